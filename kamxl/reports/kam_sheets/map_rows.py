"""The rows of KAM Map in words: what each says, what can be chosen, what was written before."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kamxl.domain.message import say
from kamxl.reports.kam_sheets.map_questions import Questions
from kamxl.reports.kam_sheets.words import Words
from kamxl.rules.every_setting import all_settings
from kamxl.sheets.accounts.names import NameCandidate, NameMatch
from kamxl.sheets.book import ColumnReading, RecognisedSheet
from kamxl.sheets.columns.headers import header
from kamxl.sheets.columns.shown import meaning
from kamxl.sheets.settings.map_layout import (
    ACCEPTED_BY,
    COLUMN,
    NAME,
    NAMES,
    NO,
    SETTING,
    SETTING_WORDS,
    YES,
    At,
)
from kamxl.sheets.settings.settings_sheet import IGNORE, NEVER, HeaderMapping
from kamxl.sheets.tables.named import table_name

MOST_NAMES = 1_000
"""So many names are asked about; the rest come when these are decided."""

KINDS = {
    "short_name": say("a short name that fits one account only"),
    "spelling": say("spelled otherwise"),
    "lost_zeros": say("its leading zeros are lost"),
    "decimal": say("a number with decimals"),
    "spaces": say("with other spaces"),
    "case": say("in other capitals"),
    "number": say("a number written otherwise"),
    "same_name": say("several accounts bear this name"),
    "other_number": say("the name is known, its number is not"),
    "unknown": say("no account is like it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRow:
    """One row: its texts by column, and the name of the list to choose from; no key, no question."""

    texts: dict[At, str]
    choices: str = ""

    @property
    def asks(self) -> bool:
        """Whether an answer is read back."""
        return At.KEY in self.texts


def band_of(sheet: RecognisedSheet, words: Words) -> str:
    """Say what a region was taken for, or why it is none of ours."""
    taken = words.say(table_name(sheet.table)) if sheet.table else words.t("Not one of ours")
    place = f"{sheet.sheet} {sheet.region}".strip()
    reason = f" – {words.say(sheet.reason)}" if sheet.reason else ""
    return f"{place}: {taken}{reason}"


def column_rows(sheet: RecognisedSheet, questions: Questions, words: Words) -> Iterator[MapRow]:
    """Yield a row for each column of a region."""
    seen = Counter(one.header for one in sheet.readings)
    own = questions.own.own(sheet.sheet).headers
    said = {
        _form(one.header): one for one in questions.mappings if one.sheet.casefold() == sheet.sheet.casefold()
    }
    for one in sheet.readings:
        texts = _about(one, sheet, words)
        if not one.header or seen[one.header] > 1:
            yield MapRow(texts=texts)
            continue
        form = _form(one.header)
        if form in own:
            texts[At.ANSWER] = _meaning(own[form], words)
        # What the team said itself counts as said; what other periods taught is no decision of this sheet.
        texts[At.WRITTEN] = "" if form in said else texts[At.ANSWER]
        texts |= {At.KEY: COLUMN, At.ABOUT: sheet.sheet, At.EXACT: one.header}
        yield MapRow(texts=texts, choices=COLUMN)


def remembered_rows(questions: Questions, words: Words) -> Iterator[MapRow]:
    """Yield what the team said of columns that are not in this book."""
    here = {
        (sheet.sheet.casefold(), _form(one.header)) for sheet in questions.sheets for one in sheet.readings
    }
    for one in questions.mappings:
        if (one.sheet.casefold(), _form(one.header)) not in here:
            yield MapRow(
                texts={
                    At.KEY: COLUMN,
                    At.SHEET: one.sheet,
                    At.HEADER: one.header,
                    At.ANSWER: _meaning(_decided(one), words),
                    At.ABOUT: one.sheet,
                    At.EXACT: one.header,
                },
                choices=COLUMN,
            )


def name_rows(questions: Questions, words: Words) -> Iterator[MapRow]:
    """Yield a row for all names of a kind, then for each name, then for those that were decided before."""
    yes, no = words.say(YES), words.say(NO)
    names = [one for one in questions.names if one.written not in questions.decided_names]
    for kind, count in Counter(one.kind for one in names if _open(one)).items():
        yield from _all_of(kind, count, questions, words)
    for kind, setting in ACCEPTED_BY.items():
        if questions.own.values.get(setting) and not any(one.kind == kind and _open(one) for one in names):
            yield from _all_of(kind, 0, questions, words)
    for one in names[:MOST_NAMES]:
        taken = yes if isinstance(one, NameMatch) else ""
        texts = {
            At.KEY: NAME,
            At.SHEET: one.where,
            At.REGION: str(one.rows),
            At.HEADER: one.written,
            At.SAMPLE: one.account_id or "",
            At.SECOND: one.account_name or "",
            At.ANSWER: taken,
            At.WHY: words.say(KINDS[one.kind]),
            At.WRITTEN: taken,
            At.ABOUT: one.kind,
            At.EXACT: one.written,
            At.TARGET: one.account_id or "",
        }
        yield MapRow(texts=texts, choices=NAME)
    for alias in questions.aliases.values():
        never = alias.belongs_to == NEVER
        yield MapRow(
            texts={
                At.KEY: NAME,
                At.HEADER: alias.written,
                At.ANSWER: no if never else alias.belongs_to,
                At.WHY: words.t("the team said so"),
                At.EXACT: alias.written,
                At.TARGET: "" if never else alias.belongs_to,
            },
            choices=NAME,
        )


def setting_rows(questions: Questions, words: Words) -> Iterator[MapRow]:
    """Yield a row for each setting of how cells are read."""
    for one in all_settings():
        if one.name not in SETTING_WORDS:
            continue
        known = SETTING_WORDS[one.name]
        written = questions.own.values.get(one.name)
        value = str(one.default if written is None else written).strip()
        shown, default = (
            (words.say(known[code]) if code in known else code) for code in (value, str(one.default))
        )
        texts = {
            At.KEY: SETTING,
            At.HEADER: words.t(one.label),
            At.ANSWER: shown,
            At.WHY: words.t(one.help),
            At.WRITTEN: shown if questions.kept_beside else default,
            At.ABOUT: one.name,
        }
        yield MapRow(texts=texts, choices=one.name if known else "")


def _all_of(kind: str, count: int, questions: Questions, words: Words) -> Iterator[MapRow]:
    setting = ACCEPTED_BY.get(kind)
    accepted = words.say(YES) if setting and questions.own.values.get(setting) else ""
    texts = {
        At.KEY: NAMES,
        At.SHEET: words.t("All of this kind"),
        At.REGION: str(count) if count else "",
        At.HEADER: words.say(KINDS[kind]),
        At.ANSWER: accepted,
        At.WRITTEN: accepted if questions.kept_beside else "",
        At.ABOUT: kind,
    }
    yield MapRow(texts=texts, choices=NAME)


def _open(one: NameCandidate | NameMatch) -> bool:
    """Say whether a name waits for a decision that all of its kind may get together."""
    return isinstance(one, NameCandidate) and one.account_id is not None and not one.others


def _about(one: ColumnReading, sheet: RecognisedSheet, words: Words) -> dict[At, str]:
    samples = (*one.samples, "", "")
    return {
        At.SHEET: sheet.sheet,
        At.REGION: sheet.region,
        At.LETTER: one.letter,
        At.HEADER: one.header,
        At.SAMPLE: samples[0],
        At.SECOND: samples[1],
        At.ANSWER: words.say(one.meaning) if one.meaning else words.t("not used"),
        At.WHY: words.say(one.why),
    }


def _decided(one: HeaderMapping) -> tuple[str, str] | None:
    return None if one.column == IGNORE else (one.table, one.column)


def _meaning(said: tuple[str, str] | None, words: Words) -> str:
    return words.t("not used") if said is None else words.say(meaning(*said))


def _form(text: str) -> str:
    return next(iter(header(text).forms), text)
