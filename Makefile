# Everything that the project does, from a fresh clone with Python ≥ 3.11, git and make.
#   make data   the release, from seeds/ into outputs/
#   make test   all tests
#   make bench  what a build costs, beside other tools, into docs/performance.md (10,000 articles, some ten minutes)
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .uv/bin/uv
export UV_PYTHON_DOWNLOADS := never
export DAGSTER_DISABLE_TELEMETRY := yes
# Where it is set, as in some images of containers, every process compiles all that it loads: 4 s for each build.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: data test setup lint test-deps test-engine setup-engine dev bench bench-large bench-rebuild bench-engine torture lock lock-engine site screenshots clean

data: setup
	.venv/bin/pa build

test: setup
	.venv/bin/python -m pytest -n 4 --dist loadfile

setup: .venv/.installed

lint: setup
	.venv/bin/ruff check pa_pipeline tests examples
	.venv/bin/ruff format --check pa_pipeline tests examples
	.venv/bin/mypy

PORT ?= 3000

dev: setup
	.venv/bin/dagster dev --port $(PORT)

bench: setup
	.venv/bin/python -m tests.bench.run_benchmarks 10000
	.venv/bin/python -m tests.bench.measure_facts

# The same with 10,000 and then 100,000 articles, which takes more than an hour and 8 GB of disk.
bench-large: setup
	.venv/bin/python -m tests.bench.run_benchmarks 10000
	.venv/bin/python -m tests.bench.run_benchmarks 100000

# What one file more costs, and whether releases survive kills and arrivals, more of them than in `make test`.
bench-rebuild: setup
	.venv/bin/python -m tests.bench.measure_build
	PA_KILLS=30 PA_ARRIVALS=60 .venv/bin/python -m pytest -q -s tests/rebuild/test_kills.py tests/rebuild/test_rebuilds.py

# All that docs/reliability.md tells of, and its table anew: an hour or more.
torture: setup
	PA_TORTURE=1 PA_KILLS=30 .venv/bin/python -m pytest -q -o junit_family=xunit1 --junitxml=.torture.xml \
		tests/torture tests/rebuild/test_kills.py \
		tests/rebuild/test_two_builds.py tests/rebuild/test_full_disk.py tests/property tests/facts/test_growth.py \
		tests/seed_collections/test_hostile.py tests/state/test_readings.py tests/release/test_verification.py
	cd tests && ../.venv/bin/python -m torture.write_table ../.torture.xml

# What some tests need besides: they skip without it. Packages of the system ask for root; cffconvert asks for older
# versions of what the project uses, and so for an environment of its own.
test-deps: .venv-cff/bin/cffconvert
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		command -v chromium >/dev/null && Rscript -e "quit(status = !all(sapply(c('readr', 'data.table', 'jsonlite', 'readxl', 'RSQLite'), requireNamespace, quietly = TRUE)))" >/dev/null 2>&1 || { \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium r-base-core r-cran-readr r-cran-data.table r-cran-jsonlite r-cran-readxl r-cran-rsqlite >/dev/null; }; \
	else echo "test-deps: needs root and apt-get; the tests that use Chromium and R will skip"; fi

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.11 …"; exit 1; }
	@$(PYTHON) -m venv .uv || { echo "Python's venv is missing: on Debian, apt-get install python3-venv"; rm -rf .uv; exit 1; }
	@.uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv-cff/bin/cffconvert: $(UV)
	@$(UV) venv --quiet --clear --python $(PYTHON) .venv-cff
	@$(UV) pip install --quiet --python .venv-cff/bin/python cffconvert==2.0.0

.venv/.installed: $(UV) requirements.lock pyproject.toml
	@test -x .venv/bin/python || $(UV) venv --quiet --python $(PYTHON) .venv
	@$(UV) pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
	@$(UV) pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
	@touch $@

# Builds on a cluster of machines, and seeds in object stores (docs/engines.md): an environment of its own, .venv-engine,
# with the same versions as .venv and what the extra `engine` needs besides.
setup-engine: .venv-engine/.installed

test-engine: setup-engine
	.venv-engine/bin/python -m pytest -q tests/engines tests/storage pa_pipeline/engines pa_pipeline/storage

bench-engine: setup-engine
	.venv-engine/bin/python -m tests.bench.measure_engine

.venv-engine/.installed: $(UV) requirements-engine.lock pyproject.toml
	@test -x .venv-engine/bin/python || $(UV) venv --quiet --python $(PYTHON) .venv-engine
	@$(UV) pip sync --quiet --python .venv-engine/bin/python --require-hashes requirements-engine.lock
	@$(UV) pip install --quiet --python .venv-engine/bin/python --no-deps --no-build-isolation --editable .
	@touch $@

# Renew the locked versions from pyproject.toml. The second lock has those of the first, and what is beside them.
lock: $(UV)
	$(UV) pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --upgrade --quiet -o requirements.lock
	$(MAKE) lock-engine

lock-engine: $(UV)
	$(UV) pip compile pyproject.toml --extra dev --extra engine --extra engine-dev --constraint requirements.lock --universal --python-version 3.11 --generate-hashes --no-header --quiet -o requirements-engine.lock

# Build anew what the pages of the release run, from its source. Needs Node, which nothing else does.
site:
	cd pa_pipeline/site/bundle_src && npm ci --no-audit --no-fund && node build.mjs

# Pictures of the README, of a Dagster UI over a build and of the pages of the release. Needs Chromium.
screenshots: setup
	PYTHONPATH=tests .venv/bin/python -m browser.take_screenshots

clean:
	rm -rf .venv .venv-cff .venv-engine .uv .pa .bench
