"""Reading: bytes of a plan's folder become plain data in which every value knows where it was typed."""
