# One place for tasks: the same for hands and for CI.
PYTHON ?= python3
BIN := .venv/bin
export PYTHONHASHSEED ?= 0

# The examples run on the starter lists, whatever lists the user has.
EXAMPLE := DISSUADE_HOME=$(CURDIR)/.venv/example-home

.PHONY: run test check bench docs mutate-rules lock setup clean

run: setup  ## the main job on the example that ships with the project
	@echo "Reading a report, screening who is in it, deciding the deal (the first run compiles the inner loops: about half a minute)"
	@echo
	@$(EXAMPLE) $(BIN)/dissuade demo || test $$? -eq 1
	@echo
	@echo "The same parties as other scripts write them, and some that are not listed:"
	@$(EXAMPLE) $(BIN)/dissuade screen examples/parties.csv || test $$? -eq 1

test: setup  ## all tests
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: setup  ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup  ## measure; figures are discussed in docs/benchmarks.md
	$(BIN)/python -m benchmarks

docs: setup  ## run every example in the documentation
	$(BIN)/python -m pytest README.md docs

setup: .venv/.stamp

.venv/.stamp: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@$(BIN)/python -m dissuade.screening
	@$(BIN)/python -m dissuade.reports
	@touch $@

mutate-rules: setup  ## delete one rule at a time; every deletion must break a case
	$(BIN)/python scripts/mutate_rules.py

lock:  ## resolve dependencies anew
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" -o requirements.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
