"""What a shell can complete: names of rules, templates, municipalities and so on. Each list is read when asked for."""

from __future__ import annotations


def rules(incomplete: str) -> list[str]:
    """Names of rules, also of the last in a row with commas."""
    from radplan.rules import RULES

    before, comma, part = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in RULES if name.startswith(part)]


def templates(incomplete: str) -> list[str]:
    """Names of templates, as `templates show` takes them."""
    from radplan.documents.ejected import names_of_templates

    names = [name.removesuffix(".html.j2") for name in names_of_templates()]
    return [name for name in names if name.startswith(incomplete)]


def schemes(incomplete: str) -> list[str]:
    """The ids of grant schemes."""
    from radplan.schemes.register import known_schemes

    return [name for name in known_schemes() if name.startswith(incomplete)]


def municipalities(incomplete: str) -> list[str]:
    """Official names."""
    from radplan.schemes.municipalities import names

    return sorted(name for name in names().values() if name.startswith(incomplete))


def kinds(incomplete: str) -> list[str]:
    """What a starter plan can be for."""
    from radplan.starters.wish import KINDS

    return [name for name in KINDS if name.startswith(incomplete)]


def languages(incomplete: str) -> list[str]:
    """The languages that radplan speaks, and a plan can be in."""
    from radplan.locale import LANGUAGES

    return [name for name in LANGUAGES if name.startswith(incomplete)]
