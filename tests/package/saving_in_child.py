"""A save under limits that only a process of its own can have.

Started as a script: `saving_in_child.py full BOOK` may write no file over 50,000 bytes, `… stranger BOOK` is
nobody in particular. Prints the code of the refusal and its sentence.
"""

import os
import resource
import sys
from pathlib import Path

from kamxl.domain.errors import KamxlError
from kamxl.package.refusals import RefusalError
from kamxl.package.saving.save import save
from kamxl.workflows.outputs import write_whole

LIMIT = 50_000
NOBODY = 65534


def written_by_xlsxwriter(path: Path) -> None:
    """Write a workbook too large for the limit; xlsxwriter wraps what the disk says in its own error."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for row in range(2000):
            sheet.write_string(row, 0, os.urandom(64).hex())


def attempt(limit: str, book: Path) -> None:
    """Save under a limit."""
    if limit == "stranger":
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        save(b"new", book)
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))
        if limit == "full":
            save(b"x" * 4 * LIMIT, book)
        else:
            write_whole(book, written_by_xlsxwriter)


if __name__ == "__main__":
    try:
        attempt(sys.argv[1], Path(sys.argv[2]))
    except KamxlError as refused:
        code = refused.code if isinstance(refused, RefusalError) else "untyped"
        sys.stdout.write(f"{code}: {refused}")
    else:
        sys.stdout.write("saved")
