# `just` runs all that CI runs, in the same order.
default: lint cover docs-check demo

lint:
    ruff format --check . && ruff check . && mypy && lint-imports

test *args:
    pytest -n auto {{args}}

# The four pages that README and docs show, from the sample books (needs LibreOffice and poppler).
pictures:
    python docs/pictures/build.py

cover:
    pytest -n auto --cov --cov-report=term-missing:skip-covered --cov-fail-under=97

# Renew the golden reports after a change that was meant.
accept:
    pytest --accept -m "not office"

docs-check:
    python -m kamxl.hosts.help_pages --check

# Rebuild the sample workbooks from their scripts.
samples:
    python workbooks/build.py

demo:
    python -m kamxl demo

bench *names:
    python -m benchmarks {{names}}
