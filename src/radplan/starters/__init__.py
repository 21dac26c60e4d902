"""Starter plans: a plan that validates, with prompts where the municipality's own words belong.

`wish.py` reads what somebody wants, `text.py` writes it as a plan. The texts themselves are in a folder per language:
`plan.yaml` is the frame, `small.yaml`, `central.yaml` and `regional.yaml` hold the themes, and `pieces.yaml` what
depends on the choices made. Between `@` signs stands what is filled in.
"""
