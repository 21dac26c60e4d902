# The two commands of the README, and what a maintainer needs besides. Only Python 3.11 and make are expected.
PYTHON ?= python3
RUN := .venv/bin/radplan
PLAN := examples/arnhem-2019

.PHONY: demo test test-browser lint docs golden bench fuzz clean

# Check, add up and render the Arnhem example.
demo: .venv/ready
	$(RUN) validate $(PLAN)
	$(RUN) budget $(PLAN)
	@mkdir -p out
	$(RUN) render $(PLAN) --document plan --to md --output out/arnhem-2019.md
	$(RUN) render $(PLAN) --document plan --to html --output out/arnhem-2019.html
	@echo "Open out/arnhem-2019.html in a browser; out/arnhem-2019.md is the same plan as Markdown."

test: .venv-test/ready
	.venv-test/bin/python -m pytest

# Every document as a web page: accessible, wide and narrow, light and dark; valid; asking for nothing.
test-browser: .venv-test/ready
	@mkdir -p out
	tests/browser/run $(CURDIR)/.venv-test/bin/python

lint: .venv-test/ready
	.venv-test/bin/ruff check src tests benchmarks
	.venv-test/bin/mypy

# The pages that are made from the code, and the outputs that the other pages show.
docs: .venv-test/ready
	.venv-test/bin/python docs/generate_rules.py
	.venv-test/bin/python docs/generate_format.py
	.venv-test/bin/python docs/generate_examples.py

# After a change on purpose in what is rendered; read the difference before it is committed.
golden: .venv/ready
	$(RUN) render $(PLAN) --output tests/golden/arnhem-2019/plan.md
	$(RUN) render $(PLAN) --output tests/golden/arnhem-2019/plan.html

# Mutated examples for as long as one likes: make fuzz FUZZ=100000
FUZZ ?= 20000
fuzz: .venv-test/ready
	FUZZ=$(FUZZ) .venv-test/bin/python -m pytest tests/hostile/test_fuzz.py --hypothesis-seed=random

# What each command costs, as a ratio to `python -c pass`; beside two other checkers of YAML.
bench:
	rm -rf .venv-bench
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check ".[documents]" check-jsonschema yamllint
	.venv-bench/bin/python benchmarks/ratios.py

# Installed as a user installs it, and again when something changed.
.venv/ready: pyproject.toml tools/build_hook.py $(shell find src templates -type f -not -path '*/__pycache__/*' -not -path '*/made/*')
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

.venv-test/ready: pyproject.toml
	$(PYTHON) -m venv .venv-test
	.venv-test/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	@touch $@

clean:
	rm -rf .venv .venv-test .venv-bench out dist
