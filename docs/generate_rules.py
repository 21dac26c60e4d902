"""Write docs/rules/ and docs/regels/, the pages of the rules. `make docs` runs this; a test says when it has to be."""

from __future__ import annotations

from pathlib import Path

from radplan.locale import words
from radplan.rules import RULES
from radplan.rules.page import page_of

DOCS = Path(__file__).parent
FOLDERS = {"en": "rules", "nl": "regels"}
HEADS = {
    "en": """\
# Rules

`radplan rule NAME` shows the same pages. The same [in Dutch](../regels/README.md).

| rule | severity | finds | in a sentence |
""",
    "nl": """\
# Regels

`radplan rule NAAM` toont dezelfde bladzijden. Dezelfde [in het Engels](../rules/README.md).

| regel | ernst | vindt | in één zin |
""",
}


def pages() -> dict[str, str]:
    """The text of every page by its path in docs/."""
    found = {}
    for language, folder in FOLDERS.items():
        found[f"{folder}/README.md"] = index(language)
        found |= {f"{folder}/{name}.md": page_of(name, language).markdown for name in RULES}
    return found


def index(language: str) -> str:
    """The list of all rules, in the order in which they run."""
    rows = []
    for name in RULES:
        page, title = page_of(name, language), words(language, f"rules/{name}")["title"]
        rows.append(f"| [`{name}`]({name}.md) | {page.severity} | {title} | {page.title} |\n")
    return HEADS[language] + "| --- | --- | --- | --- |\n" + "".join(rows)


def main() -> None:
    """Write the pages, and take away those of rules that there are no more."""
    texts = pages()
    for folder in FOLDERS.values():
        (DOCS / folder).mkdir(exist_ok=True)
        for old in (DOCS / folder).glob("*.md"):
            if f"{folder}/{old.name}" not in texts:
                old.unlink()
    for name, text in texts.items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
