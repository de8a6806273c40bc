"""The last look at a workbook before it replaces the old one: is it what was promised?"""

from kamxl.domain.message import say
from kamxl.package.package import Package, opened
from kamxl.package.parts.archive import Entry, read_archive
from kamxl.package.parts.outline import check_well_formed
from kamxl.package.refusals import NotVerifiedError, RefusalError
from kamxl.package.workbook_part import WorkbookPart


def verify(before: bytes, after: bytes, package: Package) -> None:
    """Make sure that a workbook holds every part of the old one unchanged, save those meant to be.

    Args:
        before: The workbook as it was.
        after: The workbook as it would be saved.
        package: The package `after` comes from; it knows which parts were touched.

    Raises:
        NotVerifiedError: It does not, or it cannot be opened.
    """
    try:
        old, new = _parts(before), _parts(after)
        for name, entry in old.items():
            if name not in package.touched and not _same(entry, new.get(name)):
                raise _not_verified(name)
        for name in package.touched & new.keys():
            if name.casefold().endswith((".xml", ".rels", ".vml")):
                check_well_formed(new[name].content(), name)
        lost = _lost(after) - _lost(before)
    except NotVerifiedError:
        raise
    except RefusalError as error:
        raise _not_verified(str(error)) from error
    if lost:
        raise _not_verified(min(lost))


def _lost(content: bytes) -> set[str]:
    """Return the sheets that are listed and not there."""
    return {sheet.name for sheet in WorkbookPart.of(opened(content)).sheets if sheet.part is None}


def _parts(content: bytes) -> dict[str, Entry]:
    return {entry.name: entry for entry in read_archive(content)}


def _same(one: Entry, other: Entry | None) -> bool:
    return other is not None and (one.packed, one.checksum, one.size, one.written_name) == (
        other.packed,
        other.checksum,
        other.size,
        other.written_name,
    )


def _not_verified(what: str) -> NotVerifiedError:
    return NotVerifiedError(
        say(
            "What was made did not pass the last check ({what}), so it was thrown away and the workbook "
            "stays as it is. This is a fault of kamxl: please report it.",
            what=what,
        )
    )
