"""The ledger: what is granted, planned and left, per source, theme, activity, year and category."""
