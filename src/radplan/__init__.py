"""radplan: the uitvoeringsplan of a municipality as plain text, checked, added up and rendered."""

__version__ = "0.1.0"
