"""Rows that are no data: totals, averages, the header once more, footers, lines of blanks."""

import re
from collections.abc import Iterable, Sequence

from kamxl.sheets.cells.periods import plain_text
from kamxl.sheets.cells.text_stores import as_text

_TOTAL = re.compile(
    r".{0,16}(?:小计|合计|总计|小計|合計|總計|总合计|累计|累計|共计|共計)\s*[:：]?(?:\(.{0,12}\))?"
    r"|(?:统计|統計|总数|總數|总和|總和)\s*[:：]?"
    r"|(?:grand\s*|sub\s*-?\s*)?totals?\s*:?|.{1,30}\s(?:grand\s+|sub-?)?total|total\s+(?:for|of|all)\b.{0,40}|sum\s*:?"
)
_STATISTIC = re.compile(
    r".{0,10}(?:平均|平均值|均值|均价|均價|占比|佔比|比重|百分比|排名|名次|同比|环比|環比|增长率|增長率|增幅|完成率|达成率|達成率"
    r"|最大值|最小值|最高|最低|计数|計數|个数|個數|家数|家數|户数|戶數|同期)(?:增长|增長|增幅|率)?\s*(?:\(?%\)?)?\s*[:：]?"
    r"|(?:grand\s+)?(?:averages?|avg\.?|mean|median|rank(?:ing)?|(?:record\s+)?count|min(?:imum)?|max(?:imum)?|growth"
    r"|yoy|qoq|mom|year\s+(?:over|on)\s+year)\s*(?:\(?%\)?)?\s*:?"
    r"|(?:%|share|percent(?:age)?)\s*(?:of\s+(?:grand\s+)?total)?\s*:?|(?:average|avg)\s+(?:of|per)\b.{0,30}"
)
_UNNAMED = {"(blank)", "(blanks)", "(空白)", "（空白）", "(空)", "#n/a"}
_GAP = re.compile(r"(?<=[\u2e80-\u9fff])\s+(?=[\u2e80-\u9fff:])")
_MAYBE = re.compile(r"[计計]|总[数和]|總[數和]|total|sum|[ｔＴｓＳ]", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:填表|制表|填报|填報|审核|審核|复核|複核|编制|編制|製表|统计人|經辦|经办|负责人签|签字|簽字|盖章|打印|列印|数据来源|資料來源"
    r"|截至|截止|填写说明|填寫說明)|(?:备注|備註|注|註|说明|說明)\s*\d?\s*[:：.、]"
    r"|(?:prepared|reviewed|approved|printed|exported|generated|compiled|reported)\s+(?:by|on|at)\b"
    r"|(?:notes?|source|remarks?|disclaimer|as of)\b\s*[:：]?"
)

_SENTENCE = re.compile(r"[:：;；。!！]|^[*※#]")


def is_total(text: str) -> bool:
    """Say whether a text stands before a sum: 合计, 2024年小计, Grand Total."""
    return len(text) <= 60 and _MAYBE.search(text) is not None and _TOTAL.fullmatch(_close(text)) is not None


def is_statistic(text: str) -> bool:
    """Say whether a text stands before an average, a share or a rank: 平均, 占比, % of total."""
    return len(text) <= 40 and _STATISTIC.fullmatch(_close(text)) is not None


def is_unnamed(text: str) -> bool:
    """Say whether a text only stands for an empty name: `(blank)` of a pivot table."""
    return text.casefold() in _UNNAMED


def is_footer(text: str) -> bool:
    """Say whether a text closes a sheet: 填表人：…, Prepared by someone."""
    return _FOOTER.match(plain_text(text)) is not None


def _close(text: str) -> str:
    """Close the gaps people put between characters: 合　计 is 合计."""
    return _GAP.sub("", plain_text(text))


class Suspects(dict[object, bool]):
    """Remembers for each cell of an account column whether its row needs a second look."""

    def __init__(self, headers: Iterable[str] = ()) -> None:
        super().__init__()
        self._headers = frozenset(headers)

    def __missing__(self, cell: object) -> bool:
        text = as_text(cell)
        suspect = (
            not text
            or is_total(text)
            or is_footer(text)
            or _SENTENCE.search(text) is not None
            or is_statistic(text)
            or is_unnamed(text)
            or text in self._headers
        )
        self[cell] = suspect
        return suspect


def kind_of_row(cells: Sequence[object], keys: Sequence[object]) -> str:
    """Say what a row with an odd account cell is.

    Returns:
        `nothing`, `total`, `statistic`, `unnamed`, `footer` or `data`.
    """
    texts = [text for cell in cells if isinstance(cell, str) and (text := as_text(cell))]
    if not texts and all(cell == "" or (isinstance(cell, str) and not cell.strip()) for cell in cells):
        return "nothing"
    filled = sum(1 for cell in cells if cell != "")
    if filled == 1 and _closes(texts):
        return "footer"
    named = [text for cell in keys if (text := as_text(cell))]
    if any(_proper(text) for text in named):
        return "data"
    for kind, fits in _KINDS:
        if any(fits(text) for text in (named or texts)):
            return kind
    if filled == 1 and texts and not named:
        return "footer"
    return "footer" if _closes(texts) else "data"


_KINDS = (("statistic", is_statistic), ("total", is_total), ("unnamed", is_unnamed))


def _proper(text: str) -> bool:
    return not (is_total(text) or is_statistic(text) or is_footer(text) or is_unnamed(text))


def _closes(texts: Sequence[str]) -> bool:
    if not texts or len(texts) > 4:
        return False
    return is_footer(texts[0]) or (len(texts) == 1 and _SENTENCE.search(texts[0]) is not None)


def repeats_header(texts: Sequence[str], headers: Sequence[str]) -> bool:
    """Say whether a row is the header once more: two or more of its cells, and most, are headers."""
    said = [(text, header) for text, header in zip(texts, headers, strict=True) if text]
    same = sum(1 for text, header in said if text == header)
    return same >= 2 and same * 2 > len(said)
