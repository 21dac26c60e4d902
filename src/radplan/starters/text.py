"""The text of a starter plan. What a user typed comes out as YAML that says exactly that."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain, count
from pathlib import Path
from textwrap import indent

import yaml

from radplan.model.scalars import slug
from radplan.regex import regex
from radplan.schemes.register import GrantScheme, known_schemes
from radplan.starters.wish import Wish

GAP = regex(r"@([a-z_]+)@")
THEME = regex(r"(?m)^(?=  - id: )")
TITLE = regex(r"(?m)^    title: (.*)$")
PLAIN = regex(r"[^\W\d_](?:[^\W_]|[ ().’–-])*")
WORDS = regex(r"(?i)(?:true|false|yes|no|on|off|null|y|n)")
COORDINATION = {"spuk-2020": "c", "spuk-2023-2026": "basis-op-orde"}
"""The category of a scheme under which coordination falls; it is a proposal, the comment beside it lists the others."""


def plan_text(wish: Wish) -> str:
    """The plan.yaml of a starter."""
    pieces = pieces_in(wish.language)
    source = source_of(wish, pieces)
    values = {
        "year": str(wish.year),
        "municipality": municipality(wish),
        "region": region(wish, pieces),
        "coordinator": scalar(wish.coordinator or pieces[f"coordinator.{wish.kind}"]),
        "funding": indent(funding(wish, source, pieces), "  "),
        "finance": indent(filled(pieces["finance.open" if wish.grant is None else "finance.granted"], source), "    "),
        "themes": themes(wish, source, pieces),
        "account": account(wish, pieces),
    }
    return filled(starter_file(wish.language, "plan"), values).rstrip() + "\n"


def starter_file(language: str, name: str) -> str:
    """A starter's text as it stands in the package."""
    return (Path(__file__).parent / language / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def pieces_in(language: str) -> Mapping[str, str]:
    """The pieces of a plan that depend on what was chosen."""
    found: dict[str, str] = yaml.load(starter_file(language, "pieces"), yaml.BaseLoader)
    return found


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its gaps filled, in one pass: what is filled in is not looked at again."""
    return GAP.sub(lambda gap: values[gap[1]], text)


def scalar(text: str) -> str:
    """A text of one line as YAML: plain where nobody can take it for something else, else between quotes."""
    if PLAIN.fullmatch(text) and text == text.strip() and not WORDS.fullmatch(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def municipality(wish: Wish) -> str:
    """The municipality with its code, where it has one."""
    code = f", code: {wish.code}" if wish.code else ""
    return f"{{name: {scalar(wish.municipality)}{code}}}"


def region(wish: Wish, pieces: Mapping[str, str]) -> str:
    """The region; who is in the lead of one has one, and a small municipality does well to join one."""
    name = wish.region or ("" if wish.kind == "central" else pieces["region.prompt"])
    return filled(pieces[f"region.{wish.kind}"], {"name": scalar(name)}) if name else pieces["region.none"]


def scheme_of(wish: Wish) -> GrantScheme | None:
    """The scheme that was chosen."""
    return known_schemes().get(wish.scheme)


def source_of(wish: Wish, pieces: Mapping[str, str]) -> dict[str, str]:
    """The plan's one funding source: that of the scheme, a grant of which the name is open, or own means."""
    scheme = scheme_of(wish)
    own = "own" if wish.grant is None else "other"
    return {
        "id": scheme.id if scheme else pieces[f"funding.{own}.id"],
        "title": scalar(scheme.title[wish.language] if scheme else pieces[f"funding.{own}"]),
        "kind": "grant" if scheme or own == "other" else "own_budget",
        "scheme": wish.scheme,
        "year": str(wish.year),
        "granted": "" if wish.grant is None else f"{wish.grant:f}".removesuffix(".00"),
    }


def funding(wish: Wish, source: dict[str, str], pieces: Mapping[str, str]) -> str:
    """The funding source."""
    ceiling = "open" if wish.grant is None else "granted"
    parts = ["provider", "scheme", "year", ceiling] if wish.scheme else ["year", ceiling]
    return "\n".join(filled(pieces[part], source) for part in ("funding", *(f"funding.{part}" for part in parts)))


def category(wish: Wish, pieces: Mapping[str, str]) -> str:
    """The category of coordination, where the scheme has categories: a proposal, with the others to choose from."""
    scheme = scheme_of(wish)
    if scheme is None or not scheme.categories:
        return ""
    choices = "\n".join(f"# {name}: {title}" for name, title in scheme.categories.items())
    proposed = COORDINATION.get(scheme.id, next(iter(scheme.categories)))
    return indent(filled(pieces["category"], {"choices": choices, "category": proposed}), " " * 8)


def costs(wish: Wish, source: dict[str, str], pieces: Mapping[str, str]) -> str:
    """What coordination costs: all of the grant, still to be divided; with the legal check that some schemes ask."""
    parts = [filled(pieces["costs.open" if wish.grant is None else "costs.granted"], source)]
    if asks(wish, "activity.legal_check"):
        parts.append(pieces["legal_check"])
    return indent("\n".join(parts), " " * 8)


def account(wish: Wish, pieces: Mapping[str, str]) -> str:
    """The account that some schemes ask for."""
    if not asks(wish, "promises.account"):
        return ""
    return indent(filled(pieces["account"], {"year": str(wish.year)}), "  ")


def asks(wish: Wish, key: str) -> bool:
    """Whether the scheme requires something of a plan."""
    scheme = scheme_of(wish)
    return scheme is not None and any(need.key == key for need in scheme.requires)


def themes(wish: Wish, source: dict[str, str], pieces: Mapping[str, str]) -> str:
    """The themes: coordination first, then those that were chosen, from the starter where it has one by that name."""
    first, *others = theme_texts(wish)
    known = {title_of(theme).casefold(): theme for theme in others}
    values = {"year": str(wish.year), "costs": costs(wish, source, pieces), "category": category(wish, pieces)}
    taken = {slug(title) for title in ("", *known)}
    found = [filled(first, values)]
    for title in wish.themes or starter_themes(wish):
        if title.casefold() in known:
            found.append(filled(known[title.casefold()], values))
        elif title.casefold() != title_of(first).casefold():
            name = new_id(title, taken)
            own = {"id": scalar(name), "title": scalar(title), "activity": f"{name}-1"}
            found.append(filled(pieces["theme"], values | own))
    return "\n\n".join(theme.rstrip() for theme in found)


def new_id(title: str, taken: set[str]) -> str:
    """An id for a title that no other has; it is taken from here on."""
    base = slug(title)[:40].strip("-") or "x"
    numbered = (f"{base}-{number}" for number in count(2))
    found = next(name for name in chain([base], numbered) if name not in taken)
    taken.add(found)
    return found


def theme_texts(wish: Wish) -> list[str]:
    """The starter's themes as they stand in it, coordination first."""
    return THEME.split(starter_file(wish.language, wish.kind))[1:]


def title_of(theme: str) -> str:
    """The title of a theme of a starter."""
    found = TITLE.search(theme)
    return found[1] if found else ""


def starter_themes(wish: Wish) -> list[str]:
    """The titles of the starter's own themes, without coordination, which every plan has."""
    return [title_of(theme) for theme in theme_texts(wish)[1:]]
