"""A small engine for xlwings over UNO: the code that drives Excel drives an open Calc document as well.

It covers what kamxl's live workflows need: programs, books, sheets, cells, formulas and names in bulk,
copying sheets between books, the selection, the status bar, saving. Formulas are in Excel's notation.
"""

from __future__ import annotations

from typing import Any

from kamxl.hosts.libreoffice.engine.office import connect, uno_module

__all__ = ["app_of", "connect", "uno_module"]


def app_of(context: Any) -> Any:
    """Return a running LibreOffice as an `xlwings.App`, and make it the program that xlwings drives.

    Args:
        context: Its component context: from `connect`, or what an extension was given.
    """
    import xlwings
    from xlwings.main import Engine

    from kamxl.hosts.libreoffice.engine.apps import App

    app = App(context)
    engine = Engine(impl=app.engine)
    xlwings.engines.add(engine)
    # xlwings brings a sheet to the front only in the program that it takes for the active one.
    engine.activate()
    return xlwings.App(impl=app)
