"""From tables to facts per account as of a date; the only other place with pandas."""

from kamxl.measures.dossier import dossiers
from kamxl.measures.facts import Prepared, measure, prepare
from kamxl.measures.judged import scored_only_later
from kamxl.measures.period import default_as_of, newest_sale

__all__ = ["Prepared", "default_as_of", "dossiers", "measure", "newest_sale", "prepare", "scored_only_later"]
