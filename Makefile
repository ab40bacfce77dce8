# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
ASSETS := dudao/web/ui/static/ui/app.css
.DEFAULT_GOAL := help
.PHONY: help setup assets system run test check fix bench docs mutate wheel lock

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

setup: .venv/.ready $(ASSETS) ## .venv with the command dudao, and the assets

.venv/.ready: requirements-dev.txt pyproject.toml scripts/make_environment.sh
	scripts/make_environment.sh $(PYTHON)
	@touch $@

assets: .venv/.ready ## styles and scripts
	scripts/build_assets.sh

$(ASSETS): .venv/.ready package-lock.json vite.config.js $(shell find dudao/web/ui/assets -type f 2>/dev/null)
	scripts/build_assets.sh
	@touch $@

system: ## Chromium, LibreOffice, PostgreSQL, Chinese fonts
	@$(PYTHON) scripts/system_packages.py

run: setup ## server on 127.0.0.1:$PORT with the demo county, data in ./var
	DUDAO_DATA=$${DUDAO_DATA:-var} $(BIN)/dudao serve --port $(PORT) --demo

test: setup system check ## everything; on SQLite and on PostgreSQL
	@$(BIN)/python scripts/run_tests.py $(ARGS)

check: setup ## style, types, import floors, templates, generated papers
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target check-types check-rest

.PHONY: check-types check-rest
check-types:
	$(BIN)/mypy

check-rest:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint dudao --lint --quiet
	$(BIN)/python scripts/coverage_table.py --check
	$(BIN)/python scripts/state_diagrams.py --check
	DUDAO_DATA=var $(BIN)/dudao manage makemigrations --check --dry-run

fix: setup ## what the tools can mend themselves
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: setup ## papers that are made from the code
	$(BIN)/python scripts/coverage_table.py
	$(BIN)/python scripts/state_diagrams.py

bench: setup ## one JSON object a line
	@$(BIN)/python bench/run.py $(ARGS)

mutate: setup ## what share of small changes to the pure parts a test notices; ARGS="--each=50 --seed=2"
	@$(BIN)/python scripts/mutate.py $(ARGS)

wheel: setup ## dist/dudao-*.whl
	rm -rf build dist
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

lock: .venv/.ready ## the hashed requirements, after a change in pyproject.toml
	scripts/lock.sh
