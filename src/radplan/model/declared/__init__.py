"""The files of a plan, declared as Pydantic models.

They are what the format is made of: its checks, its pages and its schema. A command doesn't wait for them: it uses
what `compiling` made of them, by the names in `radplan.model.plan` and its neighbours.
"""

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
