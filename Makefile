# Every target needs only Python 3.11 or later, git and make; .venv is set up by itself.
PYTHON ?= python3
VENV := .venv
# Windows puts a venv's programs elsewhere.
SCRIPTS := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
BIN := $(VENV)/$(SCRIPTS)
# A draft with a misquote, so the check of it ends with exit code 1.
SAMPLE := tests/drafts/flagged/word.md
LOWEST := $(VENV)-lowest/$(SCRIPTS)/python

.PHONY: run test lowest lint picture bench score renew clean

run: $(VENV)/ready
	@$(BIN)/gcmreview info
	@$(BIN)/gcmreview speakers
	@$(BIN)/gcmreview quotes
	@$(BIN)/gcmreview agencies
	@$(BIN)/gcmreview stats
	@$(BIN)/gcmreview search "no one" pandemic --limit 2
	@$(BIN)/gcmreview quote pramudwinai-1
	@$(BIN)/gcmreview cite
	@echo "gcmreview check $(SAMPLE)"
	@$(BIN)/gcmreview check $(SAMPLE) || true

test: $(VENV)/ready
	$(BIN)/python -m pytest -n auto --dist worksteal

# The suite once more, with the oldest versions that pyproject.toml admits.
lowest:
	$(PYTHON) -m venv --clear $(VENV)-lowest
	$(LOWEST) -m pip install --quiet --upgrade 'pip>=25.1'
	sed -n '/^dependencies/,/^]/s/^  "\([a-z]*\)>=\([0-9.]*\).*/\1==\2/p' pyproject.toml > $(VENV)-lowest/oldest
	$(LOWEST) -m pip install --quiet --constraint $(VENV)-lowest/oldest --editable . --group test --group citations
	$(LOWEST) -m pytest --quiet -n auto --dist worksteal

lint: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python tools/check_complexity.py

picture: $(VENV)/ready
	$(BIN)/python tools/draw_picture.py

bench: $(VENV)/ready
	$(BIN)/python benchmarks/startup.py

score: $(VENV)/ready
	$(BIN)/python evaluation/score.py --in-process --cases 12000 --peers --news

renew: $(VENV)/ready
	$(BIN)/python tools/renew_expected.py
	$(BIN)/python tools/write_rules.py
	$(BIN)/python tools/write_schema.py
	$(BIN)/python tools/run_examples.py

clean:
	rm -rf $(VENV) $(VENV)-lowest dist .hypothesis .pytest_cache .mypy_cache .ruff_cache

# The pip of a new Python 3.11 does not know dependency groups, so it is updated first.
$(VENV)/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "gcmreview needs Python 3.11 or later: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group test --group citations --group archive --group lint
	@touch $@
