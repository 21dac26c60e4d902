"""What points at one person, each kind in its own way: where it stands in a text, from and up to which character."""
