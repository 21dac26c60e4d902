"""What is confidential is nowhere in a public edition: not in the text, nor in what files say of themselves."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from documents import pdf_words
from documents.test_council import PLAN, REALISED
from radplan import cli
from radplan.documents.kinds import DOCUMENTS
from radplan.documents.view.plan import FEW_AUDIENCES

# All that the charts and the summary could tell of an activity, said of the confidential one.
MORE = """        planning: {start: 2019-02, end: 2019-10, milestones: [{id: vlucht, date: 2019-05, title: Nachtegaal vliegt}]}
        audience: [Nachtegaalhouders]
        intended_results: [De Nachtegaal zingt]
        indicators: [{id: zang, title: Nachtegaalzang, baseline: {value: 1}, targets: [{date: 2019-12, value: 9}]}]
"""
SECRETIVE = PLAN.replace("        confidential: true\n", f"        confidential: true\n{MORE}")
AUDIENCES = ", ".join(f"Groep {number}" for number in range(FEW_AUDIENCES + 1))
SECRETS = ("nachtegaal", "niet voor buiten", "factuur 2", "geheim")
TOTALS = ("plan", "summary", "council-proposal", "grant-application", "progress-report", "financial-statement")
TELLING = ("plan", "summary", "council-letter", "council-proposal", "grant-application", "progress-report",
           "evaluation-report", "financial-statement", "quickscan-report")  # fmt: skip


def rendered(folder: Path, *options: str, plan: str = SECRETIVE) -> dict[str, bytes]:
    for name, text in (("plan.yaml", plan), ("realisation.yaml", REALISED)):
        (folder / name).write_text(text, encoding="utf-8")
    assert cli.run(["render", str(folder), "--all", str(folder / "uit"), *(options or ("--diwoo",))]) == 0
    return {path.name: path.read_bytes() for path in sorted((folder / "uit").iterdir())}


def all_of(name: str, file: bytes) -> str:
    """Everything that a curious reader can get out of a file, in small letters."""
    parts = {".docx": in_word, ".pdf": in_pdf}.get(Path(name).suffix, lambda file: [file.decode()])(file)
    return "\n".join([name, *parts]).lower()


def in_word(file: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(file)) as archive:
        yield from archive.namelist()
        for part in archive.namelist():
            yield archive.read(part).decode("utf-8", errors="replace")


def in_pdf(file: bytes) -> Iterator[str]:
    reader = PdfReader(BytesIO(file))
    yield from (page.extract_text() for page in reader.pages)
    yield from (f"{element.text()} {element.alternative}" for element in pdf_words.read(file).walk())
    yield str(reader.metadata)
    yield str(reader.outline)
    for number in range(1, len(reader.xref[0]) + 1):
        found: Any = reader.get_object(number)
        yield str(found)
        if isinstance(found, StreamObject):
            yield found.get_data().decode("utf-8", errors="replace")


def test_a_public_edition_holds_nothing_of_it(tmp_path: Path) -> None:
    for name, file in rendered(tmp_path).items():
        found = all_of(name, file)
        assert not [secret for secret in SECRETS if secret in found], name


def test_nor_does_one_with_many_audiences(tmp_path: Path) -> None:
    many = SECRETIVE.replace("[Wijkteams]", f"[{AUDIENCES}]")
    found = all_of("summary.md", rendered(tmp_path, "--to", "md", plan=many)["summary.md"])
    assert "groep 1; groep 2" in found, "together per theme"
    assert not [secret for secret in SECRETS if secret in found]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("plan", "Nachtegaal vliegt"),
        ("plan", ">Operatie Nachtegaal"),
        ("evaluation-report", "Nachtegaalzang"),
        ("summary", "Nachtegaalhouders"),
        ("summary", "De Nachtegaal zingt"),
    ],
)
def test_an_internal_edition_tells_what_a_public_one_is_silent_about(document: str, told: str, tmp_path: Path) -> None:
    assert told in rendered(tmp_path, "--internal", "--to", "html")[f"{document}.html"].decode()
    assert told not in rendered(tmp_path, "--to", "html")[f"{document}.html"].decode()


def test_the_same_search_finds_all_of_it_in_an_internal_edition(tmp_path: Path) -> None:
    files = rendered(tmp_path, "--internal")
    for suffix in ("md", "html", "json", "pdf", "docx"):
        found = all_of(f"plan.{suffix}", files[f"plan.{suffix}"])
        assert "nachtegaal" in found, suffix
        assert "niet voor buiten" in found, suffix


@pytest.mark.parametrize("document", TELLING)
def test_the_reader_is_told_that_something_is_left_out(document: str, tmp_path: Path) -> None:
    files = rendered(tmp_path, "--to", "md")
    said = files[f"{document}.md"].decode()
    assert "één vertrouwelijke activiteit weggelaten" in said
    assert ("Het geld ervoor telt wel mee in de totalen." in said) == (document in TOTALS)
    assert set(files) >= {f"{name}.md" for name in DOCUMENTS}
