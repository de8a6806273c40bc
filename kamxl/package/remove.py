"""Taking everything of kamxl out of a workbook again."""

from hashlib import sha256

from kamxl.package.origin import Noted, Origin, find_origin, restored_entry
from kamxl.package.package import Package
from kamxl.package.parts.splice import unspliced
from kamxl.package.strip import strip


def remove(package: Package) -> bool:
    """Take out what an earlier run put in; False when there is nothing of kamxl in the workbook.

    As long as no other program has saved the workbook since, every part is then what it was before, byte
    for byte. Afterwards our sheets, columns and names go, and cell styles that nobody uses stay.

    Raises:
        StillUsedError: A formula of the team refers to our sheets.
    """
    restored = restore(package)
    # Columns that were there when another program saved were renewed in place, so they are still there.
    return strip(package, for_good=True) or restored


def restore(package: Package) -> bool:
    """Undo an earlier run exactly; False when there was none, or the workbook was changed since."""
    origin = find_origin(package)
    return origin is not None and _restore(package, origin)


def _restore(package: Package, origin: Origin) -> bool:
    """Undo a graft exactly, when nothing was changed since."""
    contents = {noted.part: _before(package, noted) for noted in origin.changed}
    if any(content is None for content in contents.values()):
        return False
    entries = {name: entry for name, entry in package.entries.items() if name not in origin.added}
    for noted in origin.changed:
        content = contents[noted.part]
        if content is not None:
            entries[noted.part] = restored_entry(noted, content, package.entries)
    order = list(entries.items())
    for noted in sorted(origin.dropped, key=lambda one: one.place):
        order.insert(noted.place, (noted.part, restored_entry(noted, noted.content, package.entries)))
    package.restart(dict(order))
    return True


def _before(package: Package, noted: Noted) -> bytes | None:
    """Return what a changed part was; None when somebody changed it since."""
    if noted.part not in package.entries:
        return None
    content = package.entries[noted.part].content()
    if sha256(content).hexdigest() != noted.after:
        return None
    try:
        return unspliced(content, noted.undo)
    except ValueError:
        return None
