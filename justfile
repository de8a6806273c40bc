# `just` runs all that CI runs, in the same order.
default: lint cover docs-check demo

lint:
    ruff format --check . && ruff check . && mypy && lint-imports

test *args:
    pytest -n auto {{args}}

# Windows' own Python, under Wine where this is not Windows: docs/windows.md. More words go to pytest.
windows *args:
    python tests/windows {{args}}

# The whole suite there.
windows-all:
    python tests/windows --all

# The pages that README and docs show, from the sample books (needs LibreOffice and poppler).
pictures:
    python docs/pictures/build.py

cover:
    pytest -n auto tests --cov --cov-report=term-missing:skip-covered --cov-fail-under=97

# Pin the newest versions that the ranges in pyproject.toml allow, for all systems (needs the internet).
lock:
    python locks/renew.py

# Run the tests with the newest versions instead of the pinned ones, in an environment of its own.
newest *args:
    python -m uv venv --clear --quiet .venv-newest
    python -m uv pip install --quiet --refresh --python .venv-newest --editable ".[test]" hatchling
    {{ newest_programs }}/python -m pytest -n auto tests --ignore tests/test_locks.py {{args}}
newest_programs := ".venv-newest" / (if os_family() == "windows" { "Scripts" } else { "bin" })

# Make anew all that is made from the code, then look at `git diff`: nothing, if nothing was meant to change.
regenerate: samples && accept
    python -m kamxl.locale.messages
    python -m kamxl.hosts.help_pages

# Renew the golden reports after a change that was meant.
accept:
    pytest -n auto --accept -m "not office" tests/reports

docs-check:
    python -m kamxl.hosts.help_pages --check

# Rebuild the sample workbooks from their scripts.
samples:
    python workbooks/build.py

demo:
    python -m kamxl demo

bench *names:
    python -m benchmarks {{names}}
