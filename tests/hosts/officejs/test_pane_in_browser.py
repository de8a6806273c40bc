"""The task pane in Chromium, 320 pixels wide."""

from typing import Any

import pytest
from browser_run import Visitor
from excel_sheets import row_of

from kamxl.hosts.officejs.buttons import PANE
from kamxl.locale import translator

pytestmark = pytest.mark.browser

CANARY = "<img src=x onerror='window.kamxlInjected=1'><script>window.kamxlInjected=2</script>"


@pytest.mark.parametrize(("tag", "language"), [("en-US", "en"), ("zh-CN", "zh-Hans"), ("zh-TW", "zh-Hant")])
def test_it_shows_the_account_of_the_selected_row(
    visitor: Visitor,
    scored: dict[str, list[list[object]]],
    tag: str,
    language: str,
) -> None:
    scorecard = [[*row] for row in scored["KAM Scorecard"]]
    header = row_of(scorecard, "Account ID")
    place = header + 4
    key, other = scorecard[place][0], scorecard[header + 5][0]
    name = scorecard[header].index("Account name")
    scorecard[header + 6][name] = CANARY
    own = [["Customer", "Note"], ["", "nothing"], [f"  {key} ", "met"], [key, other], [CANARY, ""]]
    at = {"sheet": "Own", "left": 1}
    seen = visitor.visit(
        {"shown": None},
        {"picture": {"path": str(visitor.profile.with_name(f"pane_{language}.png"))}},
        {"select": {**at, "top": 1}},
        {"shown": None},
        {"select": {**at, "top": 3}},
        {"shown": None},
        {"select": {**at, "top": 4}},
        {"shown": None},
        {"select": {**at, "top": 2}},
        {"press": "scorecard"},
        {"book": ["selected", "activated"]},
        {"change": {"sheet": "Own", "row": 0, "column": 0, "value": "Account"}},
        {"shown": None},
        {"press": "refresh"},
        {"shown": None},
        book={
            "sheets": {**scored, "KAM Scorecard": scorecard, "Own": own},
            "selected": {**at, "top": 2, "height": 1, "width": 1},
        },
        language=tag,
    )
    first, none, several, hostile, jumped, changed, again = (
        seen.shown[one] for one in (0, 3, 5, 7, 10, 12, 14)
    )
    assert str(scorecard[place][name]) in first["account"]
    assert first["language"] == language
    assert (first["tooWide"], first["state"], first["disabled"]) == (0, "", [False, False])
    told = " ".join((*first["buttons"], first["account"], first["desktop"]))
    for word in (
        *(PANE[key] for key in ("scorecard", "refresh", "desktop")),
        "Risk light",
        "What to do about points lost",
    ):
        assert translator(language)(word) in told
    assert (none["account"], several["account"]) == ("", "")
    assert none["state"] != several["state"]
    assert none["disabled"] == [True, False]
    assert CANARY in hostile["account"]
    assert (hostile["injected"], hostile["images"]) == (None, 0)
    assert jumped["activated"] == ["KAM Scorecard"]
    assert (jumped["selected"]["sheet"], jumped["selected"]["top"]) == ("KAM Scorecard", place)
    assert (bool(changed["state"]), again["state"]) == (True, "")
    assert seen.complaints() == []


def test_excel_that_does_not_answer_gives_an_error_and_a_sentence_never_a_result_by_the_defaults(
    visitor: Visitor,
) -> None:
    selected = {"sheet": "Own", "top": 0, "left": 0, "height": 1, "width": 1}
    call: dict[str, Any] = {"id": "TIER", "values": [[[80]], [[75]]], "addresses": []}
    seen = visitor.visit(
        {"ask": {"calls": [call]}},
        {"shown": None},
        {"put": {"refuses": False}},
        {"press": "refresh"},
        {"shown": None},
        book={"refuses": True, "sheets": {"Own": [["x"]]}, "selected": selected},
    )
    asked, unread, _, _, unscored = seen.shown
    assert asked["answers"] == [{"failed": "#NULL!"}]
    assert "Excel is busy" in unread["state"]
    assert "desktop computer" in unscored["state"]
    assert unscored["account"] == ""
