# Two commands: `make app` serves the explorer, `make test` passes the whole test suite.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

# The raw publications are only needed by `make build` and the tests that rebuild.
ifneq ($(wildcard ../shared/sources),)
export EXPLORER_SOURCES ?= $(abspath ../shared/sources)
endif

AS_ROOT := $(shell test "$$(id -u)" = 0 || echo sudo -n)

# Debian keeps Python's venv module in a package of its own: install it where that is
# allowed, else say so.
define venv_missing
	{ rm -rf $(VENV); $(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); } || \
	{ echo "Python's venv module is missing. On Debian: apt-get install python3-venv" >&2; exit 1; }
endef

.PHONY: app setup test quick lint build check bench lock bill versions clean

app: $(VENV)/.installed
	$(BIN)/explorer app --port $(PORT)

setup: $(VENV)/.installed-all

test: setup lint
	./tests/find-browser.sh
	./tests/find-nginx.sh
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

# The inner loop: everything that needs no browser and no rebuild, and is not slow.
quick: setup lint
	$(BIN)/pytest -n auto --dist loadfile -m "not slow" --ignore tests/browser

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

build: setup
	$(BIN)/explorer build

bench: setup
	./tests/find-browser.sh
	$(BIN)/python -m benchmarks $(if $(AGAINST),--against $(AGAINST))

check: $(VENV)/.installed
	$(BIN)/explorer check

# Locks for every platform, from what pyproject.toml asks for.
lock: setup
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra run -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra run --extra build --extra test --extra bench -c requirements.lock -o requirements-dev.lock pyproject.toml

	$(MAKE) --no-print-directory bill

# The bill of materials, which follows from the lock.
bill: setup
	$(BIN)/python -m explorer.build.bill

# The oldest and the newest versions that pyproject.toml allows, in environments of their own.
versions: setup
	./tests/supported-versions.sh oldest
	./tests/supported-versions.sh newest

clean:
	rm -rf $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed. Name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV) || $(venv_missing)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-all: $(VENV)/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@
