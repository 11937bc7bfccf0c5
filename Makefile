# `make` alone lists what can be done.

ADDRESS ?= localhost
PORT ?= 8501
OUT ?= copie
PYTHONS := python3.13 python3.12 python3.11 python3
CHROMIUMS := chromium-headless-shell chromium chromium-browser google-chrome-stable google-chrome
PIP_AUDIT := 2.10.1
POSTGRESES := /usr/lib/postgresql/*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb /usr/local/opt/postgresql*/bin/initdb

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check
RUNTIME := $(VENV)/.requirements
DEVELOPMENT := $(VENV)/.requirements-dev

.DEFAULT_GOAL := help
.PHONY: help run test lint format docs static screenshots bench audit clean browser tools

help: ## Affiche cette aide
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUNTIME) ## Lance le tableau de bord sur la démonstration (PORT=8501, REFLEXES_AUDIENCE=equipe, REFLEXES_SOURCE=…)
	@echo "Tableau de bord : http://$(ADDRESS):$(PORT) (Ctrl+C pour arrêter)"
	@$(PYTHON) -m streamlit run app.py --server.address $(ADDRESS) --server.port $(PORT) --server.headless true

# Three at a time, on two cores too: a browser and a server often wait. In order: the longest files have few tests.
test: $(DEVELOPMENT) tools ## Lance tous les tests (ARGS="-k mot" pour en choisir)
	$(PYTHON) -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(if $(CI),-p tests.no_skips) $(ARGS)

lint: $(DEVELOPMENT) ## Vérifie le style et les types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

format: $(DEVELOPMENT) ## Met le code en forme
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

docs: $(RUNTIME) ## Régénère docs/colonnes.md depuis la déclaration, docs/erreurs-courantes.md depuis ses exemples
	$(PYTHON) -m sheets columns --out docs/colonnes.md
	$(PYTHON) -m tests.sheets.messes.guide > docs/erreurs-courantes.md

static: $(RUNTIME) ## Écrit la copie statique des écrans publics (OUT=copie)
	@$(PYTHON) -m components.static --out $(OUT)

screenshots: $(DEVELOPMENT) browser ## Refait les images de la documentation
	PYTHONPATH=. $(PYTHON) docs/screenshots.py

bench: $(DEVELOPMENT) browser ## Lance les mesures de bench/
	@set -e; for measure in bench/*.py; do echo "== $$measure"; PYTHONPATH=. $(PYTHON) "$$measure"; done

audit: $(DEVELOPMENT) ## Cherche les failles connues de ce qui est installé (demande le réseau ; ARGS="-s osv" pour osv.dev)
	@$(PYTHON) -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip install --quiet pip-audit==$(PIP_AUDIT)
	@$(VENV)/audit/bin/python -m pip_audit --strict --path "$$($(PYTHON) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" $(ARGS) || \
	  { echo "Rien n’est garanti : des failles sont dites ci-dessus, ou leur annuaire n’a pas répondu (« not found », « connection »)." >&2; exit 1; }

clean: ## Retire l’environnement et les caches (jamais var/, qui garde l’historique)
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Modules are run with -m: the scripts of a virtual environment stop working once its folder has moved.
$(PYTHON):
	@for python in $(PYTHONS); do \
	  if $$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv --clear $(VENV) && exit 0; rm -rf $(VENV); exit 1; \
	  fi; \
	done; \
	echo "Il faut Python 3.11 ou plus, avec venv (Debian : apt-get install python3 python3-venv)." >&2; exit 1

$(RUNTIME): requirements.txt | $(PYTHON)
	$(PIP) install --quiet --requirement requirements.txt
	@touch $@

$(DEVELOPMENT): requirements-dev.txt requirements.txt | $(PYTHON)
	$(PIP) install --quiet --requirement requirements-dev.txt
	@touch $(RUNTIME) $@

# What apt-get installs when it is missing: a browser for the screens; for the tests PostgreSQL and nginx too.
HAS_BROWSER := for chromium in $(CHROMIUMS); do command -v $$chromium >/dev/null && exit 0; done; \
	ls -d "$$HOME"/.cache/ms-playwright/chromium-* "$$HOME"/Library/Caches/ms-playwright/chromium-* 2>/dev/null | grep -q .
HAS_POSTGRES := command -v initdb >/dev/null || ls -d $(POSTGRESES) 2>/dev/null | grep -q .

browser tools:
	@missing=; \
	($(HAS_BROWSER)) || missing="chromium fonts-liberation"; \
	[ $@ = browser ] || ($(HAS_POSTGRES)) || missing="$$missing postgresql"; \
	[ $@ = browser ] || PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null || missing="$$missing nginx"; \
	[ -n "$$missing" ] || exit 0; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then as_root=env; \
	elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo env"; \
	else \
	  echo "Il manque, pour les tests d’écran (Chromium), d’historique (PostgreSQL) ou de déploiement (nginx) : $$missing" >&2; \
	  echo "Debian : apt-get install $$missing. Pour Chromium, ou bien : $(PYTHON) -m playwright install chromium" >&2; exit 1; \
	fi; \
	$$as_root apt-get update -qq && \
	$$as_root DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $$missing
