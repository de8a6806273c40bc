"""The backtest of an open workbook, in a workbook beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.hosts.addin.state_folder import documents_folder
from kamxl.hosts.live.reports import make_room

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings

    from kamxl.hosts.live.judged import Judged
    from kamxl.hosts.live.watch import Watch

ENDING = ".kam-backtest.xlsx"


def write_past(book: xlwings.Book, judged: Judged, watch: Watch) -> tuple[Path, Message]:
    """Write the sheet KAM Backtest; that of an earlier press of the button is replaced.

    Returns:
        Where it is, and what it concludes.

    Raises:
        OutputExistsError: A file stands there that kamxl did not make, or a link.
    """
    from kamxl.workflows.backtest import backtest, write_backtest
    from kamxl.workflows.outputs import beside

    output = beside(judged.given.saved_as or documents_folder() / judged.given.name, ENDING)
    make_room(book, [output])
    watch.step(say("judging past quarters"))
    scored = judged.scored
    result = backtest(scored.book, review=scored.review, settings=scored.settings)
    write_backtest(result, output, language=judged.language)
    return output, result.conclusion
