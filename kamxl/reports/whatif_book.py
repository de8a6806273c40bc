"""What other settings would change, as a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kamxl.domain.change import Change
from kamxl.domain.review import Review
from kamxl.locale import Translate, translator
from kamxl.reports.book import Book, open_book
from kamxl.reports.changes import WHAT, change_words
from kamxl.reports.page import LANDSCAPE
from kamxl.reports.table import Column, Table
from kamxl.settings import Setting

SHEET = "KAM What-if"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfPicture:
    """What to write: the review with the settings tried, each setting with both values, and the changes."""

    review: Review
    tried: Sequence[tuple[Setting, object, object]]
    changes: Sequence[Change]


def write_whatif_book(path: Path, picture: WhatIfPicture, *, language: str) -> None:
    """Write the sheet.

    Args:
        path: The file to write; replaced when it is there.
        picture: What to write.
        language: zh-Hans, zh-Hant or en.
    """
    t = translator(language)
    review = picture.review
    with open_book(path, Book(title=t("What if"), subject=SHEET, made_on=None), review, language) as book:
        sheet = book.new_sheet(SHEET, LANDSCAPE)
        changed = _changes(picture.changes, t)
        sheet.follow(changed)
        accounts = len({one.account_id for one in picture.changes})
        caption = t("{accounts} of {all} accounts would change").format(
            accounts=accounts, all=len(review.accounts)
        )
        sheet.headline(t("What if"), caption)
        sheet.table(_tried(picture.tried, t))
        sheet.heading(t("What would change"))
        sheet.table(changed)
        sheet.finish()


def _tried(tried: Sequence[tuple[Setting, object, object]], t: Translate) -> Table:
    return Table(
        columns=(
            Column(title=t("Setting"), style="text"),
            Column(title=t("In use"), style="center"),
            Column(title=t("Tried"), style="center"),
        ),
        rows=[(t(one.label), str(now), str(then)) for one, now, then in tried],
    )


def _changes(changes: Sequence[Change], t: Translate) -> Table:
    return Table(
        columns=(
            Column(title=t("Account"), style="strong"),
            Column(title=t("What"), style="text"),
            Column(title=t("Now"), style="center"),
            Column(title=t("Then"), style="center"),
            Column(title=t("Why"), style="wrapped"),
        ),
        rows=[
            (
                one.account_name,
                t(WHAT[one.what]),
                change_words(one.what, one.before, t),
                change_words(one.what, one.after, t),
                one.why.in_words(t),
            )
            for one in changes
        ],
        empty=t("Nothing would change."),
    )
