"""Runs the commands that the documentation shows, and writes down what they say: `make docs`.

A page shows a command in a block marked `console`, as a reader types it, with what it prints below it:

    $ radplan validate examples/arnhem-2019
    …
    1 plan: 7 warnings, 42 advices, 1 accepted finding (--advice lists the advice)

A line with only `…` stands for lines that the page leaves out. A block marked with a language and a path
(`yaml mijn-plan/plan.yaml`) is a file that the reader makes. The blocks of a page are one story: each page starts
in a fresh folder with the examples in it, and its commands find what the earlier ones made.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from textwrap import dedent
from textwrap import indent as indented
from unittest.mock import patch

from radplan import cli

ROOT = Path(__file__).parents[1]
DUTCH = (ROOT / "docs/handboek", ROOT / "docs/formaat.md")
BLOCK = re.compile(r"^( *)```(\w+)(?: (\S+))?\n(.*?)^\1```$", re.M | re.S)
CUT = "…\n"
FINE = (0, 1)


def pages() -> list[Path]:
    """Every page that shows a command with its output."""
    found = [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("docs/handboek/*.md"),
        *ROOT.glob("examples/**/*.md"),
    ]
    return sorted(path for path in found if "```console\n" in path.read_text(encoding="utf-8"))


def language(page: Path) -> str:
    """The language in which the reader of a page has radplan speak."""
    return "nl_NL.UTF-8" if any(page.is_relative_to(place) for place in DUTCH) else "C.UTF-8"


def refreshed(page: Path) -> str:
    """The page with what its commands print now; an output that still fits is left as it is."""
    without = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES")}
    here = without | {"LANG": language(page), "COLUMNS": "100"}
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, here, clear=True):
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        with chdir(folder):
            return BLOCK.sub(performed, page.read_text(encoding="utf-8"))


def performed(block: re.Match[str]) -> str:
    """A block, after what it says is done."""
    indent, kind, path, body = block.groups()
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(body, encoding="utf-8")
    if kind != "console":
        return block[0]
    said = "".join(session(dedent(body)))
    return f"{indent}```console\n{indented(said, indent)}{indent}```"


def session(body: str) -> Iterator[str]:
    """The commands of a block, each with its output."""
    for part in re.split(r"^(?=\$ )", body, flags=re.M):
        if not part:
            continue
        line, _, shown = part.partition("\n")
        said = output(line)
        gap = "\n" if shown.endswith("\n\n") else ""
        yield part if fits(shown, said) else f"{line}\n{cut(said, shown)}{gap}"


def output(line: str) -> str:
    """What a command prints, standard output first; with `> FILE` that goes to the file."""
    prompt, name, *arguments = shlex.split(line)
    if (prompt, name) != ("$", "radplan"):
        raise SystemExit(f"not a command of radplan: {line}")
    target = arguments[-1] if ">" in arguments else ""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.run(arguments[:-2] if target else arguments)
    said, noted = text(out), text(err)
    if code not in FINE:
        raise SystemExit(f"{line}\n{noted}exit code {code}")
    if target:
        Path(target).write_text(said, encoding="utf-8")
        said = ""
    return (said + noted).replace("\u00a0", " ")


def text(stream: io.TextIOWrapper) -> str:
    """All that was written to a stream."""
    stream.flush()
    return stream.buffer.getvalue().decode()  # type: ignore[attr-defined, no-any-return]


def fits(shown: str, said: str) -> bool:
    """Whether an output is what a page shows of it."""
    parts = [re.escape(part) for part in (shown.rstrip() + "\n").split(CUT)]
    return bool(re.fullmatch("(?:.*\n)*?".join(parts), said.rstrip() + "\n"))


def cut(said: str, shown: str) -> str:
    """A new output, with as many lines before and after the cut as the page showed."""
    head, *rest = re.split(r"^…$", shown.rstrip(), flags=re.M)
    lines = said.splitlines(keepends=True)
    first, last = head.count("\n"), rest[-1].count("\n") if rest else 0
    if not rest or first + last >= len(lines):
        return said
    return "".join([*lines[:first], CUT, *lines[len(lines) - last :]])


def examples() -> Iterator[tuple[str, str]]:
    """Each page and what belongs there, like the other generated pages."""
    for page in pages():
        yield str(page.relative_to(ROOT)), refreshed(page)


WRITERS: list[Callable[[], Iterator[tuple[str, str]]]] = [examples]


def main() -> None:
    """Write what has changed."""
    for name, now in examples():
        path = ROOT / name
        if path.read_text(encoding="utf-8") != now:
            path.write_text(now, encoding="utf-8", newline="\n")
            print(f"wrote {name}")


if __name__ == "__main__":
    main()
