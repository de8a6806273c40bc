"""Which files belong together, and what each book is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.workflows.batch.request import BookPer

if TYPE_CHECKING:
    from kamxl.workflows.batch.inputs import Found
    from kamxl.workflows.batch.places import Place

BETWEEN = " - "


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFiles:
    """One book: the name of its folder among the results, and its files."""

    name: str
    files: tuple[Place, ...]


def books_of(found: Found, per: BookPer, taken: tuple[str, ...]) -> tuple[BookFiles, ...]:
    """Group the files into books.

    A book is named for its place below the base folder (`East - team` for `East/team.xlsx`), so that its
    name does not depend on which other books there are, unless two would be called the same.
    """
    from kamxl.reports.names import file_names

    groups: dict[Place, list[Place]] = {}
    for path in found.files:
        groups.setdefault(path if per is BookPer.FILE else path.parent, []).append(path)
    places = [_place(one, found.base, per) for one in groups]
    return tuple(
        BookFiles(name=name, files=tuple(files))
        for name, files in zip(file_names(places, taken), groups.values(), strict=True)
    )


def _place(path: Place, base: Place, per: BookPer) -> str:
    if path == base:
        return base.name
    parts = path.relative_to(base).parts  # type: ignore[arg-type]  # both are of one kind
    return BETWEEN.join((*parts[:-1], path.stem if per is BookPer.FILE else parts[-1]))
