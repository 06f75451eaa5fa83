# Short names for the everyday commands; each is one line that can be typed by hand.
.PHONY: demo test lint soak bench translations technician-pictures wheel clean

PYTHON = .venv/bin/python

demo:
	sh scripts/demo.sh

test:
	sh scripts/test.sh

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

soak:
	$(PYTHON) -m pytest -m soak

bench:
	$(PYTHON) -m vr_runtime bench frame

# Collect the launcher's strings into the .ts files, for a person to translate, and pack what is translated.
translations:
	$(PYTHON) scripts/translations.py

# Play a simulated session at a desk in memory, and keep what is on its screen for docs/technician.md.
technician-pictures:
	$(PYTHON) scripts/technician_pictures.py

wheel:
	$(PYTHON) -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf dist build report .pytest_cache .mypy_cache .ruff_cache .hypothesis
