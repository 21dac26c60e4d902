"""The parts of plan.yaml, as they are declared in `radplan.model.declared.plan`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radplan.model.declared.plan import *
else:
    from radplan.model.compiled import parts

    globals().update(parts("plan"))
