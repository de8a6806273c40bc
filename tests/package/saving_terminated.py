"""A run that saves one version after the other until it is ended: saving_terminated.py BOOK STAMP(0 or 1)."""

import os
import sys
from pathlib import Path

from saving_killed import CHANGE, VERSIONS, whole

from kamxl.package.saving.save import save
from kamxl.package.saving.seen import look_at

if __name__ == "__main__":
    book, change = Path(sys.argv[1]), CHANGE if sys.argv[2] == "1" else None
    contents = [whole(version) for version in range(VERSIONS)]
    print(os.getpid(), flush=True)  # noqa: T201 - whom to end
    for version in range(1, VERSIONS):
        save(contents[version], book, sources=(look_at(book)[0],), in_place=change)
        print(version, flush=True)  # noqa: T201 - the last one that is known to be saved
