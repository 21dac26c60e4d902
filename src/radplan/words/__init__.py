"""Lists of words that a municipality may extend."""
