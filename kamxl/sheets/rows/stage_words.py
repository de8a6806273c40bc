"""Which stage of a deal a sheet or a row speaks of: quoted, ordered, delivered, accepted, invoiced, paid."""

import re

from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.rows.parsed import ParsedSheet

_WORDS = {
    "quotes": r"报价|報價|\bquot(?:e|es|ed|ation|ations)\b|\bproposals?\b",
    "orders": r"订单|訂單|订货|訂貨|下单|下單|签单|簽單|接单|接單|\borders?\b|\bbookings?\b|\bordered\b",
    "deliveries": r"出货|出貨|发货|發貨|出库|出庫|交货|交貨|\bship(?:ments?|ped|ping)\b|\bdeliver|\bdispatch",
    "acceptances": r"验收|驗收|\baccept(?:ance|ances|ed)\b",
    "invoices": r"开票|開票|发票|發票|\binvoic(?:e|es|ed|ing)\b|\bbill(?:ing|ings|ed)\b",
    "receipts": r"回款|收款|到款|到账|到賬|收汇|收匯|\b(?:payment|receipt|collection)s?\b|\bpaid\b",
}
_PATTERNS = {stage: re.compile(words, re.IGNORECASE) for stage, words in _WORDS.items()}
_GAP = re.compile(r"[_\W]+|(?<=[a-z])(?=[A-Z])")
_COLUMNS = ("stage", "return_flag")
_MOST_WORDS = 200


def stage_in(text: str) -> str | None:
    """Name the stage a text speaks of; None for none and for several."""
    spaced = _GAP.sub(" ", text)
    found = [stage for stage, pattern in _PATTERNS.items() if pattern.search(spaced)]
    return found[0] if len(found) == 1 else None


def stage_of(sheet: ParsedSheet) -> str | None:
    """Say which stage a sheet speaks of: by its name, else its file's, else headers of days and amounts."""
    columns = sheet.layout.columns
    headers = [columns[name].header for name in ("date", "revenue", "revenue_net") if name in columns]
    for text in (sheet.source.name, sheet.source.file.stem, " ".join(headers)):
        spaced = _GAP.sub(" ", text)
        if any(pattern.search(spaced) for pattern in _PATTERNS.values()):
            return stage_in(text)
    return None


def stages_of_rows(sheet: ParsedSheet) -> dict[str, list[int]]:
    """Return the places of the rows of each stage, where a column of the sheet names several stages."""
    for column in _COLUMNS:
        store = sheet.stores.get(column)
        if not isinstance(store, TextStore) or len(store.words) > _MOST_WORDS:
            continue
        stages = [stage_in(word) for word in store.words]
        if len({*stages} - {None}) > 1:
            places: dict[str, list[int]] = {}
            for place, code in enumerate(store.codes):
                stage = stages[code] if code >= 0 else None
                if stage is not None:
                    places.setdefault(stage, []).append(place)
            return places
    return {}
