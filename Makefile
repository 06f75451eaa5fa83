# Short names for the everyday commands; each is one line that can be typed by hand.
.PHONY: demo test lint soak bench wheel clean

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

wheel:
	$(PYTHON) -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf dist build report .pytest_cache .mypy_cache .ruff_cache .hypothesis
