"""The documents that radplan makes, by the name that the command line gives them."""

DOCUMENTS = (
    "plan",
    "summary",
    "council-letter",
    "council-proposal",
    "council-decision",
    "budget-amendment",
    "grant-application",
    "progress-report",
    "evaluation-report",
    "financial-statement",
    "quickscan-report",
)

# Formats that are no text: they are not written to a terminal.
PAPER = ("pdf", "docx")
