"""The parts of quickscan.yaml, as they are declared in `radplan.model.declared.quickscan`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radplan.model.declared.quickscan import *
else:
    from radplan.model.compiled import parts

    globals().update(parts("quickscan"))
