"""The plan as models: what the files mean, with no screen and no file."""
