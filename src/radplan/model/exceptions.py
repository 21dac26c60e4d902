"""The parts of exceptions.yaml, as they are declared in `radplan.model.declared.exceptions`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radplan.model.declared.exceptions import *
else:
    from radplan.model.compiled import parts

    globals().update(parts("exceptions"))
