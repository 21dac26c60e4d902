"""What a template may say about a plan: plain data, with every number summed, every date worded, every text resolved.

A template asks for nothing else, so what a document states is settled here, once for all formats. Amounts come
from the ledger; nothing is added up after this.
"""

from radplan.documents.view.look import Edition
from radplan.documents.view.plan import View

__all__ = ["Edition", "View"]
