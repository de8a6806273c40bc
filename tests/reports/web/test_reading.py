"""What the page shows is what stands in the cells, which is what Python concluded."""

from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from sheet_values import ALERTS, MEASURES, SCORECARD, WHY, Sheets, header_row, without_column

from kamxl.domain.errors import KamxlError
from kamxl.domain.review import Review
from kamxl.locale import LANGUAGES, translator
from kamxl.reports.kam_sheets.words import CODES
from kamxl.reports.web import AccountView, BookView, view_of, wording
from kamxl.reports.web.wording import in_words, word_of, words_of

Changed = Callable[[str], Sheets]


def codes(one: AccountView) -> dict[str, str | None]:
    return {key: word.code for key, word in one.words.items()}


def facts(view: BookView) -> list[object]:
    """Return all that a view says without its languages."""
    return [
        (
            one.key,
            one.name,
            one.owner,
            codes(one),
            {key: figure.value for key, figure in one.figures.items() if key != "abc"},
            [word.code for word in one.status_why],
            [(line.rule.code, line.urgency.code, line.due, line.since, line.money) for line in one.alerts],
            [(line.component.code, line.points, line.weight, line.loses, line.rank) for line in one.losses],
            [(figure.key, figure.value) for figure in one.measures if figure.key != "renewal_intent"],
            one.quarters,
        )
        for one in view.accounts
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_account_is_as_python_concluded(sheets: Changed, review: Review, language: str) -> None:
    view, t = view_of(sheets(language)), translator(language)
    assert (view.language, view.as_of, view.quarter) == (language, "2026-09-30", str(review.quarter))
    assert view.notes == ()
    assert len(view.accounts) == len(review.accounts)
    for one, expected in zip(view.accounts, review.accounts, strict=True):
        found = codes(one)
        assert one.key == expected.facts.account.id
        assert found["status"] == expected.verdict.status
        assert found.get("tier") == expected.placement.held
        assert found.get("band") == expected.health.band
        assert found["light"] == expected.noticed.light
        assert one.number("health") == pytest.approx(expected.health.score)
        assert one.number("at_risk") == pytest.approx(expected.verdict.at_risk)
        assert [word.code for word in one.status_why] == [reason.code for reason in expected.verdict.why]
        lines = {line.rule.code: line for line in one.alerts}
        assert lines.keys() == {alert.rule for alert in expected.alerts}
        for alert in expected.alerts:
            line = lines[alert.rule]
            assert line.urgency.code == alert.urgency
            assert line.told
            assert line.evidence == alert.evidence.in_words(t)
            assert line.action == alert.action.in_words(t)
            assert (line.owner, line.due, line.since) == (alert.owner, alert.due, alert.since)
            assert line.money == pytest.approx(alert.money)
        points = {line.component.code: line.points for line in one.losses}
        for component in expected.health.components:
            assert points[component.name] == pytest.approx(component.points)


def test_the_three_languages_say_the_same(sheets: Changed) -> None:
    english, *others = (facts(view_of(sheets(language))) for language in LANGUAGES)
    assert all(other == english for other in others)


def test_the_book_itself_and_the_cuts_come_from_their_cells(sheets: Changed, review: Review) -> None:
    view = view_of(sheets("zh-Hans"))
    assert view.book["size"].value == len(review.accounts)
    assert view.book["revenue"].value == pytest.approx(review.revenue_ttm)
    watched = sum(one.verdict.status == "watch" for one in review.accounts)
    banded = sum(one.health.band == "watch" for one in review.accounts)
    assert (view.book["status_watch"].value, view.book["watch"].value) == (watched, banded)
    assert view.contribution_cut == pytest.approx(review.contribution_cut)
    assert view.importance_cut == 60


def test_columns_may_stand_anywhere(sheets: Changed) -> None:
    changed = sheets("en")
    expected = facts(view_of(sheets("en")))
    for name in (WHY, ALERTS):
        order = [*range(len(changed[name][0]))]
        Random(5).shuffle(order)  # noqa: S311 - seeded
        changed[name] = [[row[place] for place in order] for row in changed[name]]
    first, place = header_row(changed[SCORECARD], "Health")
    for row in changed[SCORECARD][first:]:
        row.append(row.pop(place))
    changed[SCORECARD].insert(first, [])
    assert facts(view_of(changed)) == expected


def test_a_missing_column_is_unknown_and_said(sheets: Changed) -> None:
    changed = sheets("en")
    changed[SCORECARD] = without_column(changed[SCORECARD], "Health")
    view = view_of(changed)
    assert all(one.number("health") is None for one in view.accounts)
    assert [str(note) for note in view.notes] == ["KAM Scorecard has no column Health: shown as unknown."]


def test_columns_that_cannot_be_told_apart_are_unknown(sheets: Changed) -> None:
    changed = sheets("en")
    changed[MEASURES] = without_column(changed[MEASURES], "Contacts kept")
    kept = {
        figure.value
        for one in view_of(changed).accounts
        for figure in one.measures
        if figure.key == "contact_kept"
    }
    assert kept == {None}


def test_missing_sheets_are_said_and_a_book_without_scorecard_is_refused(sheets: Changed) -> None:
    changed = sheets("en")
    del changed[ALERTS], changed[WHY]
    view = view_of(changed)
    assert [note.values["sheet"] for note in view.notes] == [ALERTS, WHY]
    raised = [line for one in view.accounts for line in one.alerts]
    assert raised
    assert not any(line.told for line in raised)
    with pytest.raises(KamxlError, match="kamxl score"):
        view_of({WHY: sheets("en")[WHY]})


def test_an_alert_that_settings_took_back_is_not_shown(sheets: Changed) -> None:
    changed = sheets("en")
    before = view_of(changed)
    one = next(account for account in before.accounts if account.alerts)
    header, place = header_row(changed[SCORECARD], f"Alert: {one.alerts[0].rule.written}")
    changed[SCORECARD][header + one.place][place] = ""
    after = view_of(changed).accounts[one.place - 1]
    assert [line.rule for line in after.alerts] == [line.rule for line in one.alerts[1:]]


def test_values_that_were_not_computed_are_said(sheets: Changed) -> None:
    changed = sheets("en")
    header, place = header_row(changed[SCORECARD], "Status")
    for row in changed[SCORECARD][header + 1 :]:
        row[place] = ""
    view = view_of(changed)
    assert not any(one.computed for one in view.accounts)
    assert "60 of 60 accounts hold no computed values" in str(view.notes[0])


@pytest.mark.parametrize("what", ["points", "size"])
def test_values_that_do_not_agree_are_said(sheets: Changed, what: str) -> None:
    changed = sheets("en")
    if what == "points":
        header, place = header_row(changed[WHY], "Points")
        row = next(row for row in changed[WHY][header + 1 :] if isinstance(row[place], float))
        row[place] = float(str(row[place])) + 0.1
    else:
        changed[SCORECARD].pop()
    assert "not computed again" in str(view_of(changed).notes[0])


@pytest.mark.parametrize("error", ["#N/A", "#NAME?", float("nan"), None, "  "])
def test_errors_and_blanks_are_unknown_never_zero(sheets: Changed, error: object) -> None:
    changed = sheets("en")
    header, place = header_row(changed[SCORECARD], "Revenue at risk")
    changed[SCORECARD][header + 1][place] = error
    assert view_of(changed).accounts[0].figures["at_risk"].value is None


@pytest.mark.parametrize(("epoch_1904", "day"), [(False, date(2026, 9, 30)), (True, date(2030, 10, 1))])
def test_days_may_come_as_numbers(sheets: Changed, epoch_1904: bool, day: date) -> None:
    changed = sheets("en")
    header, place = header_row(changed[ALERTS], "By when")
    for row in changed[ALERTS][header + 1 :]:
        row[place] = 46295.0
    view = view_of(changed, epoch_1904=epoch_1904)
    assert {line.due for one in view.accounts for line in one.alerts} == {day}


def test_an_account_is_found_by_id_before_name(sheets: Changed) -> None:
    changed = sheets("en")
    header, place = header_row(changed[SCORECARD], "Account name")
    rows = changed[SCORECARD][header + 1 :]
    rows[0][place], rows[1][place] = "Acme  Ltd", rows[2][0]
    view = view_of(changed)
    assert view.find(" ACME ltd") is view.accounts[0]
    assert view.find(rows[2][0]) is view.accounts[2]
    assert view.find("nobody") is None
    rows[3][0] = "7"
    assert (found := view_of(changed).find(7.0)) is not None
    assert found.place == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_a_sheet_has_one_code(language: str) -> None:
    t = translator(language)
    for code, label in CODES.items():
        vocabulary, _, expected = code.partition(":")
        word = word_of(t(label), vocabulary, language)
        assert word is not None
        assert word.code == expected
        assert in_words(word, translator("zh-Hant")) == translator("zh-Hant")(label)


def test_a_list_of_reasons_is_taken_apart_by_the_longest_label() -> None:
    text = "Below target, No risks, contracts, contacts or surveys on record, my own"
    found = words_of(text, ("rule", "reason"), "en")
    assert [word.code for word in found] == ["target_attention", "no_light", None]
    assert found[-1].written == "my own"


def test_of_two_labels_that_begin_alike_the_longer_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = {"Late": "late", "Late, again": "again"}
    monkeypatch.setattr(wording, "_codes", lambda *_: labels)
    assert [word.code for word in words_of("Late, again, Late", ("made",), "en")] == ["again", "late"]
