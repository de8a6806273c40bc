"""People, promises and service of one account, as its own rows have them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kamxl.domain.dossier import Commitment, Complaint, ContactMade, Contract, Dossier, Need, Person
from kamxl.measures.rows import day_of, flag_of, number_of, rows_by_account, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamxl.sheets.book import Book
