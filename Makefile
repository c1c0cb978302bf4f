# The whole way from a fresh machine (Python 3.11 or newer, git, make): `make graph` builds, `make test` tests.
# Stamps in .venv make a repeated call instant; `make clean` starts anew.

newer_than_310 = import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c '$(newer_than_310)' 2>/dev/null && echo $$p && break; done)
JOBS ?= 2
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
ARTICLES := $(wildcard seeds/articles/*)
CODE := $(shell find kg ontology seeds/entities -type f ! -name '*.pyc' 2>/dev/null)

.PHONY: graph test lint check clean help

graph: out/graph.ttl  ## build seeds/articles into out/graph.ttl and out/graph.html
	@echo "out/graph.ttl and out/graph.html are built: open the page in a browser"

test: $(VENV)/.test $(VENV)/.browser  ## install what testing needs, and run the tests
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest -n $(JOBS)

lint: $(VENV)/.dev  ## style, types, and the one way that imports flow
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict kg
	$(BIN)/lint-imports

check: lint test  ## everything that must hold before a change is sent

clean:  ## remove what was installed and built
	rm -rf $(VENV) out

help:  ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

out/graph.ttl: $(VENV)/.kg $(ARTICLES) $(CODE)
	$(BIN)/kg build seeds/articles -o out/graph.ttl --html out/graph.html

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "kg needs Python 3.11 or newer; install it, or name it: make PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.kg: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[test]'
	@touch $@ $(VENV)/.kg

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.test $(VENV)/.kg

# A browser for the tests of the page: the machine's own, else Debian's, else playwright's; without one they are skipped.
$(VENV)/.browser: | $(VENV)/.test
	@bash tests/browser.sh $(BIN)
	@touch $@
