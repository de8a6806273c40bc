"""What the report tests share: samples, and a language that needs no catalogue."""

import sys
from pathlib import Path

import pytest

# Test folders are no packages; this makes report_samples.py and workbook_text.py importable here.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> str:
    """Give a language code whose words are long and wide, whatever the catalogues hold."""
    for module in ("account_book", "book", "portfolio_book"):
        monkeypatch.setattr(f"kamxl.reports.{module}.translator", lambda _: lambda text: f"译{text}")
    return "zh-Hans"
