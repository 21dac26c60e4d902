"""Write the sample pages that the browser check looks at: python tests/browser/sample.py FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from documents import samples  # noqa: E402

from radplan.documents.fragment import parse  # noqa: E402
from radplan.documents.writers import html  # noqa: E402


def main(folder: Path) -> None:
    """Write both pages, and print where they are."""
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = yaml.safe_load((ROOT / "src/radplan/locale/nl/documents.yaml").read_text(encoding="utf-8"))["page"]
    folder.mkdir(parents=True, exist_ok=True)
    fragments = {"plan": (samples.plan(), samples.charts()), "hostile": (samples.hostile(), samples.hostile_charts())}
    for name, (fragment, charts) in fragments.items():
        document, problems = parse(fragment, name, "nl", charts)
        assert not problems, problems
        path = folder / f"{name}.html"
        path.write_text(html.write(document, words, environment), encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
