"""Words a team uses for the few values a coded column may have, in three languages: words.csv."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def spellings() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the words of each code of each column, in the order of the file.

    The code "" is that of words which say that nothing is known.
    """
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    text = files("kamxl.locale").joinpath("words.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        words.setdefault(row["column"], {})[row["code"]] = tuple(row["words"].split(";"))
    return words
