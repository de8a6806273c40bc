"""What a report decides from: the verdict in one sentence, and the next moves."""

from kamxl.reports.decision.move import Move, moves
from kamxl.reports.decision.verdict import verdict_sentence

__all__ = ["Move", "moves", "verdict_sentence"]
