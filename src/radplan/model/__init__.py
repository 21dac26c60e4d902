"""The plan as Pydantic models: what the files mean, with no screen and no file."""

import os

# No plug-in of the environment gets to see a plan, and none is searched for (which costs more than reading one).
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
