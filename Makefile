# Needs Python 3.11 or newer and make; everything else is set up in .venv.
PYTHON ?= python3
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test lint bench quality docs clean

run: .venv/ready
	$(BIN)/textlint-news check examples || test $$? -eq 1  # findings are what the examples are for

test: .venv/ready-dev
	$(BIN)/python -m pytest

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict textlint_news

bench: quality
	$(BIN)/python benchmarks/speed.py

quality: .venv/ready-dev
	$(PIP) --group bench
	$(BIN)/python benchmarks/quality.py

docs: .venv/ready-dev
	$(BIN)/python tools/docs.py
	@echo "Open build/site/index.html, or serve it: $(BIN)/python -m http.server --directory build/site"

.venv/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "textlint-news needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(PIP) --upgrade pip  # dependency groups need 25.1
	$(PIP) --editable .
	$(BIN)/python -m compileall -q textlint_news  # a start without bytecode takes half as long again
	touch $@

.venv/ready-dev: .venv/ready
	$(PIP) --group dev --group docs
	touch $@

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
