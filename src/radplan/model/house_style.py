"""The parts of house-style.yaml, as they are declared in `radplan.model.declared.house_style`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radplan.model.declared.house_style import *
else:
    from radplan.model.compiled import parts

    globals().update(parts("house_style"))
