"""The quickscan: 26 subjects of a local approach, what a plan shows of each, and what is missing.

The subjects are in our own words (`locale`): the questions of the official form are not reproduced.
"""

from radplan.quickscan.scan import Scan, Subject

__all__ = ["Scan", "Subject"]
