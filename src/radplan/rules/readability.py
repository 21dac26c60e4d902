"""How hard a Dutch text is to read: LIX and Flesch-Douma, from counts of words, sentences and syllables.

LIX is the number of words per sentence plus the percentage of words of more than six letters: 25 is a children's
book, 45 a heavy report, 60 a law. Flesch-Douma goes the other way: 206.84 less 0.93 for each word per sentence and
77 for each syllable per word; above 60 everybody can read it, below 30 it takes a degree.
"""

from __future__ import annotations

import re
from fractions import Fraction

from radplan.record import Record
from radplan.regex import regex

LONG = 6
NUCLEUS = regex(r"eau|aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyáàâäåéèêëíìîïóòôöøúùûüýæœ]", re.I)
WORD = regex(r"[^\W_]+(?:['’.-][^\W_]+)*")
LINK = regex(r"!?\[([^\[\]]*)\]\([^()]*\)")
PLACEHOLDER = regex(r"\{\{[^{}]*\}\}")
SHORTENED = regex(r"\b(?:[a-z]\.){2,}|\b(?:bijv|ca|dhr|drs|etc|evt|incl|max|min|mr|mw|nl|nr|prof|resp|vgl|zgn)\.", re.I)
SENTENCE_END = regex(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")


class Readability(Record):
    """What was counted in a text."""

    words: int
    sentences: int
    long_words: int
    syllables: int

    @property
    def lix(self) -> int:
        """LIX, to a whole number; higher is harder."""
        if not self.words:
            return 0
        return round(Fraction(self.words, self.sentences) + Fraction(100 * self.long_words, self.words))

    @property
    def flesch_douma(self) -> int:
        """Flesch-Douma, to a whole number; lower is harder."""
        if not self.words:
            return 100
        per_sentence, per_word = Fraction(self.words, self.sentences), Fraction(self.syllables, self.words)
        return round(Fraction("206.84") - Fraction("0.93") * per_sentence - 77 * per_word)


def readability(text: str) -> Readability:
    """Count the words, sentences, long words and syllables of a Markdown text."""
    plain = SHORTENED.sub(lambda match: match[0].replace(".", ""), LINK.sub(r"\1", PLACEHOLDER.sub("0", text)))
    sentences = [found for part in SENTENCE_END.split(plain) if (found := WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    return Readability(len(words), len(sentences), sum(is_long(word) for word in words), sum(map(syllables, words)))


def is_long(word: str) -> bool:
    """Whether a word has more than six letters."""
    return sum(letter.isalpha() for letter in word) > LONG


def syllables(word: str) -> int:
    """The syllables of a Dutch word: its vowel sounds, of which a letter with a diaeresis always starts a new one."""
    return max(1, len(NUCLEUS.findall(word)))
