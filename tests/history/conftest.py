"""The tests of the past use the tables of the tests of measures."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "measures"))
sys.path.insert(0, str(Path(__file__).parent))
