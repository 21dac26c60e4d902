"""The code of a municipality is not on the official list, or belongs to another one.

## What it checks
The `code` of the municipality, and of those in its region, is on the official list and goes with the name.
Abolished municipalities are on the list too. Case, accents and hyphens make no difference, nor do names such as
Den Bosch. Only for the Netherlands: `country` is `NL` unless it says otherwise.

## Why
By its code a plan is found: in a portfolio, in the register of awards, and in what is published under the Wet
open overheid.

## Wrong
    municipality: {name: Arnhem, code: gm0275}

## Right
    municipality: {name: Arnhem, code: gm0202}

## Repair
Look up the code; the finding names it where the name is on the list.

## Source
The list of municipalities of TOOI, the standard of the Dutch government for the names of its organisations.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Fix, Severity, Text
from radplan.model.plan import Municipality, RegionMember
from radplan.rules.rule import Case, Rule, related, with_fix, with_hint, with_related

RULE = Rule("unknown-municipality", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Codes that don't exist, or that are those of another municipality."""
    if case.plan.municipality.country.upper() != "NL":
        return
    for path, municipality in municipalities(case):
        if municipality.code is not None:
            yield from wrong(case, path, municipality.name, municipality.code)


def municipalities(case: Case) -> Iterator[tuple[str, Municipality | RegionMember]]:
    """The plan's own municipality and those of its region."""
    yield "municipality", case.plan.municipality
    for index, member in enumerate(case.plan.region.municipalities if case.plan.region else ()):
        yield f"region.municipalities[{index}]", member


def wrong(case: Case, path: str, name: str, code: str) -> Iterator[Finding]:
    """What is wrong with the code of one municipality."""
    from radplan.schemes import municipalities as official

    place, at = case.folder.place(f"{path}.code"), f"{path}.code"
    named = case.folder.intact(f"{path}.name")
    if code not in official.names():
        known = official.codes_of(name) if named else ()
        fix = Fix(place, known[0]) if len(known) == 1 else None
        yield with_fix(with_hint(RULE.found(place, at, code=code), hint(name, known)), fix)
    elif named and not official.fits(name, code):
        finding = RULE.found(place, at, "other", code=code, name=name, official=official.names()[code])
        finding = with_related(finding, related(RULE.name, "name", case.folder.place(f"{path}.name")))
        yield with_hint(finding, hint(name, official.codes_of(name)))


def hint(name: str, known: tuple[str, ...]) -> Text:
    """The code that the name has, where it is on the list."""
    return Text(f"{RULE.name}.code.hint" if known else f"{RULE.name}.hint", {"name": name, "codes": known})
