"""The KAM sheets that are grafted into every workbook: those of the demo."""

import io
from datetime import date

AS_OF = date(2026, 9, 30)


def kam_sheets() -> bytes:
    """Score the sample workbook; return the workbook of its KAM sheets."""
    from kamxl.reports.kam_sheets.workbook import write_kam_workbook
    from kamxl.workflows.demo import sample_book
    from kamxl.workflows.score import score

    scored = score([sample_book()], as_of=AS_OF)
    target = io.BytesIO()
    write_kam_workbook(target, scored.review, scored.book, scored.settings, language="en")
    return target.getvalue()
