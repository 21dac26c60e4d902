"""What somebody wants of a starter plan, read from what they typed; what can't be meant raises WishError."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from radplan.characters import FORBIDDEN
from radplan.findings import Text
from radplan.locale import LANGUAGES
from radplan.model.dates import FIRST_YEAR, LAST_YEAR
from radplan.model.money import AmountError, read_amount
from radplan.record import Record
from radplan.schemes import municipalities
from radplan.schemes.register import award_of, known_schemes
from radplan.suggest import closest

KINDS = ("small", "central", "regional")


class WishError(ValueError):
    """A text that can't be meant; `case` and `values` say why, in words the locale knows."""

    def __init__(self, case: str, **values: Any) -> None:
        super().__init__(case)
        self.case = case
        self.values = values


class Wish(Record):
    """What a starter plan is made for. `grant` in euro; without `themes` those of the starter, all of them."""

    municipality: str
    year: int
    kind: str = "small"
    language: str = "nl"
    scheme: str = ""
    grant: Decimal | None = None
    themes: tuple[str, ...] = ()
    coordinator: str = ""
    region: str = ""

    @property
    def code(self) -> str:
        """The code of the municipality, where its name belongs to one and no more."""
        codes = municipalities.codes_of(self.municipality)
        return codes[0] if len(codes) == 1 else ""


def read_wish(typed: dict[str, Any]) -> Wish:
    """The wish that goes with what was typed, by the name of its field. Raises WishError."""
    read = {name: READERS[name](text) for name, text in typed.items() if text}
    wish = Wish(**read)
    wish = wish._replace(municipality=official(wish))
    if wish.scheme:
        years = known_schemes()[wish.scheme].years
        if wish.year not in years:
            raise WishError("scheme-year", text=wish.scheme, years=years, year=wish.year)
    return wish


def official(wish: Wish) -> str:
    """The name of the municipality as on the official list, where it was only spelt in another way."""
    name = municipalities.names()[wish.code] if wish.code else wish.municipality
    same = municipalities.without_spelling(name) == municipalities.without_spelling(wish.municipality)
    return name if same else wish.municipality  # who says Den Bosch isn't to read ’s-Hertogenbosch


def clean(text: str) -> str:
    """A text on one line, without the characters that no plan may hold."""
    return " ".join(FORBIDDEN.sub(" ", text).split())


def read_text(text: str) -> str:
    """A text that says something."""
    if not (cleaned := clean(text)):
        raise WishError("empty")
    return cleaned


def read_year(text: str) -> int:
    """The year of the plan."""
    digits = clean(text)
    if not (digits.isascii() and digits.isdigit() and FIRST_YEAR <= int(digits[:5]) <= LAST_YEAR):
        raise WishError("year", text=digits, first=FIRST_YEAR, last=LAST_YEAR)
    return int(digits)


def read_scheme(text: str) -> str:
    """The id of a grant scheme that radplan knows, by any of its names."""
    schemes = known_schemes()
    name = clean(text).lower()
    if name not in schemes:
        meant = closest(name, schemes)
        raise WishError("scheme-meant" if meant else "scheme", text=clean(text), suggestion=meant)
    return schemes[name].id


def read_grant(text: str) -> Decimal:
    """An amount in euro, in Dutch notation or plain."""
    try:
        return read_amount(clean(text))
    except AmountError as error:
        reason = Text(f"{error.rule}.{error.kind}", {"text": clean(text), **error.values})
        raise WishError("grant", reason=reason) from None


def read_themes(texts: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The titles of themes, each once."""
    return tuple(dict.fromkeys(read_text(text) for text in texts))


def one_of(case: str, known: tuple[str, ...]) -> Callable[[str], str]:
    """Reads a word of a list."""

    def read(text: str) -> str:
        if (word := clean(text).lower()) not in known:
            raise WishError(case, text=clean(text), choices=known)
        return word

    return read


READERS: dict[str, Callable[[Any], Any]] = {
    "municipality": read_text,
    "year": read_year,
    "kind": one_of("kind", KINDS),
    "language": one_of("language", LANGUAGES),
    "scheme": read_scheme,
    "grant": read_grant,
    "themes": read_themes,
    "coordinator": read_text,
    "region": read_text,
}


def schemes_in(year: int) -> list[str]:
    """The ids of the schemes that run in a year."""
    return list(dict.fromkeys(scheme.id for scheme in known_schemes().values() if year in scheme.years))


def awarded(wish: Wish) -> Decimal | None:
    """What was publicly awarded to the municipality under the scheme in the year, in euro."""
    award = award_of(wish.scheme, wish.year, wish.municipality, wish.code or None) if wish.scheme else None
    return award.amount if award else None


def municipalities_like(text: str, limit: int = 9) -> list[str]:
    """The official names that hold a text, those that begin with it first; else the one that is meant."""
    part = municipalities.compared(text)
    names = municipalities.names().values()
    found = sorted(
        (name for name in names if part and part in municipalities.compared(name)),
        key=lambda name: (not municipalities.compared(name).startswith(part), name),
    )
    meant = closest(part, municipalities.codes()) if not found else ""
    return found[:limit] or [municipalities.names()[code] for code in municipalities.codes().get(meant, ())]
