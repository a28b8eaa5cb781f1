# make run                     opens the dashboard on the sample
# make run SOURCE=my-log.csv   opens it on your own log (MAPPING=my-log.toml if its headers are not ours)
# make notebook                opens the notebooks, to ask what no page answers
# make demo-sheet              opens it on a Google Sheet that runs on this machine, to see the live path
# make test                    runs every test
# make picture                 takes the picture of the README anew
# make bench                   measures how fast it is, against the plainest alternatives
# make doctor                  checks a set-up and says what is wrong
# make audit                   asks for known holes in the packages, where the list of them can be reached
# make mutants                 breaks the analysis in forty places and counts which ones the tests notice
# make format                  formats and checks the code

.PHONY: doctor audit picture demo-sheet run notebook test bench mutants format lock
.SILENT:

ifdef SOURCE
export TWO_HOURS_SOURCE := $(SOURCE)
endif
ifdef MAPPING
export TWO_HOURS_MAPPING := $(MAPPING)
endif

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)

run: .venv/installed
	.venv/bin/python -m streamlit run dashboard.py

notebook: .venv/installed-notebooks
	.venv/bin/jupyter lab --config=notebooks/lab/config.py notebooks/explore.ipynb

test: .venv/installed-dev
	.venv/bin/python -m pytest -n 2

demo-sheet: .venv/installed-dev
	.venv/bin/python -m tests.fake_sheets demo

picture: .venv/installed-dev
	.venv/bin/python -m tests.pages.picture docs/cabinet-brief.png

bench: .venv/installed-dev
	.venv/bin/python -m benchmarks

doctor: .venv/installed
	.venv/bin/python -m deploy.doctor $(if $(SECRETS),--secrets $(SECRETS))

audit: .venv/installed-dev
	.venv/bin/pip install --quiet --disable-pip-version-check pip-audit
	.venv/bin/pip-audit --strict -r constraints.txt || { echo "NOT AUDITED, or holes were found: see above." >&2; exit 1; }

mutants: .venv/installed-dev
	.venv/bin/pip install --quiet --disable-pip-version-check -r requirements-mutants.txt -c constraints.txt
	nice -n 10 .venv/bin/python -m tests.mutants

format: .venv/installed-dev
	.venv/bin/ruff format --quiet . && .venv/bin/ruff check --quiet --fix .
	.venv/bin/python -m tests.notebooks.plain

# Writes constraints.txt anew: the newest versions that requirements*.txt admit.
lock:
	rm -rf .venv
	$(MAKE) --no-print-directory .venv/unpinned
	{ sed -n '/^#/p' constraints.txt; .venv/bin/pip freeze --quiet; } > .venv/constraints.txt
	cp .venv/constraints.txt constraints.txt

.venv/installed: requirements.txt requirements-exports.txt constraints.txt | .venv/bin/pip
	$(call install,-r requirements.txt -r requirements-exports.txt -c constraints.txt)

.venv/installed-dev: requirements-dev.txt requirements-exports.txt requirements-scale.txt requirements.txt constraints.txt | .venv/bin/pip
	$(call install,-r requirements-dev.txt -c constraints.txt)

.venv/installed-notebooks: requirements-notebooks.txt requirements-exports.txt requirements.txt constraints.txt | .venv/bin/pip
	$(call install,-r requirements.txt -r requirements-exports.txt -r requirements-notebooks.txt -c constraints.txt)

.venv/unpinned: | .venv/bin/pip
	$(call install,-r requirements-dev.txt -r requirements-notebooks.txt -r requirements-mutants.txt)

.venv/bin/pip:
	[ -n "$(PYTHON)" ] || { echo "Two Hours needs Python 3.11 or newer, and there is none here: install it, or name it with PYTHON=..." >&2; exit 1; }
	$(PYTHON) -c "import venv, ensurepip" 2>/dev/null || { echo "$(PYTHON) has no venv module: install it (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv .venv

define install
echo "Installing into .venv (only when the requirements have changed) ..."
.venv/bin/pip install --quiet --disable-pip-version-check $(1) >.venv/pip.log 2>&1 || { echo "pip could not install what is needed (.venv/pip.log): $$(grep -v '^$$' .venv/pip.log | tail -1)" >&2; exit 1; }
touch $@
endef
