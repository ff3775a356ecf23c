# What people run from a checkout; `make help` lists it. Everything lives in .venv and in KG_DATA.
#   make run PYTHON=python3.12    another Python (3.11 or newer)
#   make run KG_PORT=8001         another port
#   make run KG_DATA=/srv/graph   another folder for the graph
#   make test ARGS='-k markdown'  some tests only

PYTHON  ?=
VENV    ?= .venv
ARGS    ?= -n auto
KG_DATA ?= kg-data
KG_PORT ?= 8000
export KG_DATA KG_PORT

KG  := $(VENV)/bin/kg
LOG := $(VENV)/install.log
.DEFAULT_GOAL := help
.PHONY: help run demo test lint wheel clean bench-sparql
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1 \t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

run: demo ## build the graph of the seed articles, show it, serve it at http://127.0.0.1:8000/
	@$(KG) serve

demo: $(VENV)/.installed ## the same without serving
	@$(KG) build
	@echo; echo "Who beat whom, and by how much?  (kg query who-beat-whom)"
	@$(KG) query who-beat-whom
	@echo; echo "Where did Rahul Gandhi stand?  (kg query record-of-a-person --param person='Rahul Gandhi')"
	@$(KG) query record-of-a-person --param person='Rahul Gandhi'
	@echo; echo "How many seats has each party in Uttar Pradesh?  (kg query seats-by-party --param scope='Uttar Pradesh')"
	@$(KG) query seats-by-party --param scope='Uttar Pradesh'

test: $(VENV)/.installed-test ## run all tests
	@echo "One file: $(VENV)/bin/pytest tests/articles/test_read.py   One word: make test ARGS='-k markdown'"
	@$(VENV)/bin/pytest -n auto --dist loadfile $(ARGS)

lint: $(VENV)/.installed-test ## style, types and layers
	@failed=0; for check in 'ruff check .' 'ruff format --check .' mypy lint-imports; do \
		echo "$$check"; $(VENV)/bin/$$check || failed=1; done; exit $$failed

bench-sparql: $(VENV)/.installed-bench ## the SPARQL endpoint beside oxigraph and rdflib-endpoint (needs wrk)
	@$(VENV)/bin/python benchmarks/sparql.py $(ARGS)

wheel: $(VENV)/.installed ## the package as one file in dist/
	@$(VENV)/bin/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	@ls dist/*.whl

clean: ## remove .venv, dist and caches; the graph in kg-data stays
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Python 3.11 or newer: the one that is asked for, else the first of the usual names.
find_python = for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11); do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; done; \
	if [ -z "$$python" ]; then \
		echo "Python 3.11 or newer is needed$(if $(PYTHON), and $(PYTHON) is not,): install it or name one: make PYTHON=python3.12" >&2; exit 1; fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$$python cannot make virtual environments: apt install python3-venv (or your system's package of that kind)" >&2; exit 1; fi

$(VENV)/pyvenv.cfg:
	@$(find_python); echo "setting up $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv $(VENV) || { rm -rf $(VENV); echo "$$python could not make $(VENV), see above" >&2; exit 1; }

install = $(VENV)/bin/python -m pip install --disable-pip-version-check --editable '.$(1)' >$(LOG) 2>&1 || { \
	echo "could not install ($$(grep -i '^error' $(LOG) | tail -1)); is a package registry in reach? See $(LOG)" >&2; \
	exit 1; }; \
	test -f kg/web/assets/vendor/yasgui.version || \
	echo "the npm registry is out of reach: the SPARQL page is a plain form (make clean and make again add its editor)"

# A stamp is newer than pyproject.toml: the second time nothing is installed.
$(VENV)/.installed: pyproject.toml hatch_build.py $(VENV)/pyvenv.cfg
	@echo "installing janadesh"; $(call install,)
	@touch $@

$(VENV)/.installed-test: pyproject.toml hatch_build.py $(VENV)/pyvenv.cfg
	@echo "installing janadesh and what its tests need"; $(call install,[test])
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: pyproject.toml $(VENV)/pyvenv.cfg
	@echo "installing janadesh and what its benchmarks compare it with"; $(call install,[bench])
	@touch $@
