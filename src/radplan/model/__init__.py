"""The plan as models that pydantic-core validates: what the files mean, with no screen and no file."""
