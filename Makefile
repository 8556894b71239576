# The steps of .ci/run, one by one, in the environment of a checkout: `make help`.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: help install serve lint contracts types test docs ci

help: ## List what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: ## Make the environment, with the packages of the tests
	$(PYTHON) -m venv .venv && $(BIN)/pip install -e '.[test]'

serve: ## Serve the shipped vocabulary at http://127.0.0.1:8000
	$(BIN)/luxterm serve

lint: ## ruff: rules and format
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

contracts: ## Import contracts, docstrings, dead code
	$(BIN)/lint-imports
	$(BIN)/interrogate -q -f 100 taxonomy webapp
	$(BIN)/vulture taxonomy webapp --min-confidence 80

types: ## mypy, strictly
	$(BIN)/mypy

test: ## All tests, on two processes
	$(BIN)/pytest -n 2 --dist loadfile

docs: ## Print into docs/ what the code knows, and compile the shipped rules
	$(BIN)/python docs/printed.py
	$(BIN)/python docs/compiled_rules.py

ci: ## All that a change must pass, on a machine that you may install packages on
	.ci/run
