"""Bytes that are no text we take: which one, and where."""

from __future__ import annotations

import pytest

from radplan.source.files import UnreadableError, decode


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("before", "line", "column"),
    [("", 1, 1), ("vision: ", 1, 9), ("radplan: 1§title: één ", 2, 12), ("a§§b: 1§", 4, 1)],
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_that_is_no_utf_8_is_at_its_place(before: str, line: int, column: int, end: str, mark: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(mark + before.replace("§", end).encode() + "é en ë".encode("latin-1"), "plan.yaml")
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.text.values == {"byte": "0xe9"}
