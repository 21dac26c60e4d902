"""Dutch numbers in words: `dertigduizend`, `tweehonderdvijftig`."""

from __future__ import annotations

UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
         "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")  # fmt: skip
TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
VALUES = {
    **{word: value for value, word in enumerate(UNITS, 1)},
    **{word: value for value, word in zip(range(20, 100, 10), TENS, strict=True)},
    "één": 1,
}

# The longest first: "zestien" is no "zes".
UNIT = "|".join(sorted({*UNITS, "één"}, key=len, reverse=True))
TEN = "|".join(TENS)
BELOW_HUNDRED = rf"(?:(?:(?:{UNIT})[eë]n)?(?:{TEN})|{UNIT})"
BELOW_THOUSAND = rf"(?:(?:{BELOW_HUNDRED})?honderd(?:en)?(?:{BELOW_HUNDRED})?|{BELOW_HUNDRED})"
# A bare "duizend euro" is more often many than a thousand.
THOUSANDS = rf"{BELOW_THOUSAND}\s?duizend(?:\s?(?:en\s?)?{BELOW_THOUSAND})?"
HUNDREDS = rf"{BELOW_HUNDRED}honderd(?:en)?(?:{BELOW_HUNDRED})?"
NUMERAL = rf"(?:{THOUSANDS}|{HUNDREDS})"


def value(numeral: str) -> int:
    """What a number in words and in lower case is worth."""
    word = "".join(numeral.split())
    for scale, times in (("duizend", 1000), ("honderd", 100)):
        many, found, rest = word.partition(scale)
        if found:
            return (value(many) if many else 1) * times + value(rest)
    word = word if word in VALUES else word.removeprefix("en")
    ten = next((ten for ten in TENS if word.endswith(ten)), "")
    unit = word.removesuffix(ten)
    if unit not in VALUES:
        unit = unit.removesuffix("en").removesuffix("ën")
    return VALUES.get(unit, 0) + VALUES.get(ten, 0)
