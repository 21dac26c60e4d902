"""What changed between two plans: money, dates, activities, indicators, recommendations and texts.

Things are the same where their ids are: one whose title changed is renamed, one whose id changed is another.
"""

from radplan.comparing.change import Change, Side
from radplan.comparing.compare import compare

__all__ = ["Change", "Side", "compare"]
