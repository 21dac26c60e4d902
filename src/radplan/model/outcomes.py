"""What evaluations that were carried out say: their conclusions and recommendations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radplan.model.realisation import EvaluationDone


def titles_in(evaluations: Iterable[EvaluationDone]) -> dict[str, str]:
    """The titles of what evaluations conclude and recommend, by id."""
    done = list(evaluations)
    conclusions = {item.id: item.title for found in done for item in found.conclusions}
    return conclusions | {item.id: item.title for found in done for item in found.recommendations}
