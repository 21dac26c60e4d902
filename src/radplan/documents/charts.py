from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished chart, and in words what it shows: for who reads it, and for formats without pictures."""

    svg: str
    title: str
    description: str
