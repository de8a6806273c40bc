"""What a button may change in a document, as it was at one moment; and bringing it back."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from kamxl.hosts.libreoffice.inside.held import held
from kamxl.hosts.libreoffice.inside.kept_columns import Place
from kamxl.hosts.libreoffice.inside.kept_formulas import Cell, formulas_about, put_formulas
from kamxl.hosts.libreoffice.inside.kept_names import KeptName, drop_names, names_of, point_names, put_names
from kamxl.hosts.libreoffice.inside.kept_sheets import (
    KeptSheets,
    bring_back,
    own_sheets,
    put_aside,
    write_formulas,
)


@dataclass(frozen=True)
class State:
    """A document at one moment.

    Attributes:
        formulas: Formulas of the team that have to do with kamxl.
        names: Its names.
        sheets: The KAM sheets; None where a button leaves them alone.
        shown: The sheet that was shown.
    """

    formulas: Mapping[Cell, str]
    names: Mapping[str, KeptName]
    sheets: KeptSheets | None
    shown: str

    @classmethod
    def of(cls, document: Any, context: Any, *, sheets: bool, columns: tuple[Place, ...] = ()) -> State:
        """Take down a document; with `sheets` its KAM sheets are put aside, and some columns."""
        with held(document):
            return cls(
                formulas=formulas_about(document, own_sheets(document) if sheets else ()),
                names=names_of(document),
                sheets=put_aside(document, context, columns) if sheets else None,
                shown=_shown(document),
            )

    def restore(self, document: Any, context: Any) -> None:
        """Make the document what it was."""
        with held(document):
            if self.sheets is not None:
                put_names(document, self.names)
                bring_back(document, context, self.sheets)
                point_names(document, self.names)
                drop_names(document, self.names)
                write_formulas(document, self.sheets)
            put_formulas(document, self.formulas)
        with suppress(Exception):  # it may have no window
            document.CurrentController.setActiveSheet(document.Sheets.getByName(self.shown))

    def now(self, document: Any, context: Any) -> State:
        """Take down the same of the document as it is now."""
        if self.sheets is None:
            return State.of(document, context, sheets=False)
        return State.of(document, context, sheets=True, columns=self.sheets.columns)

    def forget(self) -> None:
        """Let go of what was put aside."""
        if self.sheets is not None:
            self.sheets.forget()


def _shown(document: Any) -> str:
    controller = document.CurrentController
    return str(controller.ActiveSheet.Name) if controller is not None else ""
