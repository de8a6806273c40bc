"""Columns of KAM Scorecard that a team may have beside its own account list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.domain.review import Review
from kamxl.reports.kam_sheets.score_column import ScoreColumn
from kamxl.reports.kam_sheets.score_columns import ROW_KEY, SCORE_COLUMNS
from kamxl.reports.kam_sheets.score_look import CHIPS
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.reports.kam_sheets.words import Words
from kamxl.reports.theme import color_of, number_format_of
from kamxl.settings import Settings

OFFERED: Mapping[str, ScoreColumn] = MappingProxyType(
    {
        one.key: one
        for one in SCORE_COLUMNS
        if one.template is not None
        and not one.folded
        and one.key != ROW_KEY
        and not one.key.startswith("quarter_")
    }
)
"""What a team's list has not got itself, by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A word that is shown in colours: `FFRRGGBB`."""

    text: str
    background: str
    font: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column: its value for each account in the order of the review, None where unknown."""

    key: str
    header: str
    values: Sequence[Value]
    number_format: str
    width: float
    chips: Sequence[Chip]


def score_words() -> tuple[str, ...]:
    """Return the columns of the scorecard that formulas beside a list may look up."""
    return ("account", "name", *OFFERED)


def list_columns(
    review: Review, settings: Settings, keys: Sequence[str], language: str
) -> tuple[ListColumn, ...]:
    """Return columns with the words of a language.

    Args:
        review: What was concluded.
        settings: The settings the review was made with.
        keys: Which columns, in this order; one named twice counts once.
        language: zh-Hans, zh-Hant or en.

    Raises:
        KamxlError: A key is unknown.
    """
    words = Words(language)
    subjects = [
        Subject(place=place, one=one, review=review, settings=settings, words=words)
        for place, one in enumerate(review.accounts, start=1)
    ]
    return tuple(_column(_known(key), subjects, words) for key in dict.fromkeys(map(_folded, keys)))


def _folded(key: str) -> str:
    return key.strip().casefold().replace("-", "_")


def _known(key: str) -> ScoreColumn:
    if key not in OFFERED:
        raise KamxlError(
            say("There is no column '{key}'. There are: {keys}.", key=key, keys=", ".join(OFFERED))
        )
    return OFFERED[key]


def _column(column: ScoreColumn, subjects: Sequence[Subject], words: Words) -> ListColumn:
    header = words.say(column.header)
    return ListColumn(
        key=column.key,
        header=f"KAM {header}",
        values=[column.value(subject) for subject in subjects],
        number_format=column.number or number_format_of(column.style) or "General",
        width=max(column.width, 1.2 * _width(f"KAM {header}") + 3),
        chips=tuple(_chips(column.key, words)),
    )


def _chips(key: str, words: Words) -> list[Chip]:
    if key not in CHIPS:
        return []
    vocabulary, styles = CHIPS[key]
    return [
        Chip(
            text=words.of(vocabulary, code) or "",
            background="FF" + color_of(style, "bg_color"),
            font="FF" + color_of(style, "font_color"),
        )
        for code, style in styles.items()
    ]


def _width(text: str) -> float:
    """Return about how many digits wide a text is; Chinese characters are twice as wide."""
    return sum(1.0 if sign < "\u2e80" else 2.0 for sign in text)
