"""People who are counted in a text: the words for them, where a count stands, and what is no count of them."""
