# Two commands are all one needs: `make run` and `make test`.
# Both set up what is missing and skip what is there.

DATA ?= data
python := .venv/bin/python
JOBS ?= 2
SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: help run test lint soak audit bench bench-peers docs catalogues lock clean setup browser \
  postgresql

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## serve the dashboard on the sample data (DATA=folder for your own)
	.venv/bin/claim-atlas run $(DATA)

test: setup browser postgresql lint ## everything that must hold: lint, types, layers, all tests
	$(python) -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder

lint: setup ## style, types and the layer contract
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	.venv/bin/lint-imports --no-logo

soak: setup browser ## the long checks: fuzzing (SECONDS=60 each), 200 kills, ten viewers (SOAK_MINUTES=10)
	$(python) -m tests.fuzz $(SECONDS)
	CLAIM_ATLAS_SOAK=1 $(python) -m pytest tests/editing/test_kill.py tests/fuzz/test_bombs.py
	$(python) -m benchmarks.soak

bench: setup browser ## measure the dashboard in a real browser: sample data, up to a million made-up claims
	$(python) -m benchmarks

bench-peers: setup browser ## measure the map beside its alternatives, into docs/benchmarks.md (WRITE=0: print only)
	$(python) -m pip install --quiet "pip>=25.1" # the first that knows --group
	$(python) -m pip install --quiet --group peers
	$(python) -m benchmarks.peers $(if $(filter 0,$(WRITE)),,--write)

docs: setup ## write the generated parts of the documentation anew
	scripts/docs.sh

catalogues: setup ## collect what the code says into the languages' catalogues
	$(python) -m scripts.catalogues

lock: setup ## resolve pyproject.toml into requirements.lock (UPGRADE=1: newest versions)
	$(python) -m pip install --quiet uv
	.venv/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --no-emit-index-url --generate-hashes --no-annotate --no-header --quiet \
	  $(if $(UPGRADE),--upgrade) -o requirements.lock

audit: setup ## hold the lock against the known weaknesses (asks a service in the network)
	.venv/bin/pip-audit --requirement requirements.lock --disable-pip --require-hashes --strict

clean: ## remove all that these targets made, the environment included
	rm -rf .venv build dist tests/artifacts .cache .hypothesis .*_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@scripts/setup.sh

browser: setup
	@scripts/setup.sh browser

postgresql: setup
	@scripts/setup.sh postgresql
