"""The plan format, explained: the JSON Schema for editors and the page for people, both made from the models."""
