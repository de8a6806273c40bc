"""What is made of all books together: the summary workbook and the portfolio."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from math import fsum
from shutil import rmtree
from typing import TYPE_CHECKING

from kamxl.package.refusals import RefusalError
from kamxl.package.saving.rights import as_private_as
from kamxl.workflows.batch.inputs import STORE, WORK
from kamxl.workflows.batch.outcome import Made, Outcome, Status
from kamxl.workflows.batch.plain import from_json, to_json
from kamxl.workflows.batch.plan import PORTFOLIO_FILE, SUMMARY_FILE, Plan, files_of
from kamxl.workflows.batch.publish import PartlyMovedError, publish
from kamxl.workflows.batch.request import Kind
from kamxl.workflows.outputs import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from kamxl.domain.message import Message
    from kamxl.domain.review import Review
    from kamxl.reports.batch_rows import BookRow
    from kamxl.settings import Settings
    from kamxl.workflows.batch.manifest import Manifest

_LANGUAGES = ("zh-Hans", "zh-Hant", "en")
_TOGETHER = ""
"""Results of all books together are recorded under no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ended:
    """Every book of the plan that has an outcome, and the reviews of those that were judged."""

    plan: Plan
    outcomes: Sequence[Outcome]
    reviews: Mapping[str, Review]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The summary and the portfolio, whether written now or before, and why one could not be written."""

    outputs: tuple[Path, ...]
    troubles: tuple[Message, ...] = ()


def finish_batch(plan: Plan, manifest: Manifest) -> Finished:
    """Write the summary, and the portfolio when books were judged; what is there already stays.

    One that another program has open, or that may not be replaced, keeps nothing else from being written.

    Raises:
        OutputExistsError: A file that kamxl did not write is in the way.
    """
    known = manifest.outcomes()
    outcomes = [known[one.book.name] for one in plan.books if one.book.name in known]
    digest = _digest(plan, outcomes)
    judged = any(one.status is not Status.FAILED and one.reading and one.reading.as_of for one in outcomes)
    kinds = [Kind.SUMMARY] + [Kind.PORTFOLIO] * judged
    output, made = plan.request.output, manifest.files().get(_TOGETHER, ())
    prints = manifest.fingerprints()
    there = {one.kind: one.mark for one in made if one.mark.fits(output / one.mark.path, ours=True)}
    if all(kind in there and prints.get((_TOGETHER, kind)) == digest for kind in kinds):
        return Finished(outputs=tuple(output / there[kind].path for kind in kinds))
    ended = _Ended(
        plan=plan,
        outcomes=outcomes,
        reviews=_reviews(outcomes, manifest),
        language=plan.request.language or _language(outcomes),
    )
    outputs, troubles = [], []
    with as_private_as(files_of(plan)):
        for kind in kinds:
            try:
                outputs.append(_written(kind, ended, manifest, made, digest))
            except (RefusalError, PartlyMovedError) as error:
                troubles.append(error.message)
    return Finished(outputs=tuple(outputs), troubles=tuple(troubles))


def _digest(plan: Plan, outcomes: Sequence[Outcome]) -> str:
    """Return the fingerprint of everything the summary and the portfolio show."""
    shown = [
        to_json(replace(one, seconds=0.0, memory=None, trace=None, inputs=(), made=()))
        + "".join(each.sha256 for each in one.inputs)
        + "".join(each.mark.sha256 for each in one.made)
        for one in outcomes
    ]
    return hashlib.sha256("\n".join([repr(plan.conditions), *shown]).encode()).hexdigest()


def _reviews(outcomes: Sequence[Outcome], manifest: Manifest) -> dict[str, Review]:
    found = {}
    for one in outcomes:
        facts = None if one.status is Status.FAILED else manifest.facts(one.book)
        if facts is not None:
            found[one.book] = from_json(facts)
    return found


def _language(outcomes: Sequence[Outcome]) -> str:
    """Return the language most books are written in."""
    counts = Counter(one.reading.language for one in outcomes if one.reading)
    return max(_LANGUAGES, key=lambda one: (counts[one], one == "en")) if counts else "en"


def _written(kind: Kind, ended: _Ended, manifest: Manifest, made: Sequence[Made], digest: str) -> Path:
    output = ended.plan.request.output
    staging = output / STORE / WORK / "together"
    name, write = _MAKERS[kind]
    rows = _rows(ended)
    try:
        path = write_whole(staging / name, partial(write, ended, rows))
        known = None if ended.plan.request.replace else {one.mark.path: one.mark.sha256 for one in made}
        moved = publish(staging, [(kind, path)], output, "", known=known)
    finally:
        rmtree(staging, ignore_errors=True)
    manifest.keep(_TOGETHER, [Made(kind=each, mark=mark) for each, mark in moved], {kind: digest})
    return output / name


def _rows(ended: _Ended) -> list[BookRow]:
    from kamxl.reports.batch_rows import BookRow

    files = {one.book.name: tuple(path.name for path in one.book.files) for one in ended.plan.books}
    rows = []
    for one in ended.outcomes:
        reading, review = one.reading, ended.reviews.get(one.book)
        rows.append(
            BookRow(
                book=one.book,
                files=files[one.book],
                status=one.status.value,
                reason=one.reason,
                as_of=reading.as_of if reading else None,
                quarter=reading.quarter if reading else None,
                currency=reading.currency if reading else None,
                accounts=reading.accounts if reading else None,
                revenue=None if review is None else _revenue(review),
                rows_used=reading.used if reading else None,
                rows_left_out=reading.left_out if reading else None,
                problems=reading.problems if reading else None,
                results=0 if one.status is Status.FAILED else len(one.made),
                findings=tuple((each.where, each.message) for each in reading.findings) if reading else (),
            )
        )
    return rows


def _revenue(review: Review) -> float | None:
    """Return the sum of what is known; None when of no account anything is."""
    known = [one.facts.ttm for one in review.accounts if one.facts.ttm is not None]
    return fsum(known) if known else None


def _write_summary(ended: _Ended, rows: Sequence[BookRow], path: Path) -> None:
    from kamxl.reports.batch_summary import BatchCase, write_batch_summary

    newest = max((row.as_of for row in rows if row.as_of), default=ended.plan.request.today)
    write_batch_summary(path, BatchCase(rows=rows, as_of=newest), language=ended.language)


def _write_portfolio(ended: _Ended, rows: Sequence[BookRow], path: Path) -> None:
    from kamxl.reports.consolidated_book import ManyBooks, write_consolidated_book
    from kamxl.workflows.batch.consolidated import consolidate

    settings = _settings(ended.plan.request.settings_file)
    together = consolidate(ended.reviews, settings)
    many = ManyBooks(parts=together.parts, shared=together.shared, rows=rows)
    write_consolidated_book(path, many, settings, language=ended.language)


def _settings(file: Path | None) -> Settings:
    """Return the settings of the whole run; those that books carry themselves count in their own results."""
    from kamxl.rules.every_setting import settings_from
    from kamxl.sheets.settings.settings_book import words_of

    own = words_of(file)
    return settings_from(own.values, own.cells)[0]


_MAKERS: Mapping[Kind, tuple[str, Callable[[_Ended, Sequence[BookRow], Path], None]]] = {
    Kind.SUMMARY: (SUMMARY_FILE, _write_summary),
    Kind.PORTFOLIO: (PORTFOLIO_FILE, _write_portfolio),
}
