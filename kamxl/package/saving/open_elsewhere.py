"""Signs that a workbook is open in another program: the small files that office programs lay beside it."""

from pathlib import Path

from kamxl.domain.message import say
from kamxl.package.refusals import InUseError

_SIGNS = (("~${name}", "Excel"), (".~lock.{name}#", "LibreOffice"), (".~{name}", "WPS"))
"""The names of these files, as the programs make them while a workbook is open for writing."""


def refuse_open(*names: Path) -> None:
    """Make sure that no office program has the workbook open under any of its names.

    Raises:
        InUseError: The file of such a program lies beside it.
    """
    for path in dict.fromkeys(names):
        for sign, program in _SIGNS:
            beside = path.with_name(sign.format(name=path.name))
            if _exists(beside):
                raise InUseError(
                    say(
                        "{path} is open in {program}: {sign} lies beside it. Close it there and run again; "
                        "if nobody has it open, delete {sign}. Nothing was changed.",
                        path=path,
                        program=program,
                        sign=beside.name,
                    )
                )


def _exists(path: Path) -> bool:
    """Whether there is such a file; a name too long for the system is none."""
    try:
        path.lstat()
    except OSError:
        return False
    return True
