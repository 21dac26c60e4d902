"""The parts of realisation.yaml, as they are declared in `radplan.model.declared.realisation`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radplan.model.declared.realisation import *
else:
    from radplan.model.compiled import parts

    globals().update(parts("realisation"))
