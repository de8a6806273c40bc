"""The past: what was judged then, and what a verdict of then was worth, seen from today."""

from kamxl.history.backtest import backtest
from kamxl.history.previous import last_before, with_previous
from kamxl.history.since import since
from kamxl.history.take import runs_of, snapshot

__all__ = ["backtest", "last_before", "runs_of", "since", "snapshot", "with_previous"]
