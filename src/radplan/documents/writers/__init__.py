"""One module per format, each with a `write` that makes it from the document tree."""
