# The site and its tests, from a fresh clone: make site, make serve, make test.

PYTHON ?= python3
BIN := .venv/bin

LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps

# For which Python and system npm's pyodide is built, as pip calls them.
PYODIDE := --python-version 3.14 --implementation cp --abi cp314 --platform pyemscripten_2026_0_wasm32

# One more than there are processors: some tests wait for a browser, a server or a clock.
WORKERS := $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

# Material prints a notice of its own end of life before every build; that is known here.
export NO_MKDOCS_2_WARNING := 1

# Some containers forbid bytecode. Without it each process compiles everything anew, and the tests start many.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: bench bench-search check content every-test generated help lint lock profile serve site test test-fast vendored
.DEFAULT_GOAL := help

help:
	@echo 'make site    build the site into site/'
	@echo 'make serve   show it at http://127.0.0.1:8000/paper-digest/ and follow every change'
	@echo 'make check   check what people wrote in digests/'
	@echo 'make content check it, build the site, follow every link within the site, look for every command, run the code of pages'
	@echo 'make test    lint, run every test, and make content'
	@echo 'make test-fast  run the tests that need no browser, attack nothing and take no time'
	@echo 'make lint    check the code'
	@echo 'make generated  write schemas and handbook anew, as the code has them'
	@echo 'make profile show what a first build spends its time on'
	@echo 'make bench   measure how long an archive takes, here and with Hugo and MkDocs'
	@echo 'make bench-search  measure what search finds, and what it weighs in an archive'
	@echo 'make lock    choose the newest versions of all dependencies anew'
	@echo 'make vendored  make the modules of others that the form for entries has'

site: .venv/ready
	@$(BIN)/mkdocs build --strict
	@echo
	@echo 'The site is in site/. To look at it:'
	@echo '    $(BIN)/python -m http.server --directory site --bind 127.0.0.1 8000'
	@echo 'and open http://127.0.0.1:8000/ - or make serve, which follows every change.'

serve: .venv/ready
	@$(BIN)/mkdocs serve

check: .venv/ready
	@$(BIN)/digest check

# What people wrote has to pass this alone, and no test.
content: check
	@$(BIN)/mkdocs build --strict
	@$(BIN)/python -m tests.browser.links site
	@$(BIN)/python -m tests.commands docs
	@$(BIN)/python -m tests.programs docs
	@$(BIN)/digest handbook --check

# What the repository holds of what the code says.
generated: .venv/ready
	@$(BIN)/digest schema --write schema
	@$(BIN)/digest handbook

lint: .venv/ready-to-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

test: .venv/ready-to-test
	@$(BIN)/python tests/browser/chromium.py
	@$(MAKE) --no-print-directory --jobs=3 lint every-test content

# Code and what people wrote are looked at meanwhile: each keeps one processor busy, and tests wait now and then.
every-test: .venv/ready-to-test
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal -m 'not bench'

# What is left out by its folder need not be imported, which each worker would do.
test-fast: .venv/ready-to-test
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal -m 'not (bench or browser or hostile or slow)' \
		$(addprefix --ignore=tests/,bench browser hostile)

# Of a build that is divided among processors, a profile would show only one's share.
profile: .venv/ready
	@rm -rf .cache/digest
	@$$(command -v taskset >/dev/null && echo taskset -c 0) $(BIN)/python -m cProfile -o .cache/build.prof \
		-m mkdocs build --quiet --site-dir .cache/profiled
	@$(BIN)/python -c 'import pstats; pstats.Stats(".cache/build.prof").sort_stats("tottime").print_stats(40)'

bench: .venv/ready-to-test
	@$(BIN)/pytest -m bench
	@$(BIN)/python -m tests.bench

bench-search: .venv/ready-to-test
	@$(BIN)/python -m tests.bench.search
	@$(BIN)/python -m tests.bench.search.weight

lock: .venv/ready
	@$(BIN)/pip install --quiet uv
	@printf 'hatchling\neditables\n' | $(LOCK) --output-file requirements.lock pyproject.toml -
	@$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock
# npm leaves other machines' packages out of a lock that it writes beside what it installed.
	@rm -rf node_modules package-lock.json && npm install --package-lock-only --silent

# Renewed after a new lock: npm's packages, as modules that browsers load.
vendored: .venv/ready
	@npm ci --silent
	@$(BIN)/python -m tests.vendored

# What is installed is what the lock files name, hashes included; pip and npm may look for nothing else.
.venv/ready: requirements.lock pyproject.toml package-lock.json
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit( \
		"Python 3.11 or newer is needed, and $(PYTHON) is %d.%d. Name another: make PYTHON=python3.12" % \
		sys.version_info[:2])'
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear .venv || \
		{ echo 'On Debian and Ubuntu: apt-get install python3-venv'; rm -rf .venv; exit 1; }
	@echo 'Setting up .venv/ ...'
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-build-isolation -e .
	@! command -v npm >/dev/null || npm ci --silent || \
		echo 'The search index is built with the older Pagefind that came with the Python packages.'
# Of pydantic's core, which is no Python, the checker in browsers has another build; the lock has the hashes of all.
	@sed -n '/^pydantic-core==/,/[^\\]$$/p' requirements.lock > .venv/browser.lock
	@$(BIN)/pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
		$(PYODIDE) --dest .venv/browser -r .venv/browser.lock || \
		echo 'The form for entries checks them by plain rules alone: pydantic-core was not found for browsers.'
	@touch $@

# The tests' own packages come on top.
.venv/ready-to-test: .venv/ready requirements-dev.lock
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@
