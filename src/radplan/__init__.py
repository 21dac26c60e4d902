"""radplan: the uitvoeringsplan of a municipality as plain text, checked, added up and rendered.

`load`, `check`, `budget` and `render` are radplan from Python (see `radplan.api`), imported when they are used.
"""

from __future__ import annotations

# Type checkers take this for true; importing `typing` for it would cost each start more than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from radplan.api import Finding, InputError, PlanError, budget, check, load, plans, render

__all__ = ["Finding", "InputError", "PlanError", "__version__", "budget", "check", "load", "plans", "render"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name in __all__:
        from radplan import api

        return getattr(api, name)
    raise AttributeError(f"module 'radplan' has no attribute '{name}'")
