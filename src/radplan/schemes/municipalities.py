"""The official list of Dutch municipalities: which code belongs to which name."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

from radplan.regex import regex

ALIASES = {
    "den bosch": "s hertogenbosch",
    "s gravenhage": "den haag",
    "the hague": "den haag",
    "de friese meren": "de fryske marren",
    "dantumadeel": "dantumadiel",
    "tietjerksteradeel": "tytsjerksteradiel",
    "wunseradeel": "wunseradiel",
    "zuidwest friesland": "sudwest fryslan",
    "noordoost friesland": "noardeast fryslan",
    "gaasterland sloten": "gaasterlan sleat",
}
ADDITIONS = regex(r"\bgemeente\b|\([^)]*\)|\bc\.?a\.|\be\.?o\.")


@cache
def names() -> dict[str, str]:
    """The official name of each code."""
    with (Path(__file__).parent / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(line for line in file if not line.startswith("#"))
        return {row[0]: row[1] for row in rows}


@cache
def codes() -> dict[str, tuple[str, ...]]:
    """The codes that go with a name as it is compared; Bergen has two."""
    found: dict[str, tuple[str, ...]] = {}
    for code, name in names().items():
        found[compared(name)] = (*found.get(compared(name), ()), code)
    return found


def codes_of(name: str) -> tuple[str, ...]:
    """The codes of a municipality, by any form of its name."""
    return tuple(code for code in codes().get(compared(name), ()) if fits(name, code))


def fits(name: str, code: str) -> bool:
    """Whether a name can be meant as that of a code.

    Case, accents and hyphens make no difference. A part of the official name will do, and so will more than it
    (Nuenen, Amsterdam Zuidoost), unless that is the name of another municipality (Bergen and Bergen op Zoom).
    """
    official = names()[code]
    mine, theirs = compared(name), compared(official)
    if mine == theirs:
        return province(official) in ("", province(name)) or not province(name)
    words, others = set(mine.split()), set(theirs.split())
    return mine not in codes() and bool(words) and (words <= others or words >= others)


def compared(name: str) -> str:
    """A name without what may differ, and one for the names by which the same municipality is known."""
    spelt = without_spelling(name)
    return ALIASES.get(spelt, spelt)


def without_spelling(name: str) -> str:
    """A name without what may differ: case, accents, hyphens, what stands between brackets, the word gemeente."""
    letters = unicodedata.normalize("NFKD", name.lower().replace("ĳ", "ij"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = re.sub(r"\b(?:a\.?/?d\.?|aan de)\s", "aan den ", ADDITIONS.sub(" ", plain))
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"\bst\.? ", "sint ", plain)))


def province(name: str) -> str:
    """What stands between brackets to tell two of the same name apart."""
    found = re.search(r"\(([^)]*)\)", name)
    return re.sub(r"[^a-z]", "", found[1].lower()) if found else ""
