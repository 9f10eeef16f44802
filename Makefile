# The two commands: `make demo` and `make test`. `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8000
PRACTICE_PORT ?= 8100
PROCESSES ?= 4

V := .venv/bin
SETTLED := PRACTICE=1 DATABASE_URL=postgresql:///none CELERY_BROKER_URL=redis://127.0.0.1/0

.PHONY: help demo test test-long install install-dev browser checker lint bench lock

help:  ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: install  ## Run the whole portal here, for practice (PORT=, PRACTICE_PORT=, RESET=1)
	@$(V)/python manage.py demo --port $(PORT) --practice-port $(PRACTICE_PORT) $(if $(filter-out 0,$(RESET)),--reset)

test: install-dev browser checker  ## Run the tests, but for the long ones (BROWSER=none: without a browser)
	$(V)/python -m pytest -n $(PROCESSES) -m "not (long or bench)"

test-long: install-dev browser  ## Run the tests that take minutes
	$(V)/python -m pytest -m "long and not bench" || [ $$? -eq 5 ]

install: .venv/installed  ## Make the environment in .venv, and nothing else

install-dev: .venv/installed-dev

browser: install-dev
	@$(V)/python -m tests.browser

# The Nu HTML checker, where there are npm and Java for it; without them its test says so.
NU := vnu-jar@26.9.27
checker: install-dev
	@test -d .venv/nu/node_modules || ! command -v npm >/dev/null || ! command -v java >/dev/null \
		|| npm install --silent --no-audit --no-fund --prefix .venv/nu $(NU) \
		|| echo "The HTML checker could not be fetched: its test will be left out."

lint: install-dev  ## Look the code over: ruff, mypy, the floors of the house
	$(V)/ruff check .
	$(V)/ruff format --check .
	$(SETTLED) $(V)/mypy
	$(V)/lint-imports

bench: install-dev browser  ## Measure, and print the figures
	$(V)/python -m pytest -m bench -s tests/bench

lock: install-dev  ## Compile the .in files to exact versions with hashes (UPGRADE=1: to the newest)
	for name in requirements requirements-dev; do \
		UV_CUSTOM_COMPILE_COMMAND="make lock" $(V)/uv pip compile --quiet --universal \
			--python-version 3.11 --generate-hashes $(if $(UPGRADE),--upgrade) \
			$$name.in --output-file $$name.txt || exit 1; \
	done

# uv installs in seconds what pip installs in half a minute; where it cannot, pip does.
INSTALL = $(V)/uv pip install --quiet --python $(V)/python --compile-bytecode --require-hashes -r $(1) \
	|| $(V)/python -m pip install --quiet --require-hashes -r $(1)

.venv/installed: requirements.txt | .venv/bin/pip
	@echo "Installing what the portal runs on"
	@awk '/^[a-z]/ { on = /^uv==/ } on' requirements-dev.txt > .venv/uv.txt
	@$(V)/python -m pip install --quiet --require-hashes -r .venv/uv.txt \
		|| echo "uv cannot be had here; pip does it more slowly."
	@$(call INSTALL,requirements.txt)
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	@echo "Installing what the tests need"
	@$(call INSTALL,requirements-dev.txt)
	@touch $@

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.11"; exit 1; }
	@echo "Making an environment in .venv"
	@$(PYTHON) -m venv .venv
