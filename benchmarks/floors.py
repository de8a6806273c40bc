"""What no program that reads the book could undercut: only reading, and nothing done with it.

python floors.py calamine BOOK.xlsx    every row of the sales as Python values
python floors.py inflate BOOK.xlsx     the sheets' bytes, unzipped
"""

import sys
import zipfile

BLOCK = 1 << 20


def calamine(book: str) -> int:
    """Read every row of the sales; give their number."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(book) as workbook:
        return sum(1 for _ in workbook.get_sheet_by_name("Sales").iter_rows())


def inflate(book: str) -> int:
    """Unzip every part; give the number of bytes."""
    size = 0
    with zipfile.ZipFile(book) as package:
        for name in package.namelist():
            with package.open(name) as part:
                while block := part.read(BLOCK):
                    size += len(block)
    return size


if __name__ == "__main__":
    print({"calamine": calamine, "inflate": inflate}[sys.argv[1]](sys.argv[2]))
