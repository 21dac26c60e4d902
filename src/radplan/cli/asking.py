"""The questions of `radplan init`, in a terminal. Each has a default; one can leave at any of them."""

from __future__ import annotations

import sys
from typing import Any

from radplan.locale import euro, fill, words
from radplan.starters import wish as wishes
from radplan.starters.text import pieces_in, starter_themes
from radplan.starters.wish import KINDS, READERS, Wish, WishError


class Conversation:
    """The questions that are left, one by one; `typed` holds the answers so far."""

    def __init__(self, typed: dict[str, Any], language: str) -> None:
        self.typed = dict(typed)
        self.language = language
        self.words = words(language, "commands")

    def hold(self) -> None:
        """Ask what wasn't given yet. Raises KeyboardInterrupt or EOFError where somebody leaves."""
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="replace")
        self.say("start")
        for name in ("kind", "municipality", "year", "region", "scheme", "grant", "themes", "coordinator"):
            if not self.typed[name]:
                getattr(self, name)()

    def say(self, key: str, **values: Any) -> None:
        """Something beside a question."""
        print(fill(self.words[f"init.ask.{key}"], values, self.language), file=sys.stderr)

    def answer(self, key: str, default: str = "", **values: Any) -> str:
        """The answer to a question; without one the default."""
        question = fill(self.words[f"init.ask.{key}"], values, self.language)
        print(f"{question}{f' [{default}]' if default else ''}: ", end="", file=sys.stderr, flush=True)
        return wishes.clean(input()) or default

    def ask(self, name: str, default: str = "", **values: Any) -> None:
        """Ask until the answer can be meant."""
        while True:
            text = self.answer(name, default, **values)
            try:
                if text:
                    READERS[name](text)
                self.typed[name] = text
                return
            except WishError as error:
                print(fill(self.words[f"init.wrong.{error.case}"], error.values, self.language), file=sys.stderr)

    @property
    def wish(self) -> Wish:
        """The wish as far as it is known."""
        known = {name: READERS[name](text) for name, text in self.typed.items() if text}
        return Wish(**{"municipality": "", "year": 0, **known})

    def kind(self) -> None:
        self.ask("kind", KINDS[0])

    def municipality(self) -> None:
        """A name from the official list, found by any part of it; the same name twice is taken as it is."""
        found: list[str] = []
        last = ""
        while True:
            text = self.answer("choice" if found else "municipality", found[0] if len(found) == 1 else "")
            if text.isascii() and text.isdigit() and 0 < int(text[:3]) <= len(found):
                text = found[int(text) - 1]
            if text and (text in found or text == last or Wish(text, 0).code):
                self.typed["municipality"] = text
                return
            found, last = (wishes.municipalities_like(text) if text else []), text
            self.say(("found" if found else "not-found") if text else "needed", text=text)
            for number, name in enumerate(found, start=1):
                print(f"  {number}  {name}", file=sys.stderr)

    def year(self) -> None:
        self.ask("year")
        while not self.typed["year"]:
            self.say("needed")
            self.ask("year")

    def region(self) -> None:
        self.ask("region")

    def scheme(self) -> None:
        """A scheme of the plan's year; without one there is nothing to choose."""
        known = wishes.schemes_in(self.wish.year)
        while known:
            self.ask("scheme", schemes=known)
            if self.typed["scheme"] == "" or self.wish.scheme in known:
                return
            self.say("other-year", text=self.typed["scheme"], year=self.wish.year)

    def grant(self) -> None:
        """The amount; where it was made public, that is proposed."""
        awarded = wishes.awarded(self.wish)
        if awarded is not None:
            self.say("awarded", amount=euro(awarded))
        self.ask("grant", f"{awarded:f}" if awarded is not None else "")

    def themes(self) -> None:
        """The themes, with commas; the starter's own unless others are named."""
        self.say("own-themes", themes=starter_themes(self.wish))
        self.typed["themes"] = [part for text in self.answer("themes").split(",") if (part := wishes.clean(text))]

    def coordinator(self) -> None:
        wish = self.wish
        self.ask("coordinator", pieces_in(wish.language)[f"coordinator.{wish.kind}"])
