"""Whether what comes close to a name is that name written differently, or ordinary language."""

from __future__ import annotations

from radplan.regex import regex
from radplan.rules.naming.near import EDGE, SHORTEST_WORD, TOKEN, TWO_LETTERS, Name, Window, away
from radplan.rules.naming.spelling import changes, folded, is_plural, same_word, shape
from radplan.words import word_list

SLIP, SLIP_OR_OTHER = 9, 12  # so long is an ordinary word in which a letter too few is seen, or another letter
MADE_UP = regex(r".*(?:io|us|ia)$")  # an ordinary word seldom ends so, and these do
SURNAME = regex(r"\s(?:(?:van|de|den|der|ter|ten|el)\s){0,3}[A-ZÀ-Ý][a-zà-ÿ]")
LINKED = regex(r"\w+(?:heids|ings|teits|schaps) \w+")  # "weerbaarheids training" can only be one word


def is_drift(window: Window, name: Name) -> bool:
    """Whether something close to a name is that name written differently, and no ordinary language."""
    if window.letters == name.letters:
        return is_respelt(window, name)
    if window.letters[0] != name.letters[0]:
        return False
    if len(name.words) == 1:
        return is_misspelt_word(window, name)
    return not is_other_word(window, name)


def is_respelt(window: Window, name: Name) -> bool:
    """Whether the same letters differ in capitals, accents, hyphens or spaces as they should not."""
    written, defined = shape(window.text), shape(name.text)
    if len(name.words) == 1:
        return is_respelt_word(window, name, written, defined)
    if (
        written.lower().replace("én", "en") == defined.lower()
        and written.islower()
        and {*word_list("names")["everyday"]}.issuperset(name.words)
    ):
        return False
    if written.lower() != defined.lower():
        return not (name.of_activity and written[1:].replace(" én ", " en ") == defined[1:])
    if written[1:] != defined[1:]:
        return not (written.isupper() and window.in_capitals)
    if name.of_activity or name.words[0] in word_list("names")["generic"]:
        return False
    return written != defined and not window.opens


def is_respelt_word(window: Window, name: Name, written: str, defined: str) -> bool:
    """Whether the same letters of one word differ as they should not; in lower case it may be an ordinary word."""
    if " " in written:
        if LINKED.fullmatch(written.lower()):
            return True
        whole = written[0] == defined[0].upper()
        return whole and (len(name.letters) >= SHORTEST_WORD or all(part[0].isupper() for part in written.split()))
    if is_somebody(window, written):
        return False
    if name.proper and written.islower() and len(name.letters) < SHORTEST_WORD:
        return False
    if written.lower() != defined.lower():
        return True
    if written[1:] != defined[1:]:
        if written.isupper():
            return name.proper and not window.in_capitals and not is_heading(window)
        return not written.islower() or any(letter.isupper() for letter in defined[1:])
    return (
        name.proper
        and written != defined
        and bool(MADE_UP.match(name.letters))
        and name.letters not in word_list("names")["not-made-up"]
    )


def is_somebody(window: Window, written: str) -> bool:
    """Whether it is a person who is called so: the partner EMMA, and Emma Jansen."""
    return written in word_list("contact-words")["first-names"] and bool(SURNAME.match(window.passage.text, window.end))


def is_heading(window: Window) -> bool:
    """Whether it stands alone behind the marks of a heading."""
    text = window.passage.text
    return text[text.rfind("\n", 0, window.start) + 1 : window.start].lstrip().startswith("#")


def is_misspelt_word(window: Window, name: Name) -> bool:
    """Whether one long word has a slip in its middle: a different ending is another form of the word."""
    if len(window.words) > 1 or same_word(window.letters, name.letters):
        return False
    if name.proper and window.text[0].isupper():
        two = len(name.letters) >= TWO_LETTERS and not window.opens
        return window.letters[-1] == name.letters[-1] and away(window, name) <= 1 + two
    if window.letters[-3:] != name.letters[-3:] or away(window, name) != 1:
        return False
    other_letter = len(window.letters) == len(name.letters) and sorted(window.letters) != sorted(name.letters)
    return len(name.letters) >= (SLIP_OR_OTHER if other_letter else SLIP)


def is_other_word(window: Window, name: Name) -> bool:
    """Whether the difference makes other words: a different short word, or another form in an ordinary phrase."""
    if len(window.words) != len(name.words):
        # "de politie in Gouda" has a word more than the Politie Gouda: that is a phrase, not the name.
        rest = iter(window.words)
        return len(window.words) > len(name.words) and all(word in rest for word in name.words)
    pairs = [pair for pair in zip(window.words, name.words, strict=True) if pair[0] != pair[1]]
    if is_genitive(window, name):
        return True
    small_words = {*word_list("names")["particles"]}
    particles = [pair for pair in pairs if small_words.issuperset(pair)]
    if particles:
        return pairs != particles or not is_name_like(window, name)
    if any(is_another(*pair) for pair in pairs):
        return True
    if window.quoted and window.text[0].isupper():
        return False
    capitals = {folded(word) for word in TOKEN.findall(window.text) if word[0].isupper()}
    in_lower_case = capitals.isdisjoint(written for written, _ in pairs)
    if name.text[0].islower() or (in_lower_case and (len(name.words) == 2 or not name.of_activity)):
        return all(same_word(*pair) for pair in pairs)
    if window.text.islower() and not window.quoted:
        return all(same_word(*pair) or is_plural(*pair) for pair in pairs)
    small = window.text[1:].islower() and (window.opens or name.text[1:] != name.text[1:].lower())
    return name.of_activity and small and all(same_word(*pair) for pair in pairs)


def is_genitive(window: Window, name: Name) -> bool:
    """Whether a partner's name has an s behind it: "Gemeente Ridderveens beleid"."""
    return not name.of_activity and shape(window.text) == f"{shape(name.text)}s" and not name.letters.endswith("s")


def is_name_like(window: Window, name: Name) -> bool:
    """Whether a partner is named, all but its small words with their capitals."""
    said, defined = TOKEN.findall(window.text), TOKEN.findall(name.text)
    capitals = [word for word in defined if word[0].isupper() and folded(word) not in word_list("names")["particles"]]
    return not name.of_activity and len(capitals) > 1 and all(word in said for word in capitals[1:])


def is_another(written: str, defined: str) -> bool:
    """Whether two words are too short, or too different, to be one word written differently."""
    shortest = min(len(written), len(defined))
    return shortest < EDGE or written[0] != defined[0] or (shortest <= EDGE and changes(written, defined) > 1)
