"""Changing a plan's files as their owner would have: canonical layout, and repairs that are certain.

Both work on the text itself, by the places of what was read, so that every character that isn't meant to change
stays: comments, quotes, folded lines.
"""
