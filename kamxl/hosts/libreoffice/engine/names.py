"""Defined names of a Calc document or of one of its sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kamxl.hosts.libreoffice.engine.base import base_classes
from kamxl.hosts.libreoffice.engine.cells import no_cell
from kamxl.hosts.libreoffice.engine.notation import to_calc, to_excel

_OWN_OF_CALC = "_xlnm."


class Names(base_classes.Names):  # type: ignore[misc]  # see base
    """Names by name. `scopes` yields the documents or sheets that hold them, and what stands before each."""

    def __init__(self, scopes: Callable[[], Iterator[tuple[str, Any]]]) -> None:
        self.scopes = scopes

    @property
    def api(self) -> Any:
        """What UNO has."""
        return next(self.scopes())[1]

    def snapshot(self) -> Iterator[tuple[str, Name]]:
        """Yield all names."""
        for before, held in self.scopes():
            for name in held.getElementNames():
                if not name.startswith(_OWN_OF_CALC):
                    yield before + name, Name(held, name, before)

    def __call__(self, name: str) -> Name:
        """Return a name."""
        for before, held in self.scopes():
            if name.startswith(before) and held.hasByName(name.removeprefix(before)):
                return Name(held, name.removeprefix(before), before)
        raise KeyError(name)

    def contains(self, name: str) -> bool:
        """Say whether a name is defined."""
        return any(
            name.startswith(before) and held.hasByName(name.removeprefix(before))
            for before, held in self.scopes()
        )

    def __len__(self) -> int:
        return sum(1 for _ in self.snapshot())

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name."""
        before, held = next(self.scopes())
        held.addNewByName(name, to_calc(refers_to.removeprefix("=")), no_cell(), 0)
        return Name(held, name, before)


class Name(base_classes.Name):  # type: ignore[misc]  # see base
    """One name."""

    def __init__(self, held: Any, key: str, before: str) -> None:
        self.held = held
        self.key = key
        self.before = before

    @property
    def api(self) -> Any:
        """What UNO has."""
        return self.held.getByName(self.key)

    def delete(self) -> None:
        """Take the name out."""
        self.held.removeByName(self.key)

    @property
    def name(self) -> str:
        """The name; before that of a sheet stands the sheet."""
        return self.before + self.key

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)
        self.key = value

    @property
    def refers_to(self) -> str:
        """What it stands for, as Excel writes it."""
        return "=" + to_excel(self.api.getContent())

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.api.setContent(to_calc(value.removeprefix("=")))
