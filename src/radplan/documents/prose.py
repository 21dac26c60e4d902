"""Prose as people type it (Markdown) becomes HTML that is safe to put in a document.

Three walls stand one behind the other: Markdown is read without raw HTML (tags come out as the text they
are), what it makes is washed against a list of elements, and the document tree has a list of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from radplan.characters import FORBIDDEN
from radplan.documents import unmarked

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Where a link may lead; of any other link only the text stays."""

DEEPEST = 40
"""How deep lists, quotes and marks may nest. Deeper is no layout but an accident, and is shown as it was typed."""

BRACKETS = 2000
"""How many brackets a text may open that start no link: the parser looks for the end of each one."""

_INLINE = frozenset({"a", "br", "code", "em", "strong"})
_BLOCK = _INLINE | {"blockquote", "li", "ol", "p", "table", "tbody", "td", "th", "thead", "tr", "ul"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def block(text: str, level: int) -> Markup:
    """The paragraphs, lists, tables and headings of a longer text.

    Headings are relative to where the text lands: the shallowest becomes `level`, the others follow it
    without skipping one.
    """
    plain = unmarked.block(text)
    return _parsed(text, level) if plain is None else Markup(plain)


def inline(text: str) -> Markup:
    """The marks of a text of one line: emphasis, code and links, nothing that starts a block."""
    plain = unmarked.inline(text)
    return _parsed_line(text) if plain is None else Markup(plain)


def _parsed(text: str, level: int) -> Markup:
    markdown = _markdown()
    tokens = [] if _is_bracketed(text) else markdown.parse(text)
    if not tokens or _is_too_deep(tokens):
        return Markup("<p>{}</p>").format(text) if text.strip() else Markup()
    _place_headings(tokens, level)
    _mark_table_cells(tokens)
    return _wash(_printable(markdown.renderer.render(tokens, markdown.options, {}), text), _BLOCK | _HEADINGS)


def _parsed_line(text: str) -> Markup:
    markdown = _markdown()
    tokens = [] if _is_bracketed(text) else markdown.parseInline(text)
    if not tokens or _is_too_deep(tokens):
        return escape(text)
    return _wash(_printable(markdown.renderer.render(tokens, markdown.options, {}), text), _INLINE)


def _is_bracketed(text: str) -> bool:
    return text.count("[") - text.count("](") > BRACKETS


def _printable(html: str, text: str) -> str:
    """HTML in which a character that no document may hold, typed by its number (`&#x202e;`), stays that number."""
    if "&#" not in text:
        return html
    return FORBIDDEN.sub(lambda found: f"&amp;#x{ord(found[0]):x};", html)


def _is_too_deep(tokens: Sequence[Token]) -> bool:
    return any(part.level >= DEEPEST for token in tokens for part in (token, *(token.children or ())))


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST + 1}).enable("table")
    # Four spaces in front of a sentence are pasted in, not program text.
    markdown.disable(["code", "fence"])
    # Every link is read as one, so that a refused link leaves its text and not its brackets.
    markdown.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    markdown.add_render_rule("image", _alternative_text)
    return markdown


def _alternative_text(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, _: object
) -> str:
    return str(escape(renderer.renderInlineAsText(tokens[index].children, options, {})))


def _place_headings(tokens: Sequence[Token], level: int) -> None:
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            typed = int(token.tag[1])
            while above and above[-1] >= typed:
                above.pop()
            above.append(typed)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, level + len(above) - 1)}"


def _mark_table_cells(tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.type in ("th_open", "td_open"):
            amount = token.attrs.pop("style", "") == "text-align:right"
            token.attrs.update({"class": "amount"} if amount else {})
            token.attrs.update({"scope": "col"} if token.tag == "th" else {})


def _wash(html: str, tags: frozenset[str]) -> Markup:
    import nh3

    attributes = {"a": {"href"}, "ol": {"start"}, "th": {"class", "scope"}, "td": {"class"}}
    kept = {tag: names for tag, names in attributes.items() if tag in tags}
    washed = nh3.clean(html, tags=set(tags), attributes=kept, url_schemes=set(LINK_SCHEMES), link_rel=None)
    return Markup(washed)
