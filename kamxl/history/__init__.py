"""The past, judged again: what a verdict of then was worth, seen from today."""

from kamxl.history.backtest import backtest

__all__ = ["backtest"]
