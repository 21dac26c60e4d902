"""The plan as Pydantic models: what the files mean, with no screen and no file."""

import os
import sys
from types import ModuleType

# No plug-in of the environment gets to see a plan. None is searched for either: the search alone, for which Pydantic
# loads importlib.metadata, costs as much as reading a plan.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
if "pydantic.plugin._loader" not in sys.modules:
    none = ModuleType("pydantic.plugin._loader")
    none.get_plugins = tuple  # type: ignore[attr-defined]
    sys.modules[none.__name__] = none
