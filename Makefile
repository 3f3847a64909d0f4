# Every target does the set-up that it needs; `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help setup demo up down check test bench scale release
help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## make .venv with .venv/bin/sijill

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sijill needs Python 3.11 or later; say make PYTHON=/path/to/python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing Sijill and what it needs into .venv (about a minute the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: setup ## the whole story on real parts, in under five minutes
	@$(BIN)/sijill demo

up: setup ## start broker, registry, database and the register's processes
	@$(BIN)/sijill up --register

down: setup ## stop what `make up` started
	@$(BIN)/sijill down

check: setup ## style, types, house rules and pure tests: no services, under a minute
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/pure -q -n 2

test: check ## everything, faults included, at the reduced sizes that tests/README.md lists
	$(BIN)/python -m pytest tests/services tests/walks tests/faults -n 2 --dist loadfile --durations=15

bench: setup ## speed as ratios in one run
	$(BIN)/python -m tests.bench

scale: setup ## the same tests at the full sizes; writes tests/scale/RESULTS.md
	$(BIN)/python -m tests.scale
