# Everything starts here; `make` alone lists the targets.
PY   ?= python3
PORT ?= 8000
V    := .venv
PIP  := PYTHONDONTWRITEBYTECODE=1 $(V)/bin/python -m pip --disable-pip-version-check -qq
GET  := $(PIP) install --no-compile --require-hashes -r

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-festival test test-rest test-all check browser screenshots bench bench-reading bench-growth bench-members bench-scores bench-attack check-musicals bench-critics bench-import bench-plan bench-votes permissions reading-report reading-check lock clean

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(V)/.base: requirements/base.txt pyproject.toml
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Onesheet needs Python 3.11 or newer; name it with make PY=python3.12" >&2; exit 1; }
	@echo "Making the environment in $(V) ..."
	@test -x $(V)/bin/python || $(PY) -m venv $(V)
	@$(GET) requirements/base.txt
	@$(PIP) install --no-compile --no-deps --no-build-isolation --no-index -e .
	@$(PIP) uninstall -y setuptools >/dev/null 2>&1 || true
	@find $(V)/lib/python3*/site-packages/pip -name __pycache__ -prune -exec rm -rf {} +
	@find $(V)/lib/python3*/site-packages/django -name '*.po' -delete
	@find $(V)/lib/python3*/site-packages/allauth/locale -mindepth 1 -maxdepth 1 -type d -exec rm -rf {} +
	@find $(V)/lib/python3*/site-packages/pycountry/locales -name '*.mo' -delete
	@touch $@

$(V)/.test: $(V)/.base requirements/test.txt
	@echo "Adding what the tests need ..."
	@$(GET) requirements/test.txt
	@touch $@

$(V)/.dev: $(V)/.test requirements/dev.txt
	@echo "Adding what the checks and browser tests need ..."
	@$(GET) requirements/dev.txt
	@touch $@

setup: $(V)/.base ## make the environment alone; .venv/bin/onesheet is the command

demo: $(V)/.base ## a site with the sample catalogue at http://127.0.0.1:8000 (PORT=9000 for another)
	@$(V)/bin/onesheet demo --port $(PORT)

demo-festival: $(V)/.base ## the same with an invented festival of a real one's size: 250 films, 700 screenings, 40,000 ratings, ballots, a club
	@$(V)/bin/onesheet demo --festival --port $(PORT)

test: $(V)/.test ## the tests that need nothing but Python
	@$(V)/bin/python -m pytest -q -n auto --dist worksteal -m "not browser and not slow" --note-left-out=$(V)/left-out

test-rest: $(V)/.test ## what the last `make test` left out: the long ones, and those on real files and servers
	@$(V)/bin/python -m pytest -q -n auto --dist worksteal -m "not browser" --left-out=$(V)/left-out

test-all: $(V)/.test ## all of them but the browser's, the long ones too
	@$(V)/bin/python -m pytest -q -n auto --dist worksteal -m "not browser"

check: $(V)/.dev ## lint, format, types, import contracts, templates, missing migrations
	@$(V)/bin/ruff check .
	@$(V)/bin/ruff format --check .
	@$(V)/bin/mypy
	@$(V)/bin/lint-imports
	@$(V)/bin/djlint --lint --quiet src/onesheet/web/jinja2
	@$(V)/bin/codespell README.md CONTRIBUTING.md CHANGELOG.md SECURITY.md docs src/onesheet/web/jinja2
	@ONESHEET_DATA=$(V)/check $(V)/bin/onesheet manage makemigrations --check --dry-run -v 0
	@ONESHEET_DATA=$(V)/check ONESHEET_HTTPS=yes $(V)/bin/onesheet manage check --deploy --fail-level WARNING

browser: $(V)/.dev ## the journeys of a visitor, a member and an editor, each on a site that runs, in the system's Chromium
	@$(V)/bin/python -m pytest -q -p no:randomly -n auto --maxprocesses=4 --dist loadfile -m browser tests/browser

screenshots: $(V)/.dev ## the pictures in the README, taken of the sample site
	@$(V)/bin/python -m benchmarks.screenshots

bench: $(V)/.test ## measure every figure that the README quotes
	@$(V)/bin/python -m benchmarks

bench-reading: $(V)/.test ## how fast documents of each form are read, beside the parsing library alone
	@$(V)/bin/python -m benchmarks.reading_speed

bench-growth: $(V)/.test ## what a film's page costs with 100,000 ratings, over one with 10
	@$(V)/bin/python -m benchmarks.growth

bench-members: $(V)/.test ## how fast members' pages are made with a million viewings, beside a plain template page
	@$(V)/bin/python -m benchmarks.members

bench-scores: $(V)/.test ## seconds for the scores of 10,000 films and a million ratings, beside one GROUP BY of them
	@$(V)/bin/python -m benchmarks.scores

bench-attack: $(V)/.test ## what five hundred new accounts do to a film's score, beside the plain mean
	@$(V)/bin/python -m benchmarks.attack

check-musicals: $(V)/.base ## whether the percentages computed here are those published of the same reviews (needs ONESHEET_SAMPLES)
	@$(V)/bin/python -m benchmarks.musicals

bench-critics: $(V)/.test ## seconds for 54,432 critics' reviews from a file, and what a film's page costs with them
	@$(V)/bin/python -m benchmarks.critics_import

bench-import: $(V)/.test ## how fast a member's export, MovieLens' ratings and IMDb's titles come in, beside the database alone
	@$(V)/bin/python -m benchmarks.imports

bench-plan: $(V)/.test ## how long the best plan for 300 films and 900 screenings takes
	@$(V)/bin/python -m benchmarks.plan

bench-votes: $(V)/.test ## ballots a second on SQLite for a minute, with the server killed once, and whether one is lost or doubled
	@$(V)/bin/python -m benchmarks.votes

bench-festival: $(V)/.test ## what pages of a festival of a real one's size cost, beside a film's page
	@$(V)/bin/python -m benchmarks.festival

permissions: $(V)/.test ## who may open what: every address, asked by everybody
	@PYTHONPATH=src:tests $(V)/bin/python -m permissions

reading-report: $(V)/.base ## measure how well real documents are read and write it into docs/reading.md (needs ONESHEET_SAMPLES)
	@$(V)/bin/python -m benchmarks.reading_report

reading-check: $(V)/.base ## fail where they are read worse than docs/reading.md says (needs ONESHEET_SAMPLES)
	@$(V)/bin/python -m benchmarks.reading_report --check

UV := UV_PYTHON_DOWNLOADS=never $(V)/bin/python -m uv pip compile --universal --python-version 3.11 \
      --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -q
lock: $(V)/.base ## renew requirements/*.txt from pyproject.toml (maintainers)
	@$(PIP) install uv
	@$(UV) pyproject.toml requirements/build.in --extra fetch -o requirements/base.txt
	@$(UV) pyproject.toml requirements/build.in --extra fetch --extra postgres --extra plan --group test -c requirements/base.txt -o requirements/test.txt
	@$(UV) pyproject.toml requirements/build.in --extra fetch --extra postgres --extra plan --group test --group check --group browser -c requirements/test.txt -o requirements/dev.txt

clean: ## remove the environment and all caches; the data folder stays
	@rm -rf $(V) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
