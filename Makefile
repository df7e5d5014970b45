# Needs Python 3.11 or newer and make; everything else is set up in .venv.
PYTHON ?= python3
BIN    := .venv/bin
DEV    := pytest hypothesis mypy ruff types-regex build

.PHONY: run test lint bench clean

run: .venv/ready
	-$(BIN)/textlint-news check examples

test: .venv/ready-dev
	$(BIN)/python -m pytest

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict textlint_news

bench: .venv/ready-dev
	$(BIN)/pip install --quiet proselint==0.16.0
	$(BIN)/python benchmarks/quality.py
	$(BIN)/python benchmarks/speed.py

.venv/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "textlint-news needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(DEV)
	touch $@

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
