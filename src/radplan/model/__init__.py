"""The plan as Pydantic models: what the files mean, with no screen and no file."""
