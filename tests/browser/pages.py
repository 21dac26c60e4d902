"""Write the pages that the browser looks at: python tests/browser/pages.py FOLDER.

All documents of the examples, of a plan whose every text means no good, of an internal draft and of a house style;
and two pages from fragments, which hold whatever a document may hold.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import yaml
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from documents import hostile_plan, samples  # noqa: E402
from radplan import cli  # noqa: E402
from radplan.documents.fragment import parse  # noqa: E402
from radplan.documents.writers import html  # noqa: E402

HOUSE = """
name: Gemeente Arnhem
colours: {accent: '#7a003c'}
logo: {file: logo.svg, alt: Wapen van Arnhem}
amounts: {unit: thousand}
"""
LOGO = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 40'><rect width='60' height='40' fill='#7a003c'/></svg>"


def main(folder: Path) -> None:
    """Write all pages."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_fragments(folder)
    for name in ("arnhem-2019", "venlo-2021"):
        render(ROOT / "examples" / name, folder / name)
    render(dressed(folder / "plans" / "house-style"), folder / "house-style", "--internal", "--draft")
    render(hostile(folder / "plans" / "hostile"), folder / "hostile")
    render(english(folder / "plans" / "english"), folder / "english")


def render(plan: Path, into: Path, *options: str) -> None:
    """All documents that a plan has the data for."""
    if code := cli.run(["render", str(plan), "--all", str(into), "--to", "html", *options]):
        sys.exit(code)


def hostile(plan: Path) -> Path:
    """A plan whose every text tries something."""
    plan.mkdir(parents=True)
    hostile_plan.write(plan)
    return plan


def dressed(plan: Path) -> Path:
    """An example in a house style, with an activity that only an internal edition shows."""
    shutil.copytree(ROOT / "examples" / "arnhem-2019", plan)
    activity = plan / "activities" / "maatwerk-ondersteuning.md"
    activity.write_text(activity.read_text("utf-8").replace("\ntitle:", "\nconfidential: true\ntitle:", 1), "utf-8")
    (plan / "house-style.yaml").write_text(HOUSE, encoding="utf-8")
    (plan / "logo.svg").write_text(LOGO, encoding="utf-8")
    return plan


def english(plan: Path) -> Path:
    """An example of which radplan's own words are English."""
    shutil.copytree(ROOT / "examples" / "venlo-2021", plan)
    text = (plan / "plan.yaml").read_text("utf-8")
    (plan / "plan.yaml").write_text(text.replace("language: nl", "language: en"), encoding="utf-8")
    return plan


def write_fragments(folder: Path) -> None:
    """A page with everything that a document may hold, and the same of hostile text."""
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = yaml.safe_load((ROOT / "src/radplan/locale/nl/documents.yaml").read_text(encoding="utf-8"))["page"]
    fragments = {"plan": (samples.plan(), samples.charts()), "hostile": (samples.hostile(), samples.hostile_charts())}
    for name, (fragment, charts) in fragments.items():
        document, problems = parse(fragment, name, "nl", charts)
        assert not problems, problems
        (folder / f"fragment-{name}.html").write_text(html.write(document, words, environment), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
