"""Write docs/rules/ from the docstrings of the rules. `make docs` runs this; a test says when it has to be."""

from __future__ import annotations

from pathlib import Path

from radplan.locale import words
from radplan.rules import RULES
from radplan.rules.page import page_of

FOLDER = Path(__file__).parent / "rules"


def pages() -> dict[str, str]:
    """The text of every file in docs/rules/ by its name."""
    found = {f"{name}.md": page_of(name).markdown for name in RULES}
    return {"README.md": index(), **found}


def index() -> str:
    """The list of all rules, in the order in which they run."""
    rows = []
    for name in RULES:
        page = page_of(name)
        dutch = words("nl", f"rules/{name}")["title"]
        rows.append(f"| [`{name}`]({name}.md) | {page.severity.value} | {page.title} | {dutch} |\n")
    head = "# Rules\n\n`radplan rule NAME` shows the same pages.\n\n"
    return head + "| rule | severity | finds | in Dutch |\n| --- | --- | --- | --- |\n" + "".join(rows)


def main() -> None:
    """Write the pages, and take away those of rules that there are no more."""
    FOLDER.mkdir(exist_ok=True)
    texts = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
