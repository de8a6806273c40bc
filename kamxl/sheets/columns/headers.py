"""Known headers, and how a header is brought into the form in which it is looked up."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kamxl.locale import LANGUAGES, translator
from kamxl.sheets.cells.units import Unit, unit_of
from kamxl.sheets.tables.column import columns_of
from kamxl.sheets.tables.declared import TABLES
from kamxl.sheets.tables.vague import VAGUE

PART = 0.6
"""What a header weighs that holds a known one among other words."""

HINT = 0.5
"""What a header weighs that only may mean a column."""

_BRACKET = re.compile(r"^(.*?)\s*[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]\s*$", re.DOTALL)
_TRAILING = re.compile(r"^(.+?)(?:\s*[,/:;|—–-]\s*|\s+(?:in\s+)?)([^\s,/:;|]+(?:\s[^\s,/:;|]+)?)$", re.DOTALL)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOISE = re.compile(r"[\W_]+")
_OTHER_TIME = re.compile(
    r"去年|上年|同期|上季|上月|预测|預測|计划|計劃|目标|目標|累计|累計|增长|同比|环比"
    r"|prior|previous|last year|forecast|budget|target|growth"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header as written, its look-up forms (most literal first) and the unit it names.

    `rest` is what only the first form holds: the words in brackets or behind a comma.
    """

    text: str
    forms: tuple[str, ...]
    unit: Unit | None
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One reading of a header: a column of a table, how sure (1 exact, less for a part), which languages.

    `vague` readings come from words that say little by themselves, such as Name, Date or 状态.
    """

    table: str
    column: str
    weight: float
    languages: tuple[str, ...] = ()
    vague: bool = False


@cache
def header(text: str) -> Header:
    """Take a header apart: `*销售额（万元）` is `销售额` in units of 万元."""
    plain = unicodedata.normalize("NFKC", text).strip().strip("*").strip()
    whole = _form(plain)
    match = _BRACKET.match(plain)
    unit, rest = None, ""
    forms = [whole]
    if match is not None and match[1].strip():
        unit = unit_of(match[2].removeprefix("单位:").removeprefix("單位:").removeprefix("in "))
        forms.append(_form(match[1]))
        rest = match[2]
    else:
        trailing = _TRAILING.match(plain)
        if trailing is not None:
            unit = unit_of(trailing[2])
            if unit is not None:
                forms.append(_form(trailing[1]))
    found = tuple(dict.fromkeys(form for form in forms if form))
    return Header(text=" ".join(text.split()), forms=found, unit=unit, rest=rest)


def _form(text: str) -> str:
    spaced = _CAMEL.sub(" ", text).casefold().replace("%", "percentsign").replace("#", "no")
    return _NOISE.sub("", spaced).replace("percentsign", "%")


@cache
def synonyms() -> Mapping[str, tuple[Meaning, ...]]:
    """Return what every known header may mean, in its look-up form: firm readings first, then hints."""
    firm = _by_form(_headers())
    hinted = _by_form(_hints())
    return {
        form: tuple(
            Meaning(table=table, column=column, weight=weight, languages=languages, vague=vague)
            for weight, known in ((1.0, firm), (HINT, hinted))
            for (table, column), languages in known.get(form, {}).items()
            if weight == 1.0 or (table, column) not in firm.get(form, {})
            for vague in (weight < 1.0 or form in _vague(),)
        )
        for form in {**firm, **hinted}
    }


_Known = dict[str, dict[tuple[str, str], tuple[str, ...]]]


def _by_form(headers: Iterator[tuple[str, str, str, str]]) -> _Known:
    found: _Known = {}
    for table, column, language, text in headers:
        for form in header(text).forms:
            columns = found.setdefault(form, {})
            languages = columns.get((table, column), ())
            columns[table, column] = languages if language in languages else (*languages, language)
    return found


def _headers() -> Iterator[tuple[str, str, str, str]]:
    """Yield each accepted header with its table, column and language; a column's label is one of them."""
    words = {language: translator(language) for language in LANGUAGES}
    for table in TABLES.values():
        for one in columns_of(table.row).values():
            for language, headers in one.headers.items():
                for text in (*headers, words[language](one.label)):
                    yield table.key, one.name, language, text


def _hints() -> Iterator[tuple[str, str, str, str]]:
    for table in TABLES.values():
        for one in columns_of(table.row).values():
            for text in one.hints:
                yield table.key, one.name, "en" if text.isascii() else "zh-Hans", text


@cache
def _vague() -> frozenset[str]:
    return frozenset(_form(word) for word in VAGUE)


@cache
def meanings(text: str) -> tuple[Meaning, ...]:
    """List what a header may mean: exact readings, else those of the longest known header within it.

    A hint counts only where nothing else is known.
    """
    found = exactly(text)
    if found:
        return tuple(one for one in found if one.weight > HINT) or found
    return partly(text)


@cache
def exactly(text: str) -> tuple[Meaning, ...]:
    """List the readings of a header that is known as a whole, or but for what stands in its brackets."""
    named = header(text)
    for form in named.forms:
        against = words_against(named.rest) if form != named.forms[0] else {}
        found = tuple(one for one in synonyms().get(form, ()) if (one.table, one.column) not in against)
        if found:
            return found
    return ()


@cache
def partly(text: str) -> tuple[Meaning, ...]:
    """List the readings of the longest known header within one, where no other word speaks against."""
    for form in reversed(header(text).forms):
        found = _part(form)
        if found:
            against = words_against(text)
            return tuple(one for one in found if (one.table, one.column) not in against)
    return ()


def speaks_against(text: str) -> str | None:
    """Return the word of a header that speaks against an amount of sales."""
    return words_against(text).get(("transactions", "revenue"))


@cache
def words_against(text: str) -> Mapping[tuple[str, str], str]:
    """Return the columns that words of a header speak against, each with the word."""
    plain = unicodedata.normalize("NFKC", _CAMEL.sub(" ", text)).casefold().replace("_", " ")
    return {
        key: word
        for key, pattern in _against().items()
        for match in (pattern.search(plain),)
        if match is not None
        for word in (match.group(),)
    }


@cache
def _against() -> Mapping[tuple[str, str], re.Pattern[str]]:
    return {
        (table.key, one.name): re.compile("|".join(map(_as_word, one.against)))
        for table in TABLES.values()
        for one in columns_of(table.row).values()
        if one.against
    }


def _as_word(word: str) -> str:
    escaped = re.escape(word.casefold())
    return (
        rf"\b{escaped}s?\b"
        if word.replace(" ", "").replace(".", "").isalnum() and word.isascii()
        else escaped
    )


def _part(form: str) -> tuple[Meaning, ...]:
    if len(form) > 40:
        return ()
    odd = _OTHER_TIME.search(form)
    best: tuple[int, int] = (0, 0)
    known = ""
    for one in _long_forms():
        if one in form and not (odd and not _OTHER_TIME.search(one)):
            rank = (len(one), 2 if form.startswith(one) else 1 if form.endswith(one) else 0)
            if rank > best:
                best, known = rank, one
    if not known or (known.isascii() and len(known) * 2 < len(form)):
        return ()
    return tuple(
        Meaning(table=m.table, column=m.column, weight=PART, languages=m.languages)
        for m in synonyms()[known]
        if m.weight > HINT
    )


@cache
def _long_forms() -> tuple[str, ...]:
    return tuple(
        form
        for form, known in synonyms().items()
        if len(form) >= (5 if form.isascii() else 3) and known[0].weight > HINT
    )
