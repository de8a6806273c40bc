r"""The functions of kamxl in a formula, however a program wrote them, in their plain form: `KAM_TIER(`.

    'C:\Users\Ann\kamxl.xlam'!KAM_TIER(   a workbook from another computer, or an add-in that moved
    [1]!KAM_TIER(                          the same in a file, where 1 is the number of a link
    _xldudf_KAM_TIER(  _xll.KAM_TIER(      Office.js and other add-ins
    KAM.TIER(                              LibreOffice, Office.js

Texts, names of sheets and columns of tables that merely look like it stay.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_INNER = r"\[(?:[^\[\]']|'.)*\]"
_TOKENS = re.compile(
    rf"""
    (?P<text>"(?:[^"]|"")*")
  | '(?P<quoted>(?:[^']|'')*)'(?P<quoted_call>!KAM[_.]\w+(?=\s*\())?
  | \[(?P<link>\d+)\](?P<link_call>!KAM[_.]\w+(?=\s*\())
  | (?P<bracket>\[(?:[^\[\]']|'.|{_INNER})*\])
  | (?P<word>[^\W\d][\w.\\]*)(?P<word_call>!KAM[_.]\w+(?=\s*\())?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDIN = re.compile(r"(?:.*[\\/:])?\[?kamxl[^\\/:\[\]]*\.xla[m]?\]?", re.IGNORECASE | re.DOTALL)
_CALL = re.compile(r"(?:_xldudf_|_xll\.)?KAM[_.](\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rewording:
    """Put `text` where characters `start` to `end` stand."""

    start: int
    end: int
    text: str


def is_addin(place: str) -> bool:
    """Say whether a path or an address is that of kamxl's add-in, on whatever computer."""
    return _ADDIN.fullmatch(place.replace("%20", " ")) is not None


def rewordings(formula: str, names: Collection[str], links: Collection[int] = ()) -> Iterator[Rewording]:
    """Yield what has to change for all functions of kamxl to stand in the plain form.

    Args:
        formula: The formula, with or without its equals sign.
        names: The functions of kamxl, like `KAM_TIER`; other names in the forms without a file stay.
        links: The numbers of the workbook's links that lead to kamxl's add-in.
    """
    for token in _TOKENS.finditer(formula):
        call = token["quoted_call"] or token["link_call"] or token["word_call"]
        if call is not None:
            if _is_ours(token, links):
                yield Rewording(token.start(), token.end(), _plain(call[1:]))
        elif token["word"] is not None and not _qualified(formula, token):
            plain = _plain(token["word"])
            if plain != token["word"] and plain.upper() in names:
                yield Rewording(token.start(), token.end(), plain)


def plain(formula: str, names: Collection[str], links: Collection[int] = ()) -> str:
    """Return a formula with all functions of kamxl in the plain form. See `rewordings`."""
    pieces: list[str] = []
    done = 0
    for one in rewordings(formula, names, links):
        pieces += (formula[done : one.start], one.text)
        done = one.end
    return "".join((*pieces, formula[done:]))


def _is_ours(token: re.Match[str], links: Collection[int]) -> bool:
    if token["link"] is not None:
        return len(token["link"]) < 10 and int(token["link"]) in links
    return is_addin((token["quoted"] or token["word"] or "").replace("''", "'"))


def _plain(call: str) -> str:
    found = _CALL.fullmatch(call)
    return f"KAM_{found[1]}" if found else call


def _qualified(formula: str, token: re.Match[str]) -> bool:
    """Say whether a word belongs to something before it, or is not called."""
    before = formula[token.start() - 1] if token.start() else ""
    return before in {"!", "]", "."} or not formula[token.end() :].lstrip().startswith("(")
