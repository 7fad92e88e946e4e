# One documented command each: demo, test, check, bench. Everything lives in .venv; nothing is installed elsewhere.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
STAMP := $(VENV)/.installed
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test check format lint types cover bench docs man dist screenshots clean

demo: $(RUNTIME)
	@$(BIN)/socra --offline masterplan examples/parcel-lockers.md -o demo
	@$(BIN)/socra report demo/parcel-lockers-masterplan.json -o demo

test: $(STAMP)
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: lint types cover

cover: $(STAMP)
	@$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report=term --cov-fail-under=90

lint: $(STAMP)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(STAMP)
	@$(BIN)/mypy

format: $(STAMP)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# What the README quotes of burst.py takes nine minutes and an environment of its own: see bench/peers.txt.
bench: $(STAMP)
	@$(BIN)/python -m bench.tokens
	@$(BIN)/python -m bench.lint
	@$(BIN)/python -m bench.evals tests/cases --offline

# Everything that the pages, the README and the man page take from the program, then the site, in site/.
docs: $(STAMP)
	@$(BIN)/python -m scripts.docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

man: docs
	@man -l docs/man/socra.1

# What would be uploaded: the sdist, and the wheel as it is built from that sdist.
dist: $(STAMP)
	@$(BIN)/python -m build --no-isolation --outdir dist .

screenshots: $(STAMP)
	@$(BIN)/python -m bench.screenshots
	@$(BIN)/python -m bench.pictures

clean:
	rm -rf $(VENV) demo dist site .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis

# A stamp is newer than what it was installed from, so a second run installs nothing. The demo needs the program alone.
# uv is quicker where it is there and can reach the index; pip, with its own settings for that, is what everybody has.
define install
	@echo "Setting up $(VENV) with $(1) (first run only)"
	@{ command -v uv >/dev/null 2>&1 && \
	   uv venv --quiet --allow-existing --python "$(PYTHON)" $(VENV) && \
	   uv pip install --quiet --python $(BIN)/python -c constraints.txt -e '$(1)'; } || \
	 { $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet -c constraints.txt -e '$(1)'; }
	@touch $@
endef

$(RUNTIME): pyproject.toml constraints.txt
	$(call install,.)

$(STAMP): pyproject.toml constraints.txt
	$(call install,.[dev])
	@touch $(RUNTIME)
