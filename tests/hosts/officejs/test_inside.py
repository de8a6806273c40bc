"""What runs inside the web view, here in this Python."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from catalogue_calls import as_rows, examples, settings_sheet, shown

from kamxl.hosts.addin.carried import needed_code, zipped
from kamxl.hosts.officejs.inside import calls
from kamxl.hosts.officejs.inside.calls import Workbook
from kamxl.hosts.officejs.inside.pane import Pane, accounts_in

FACTS = {"rows": None, "names": {}, "first_of_2000": 36526}


def answers(workbook: Workbook, *asked: tuple[str, list[Any]]) -> Any:
    return json.loads(workbook.answers(json.dumps(asked)))


def renewed(workbook: Workbook, **facts: object) -> bool:
    return workbook.renew(json.dumps({**FACTS, **facts}))


def test_every_documented_example_comes_out_in_one_call() -> None:
    known = list(examples())
    asked = [(function.name, [as_rows(one) for one in values]) for function, values, _ in known]
    assert answers(Workbook(), *asked) == [shown(result) for _, _, result in known]


def test_what_is_carried_needs_the_standard_library_only(tmp_path: Path) -> None:
    archive = tmp_path / "kamxl.zip"
    archive.write_bytes(zipped(dict(needed_code("hosts/officejs/inside"))))
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import kamxl.hosts.officejs.inside.calls as calls, kamxl.hosts.officejs.inside.pane as pane\n"
        "print(calls.Workbook().answers('[[\"tier\", [[[80]], [[75]]]]]'))\n"
        "print(pane.Pane().read('{\"sheets\": {}, \"first_of_2000\": 36526}', 'en'))\n"
    )
    # -I and -S: neither installed packages nor the folder of the project.
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(archive)], capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[0] == '[[["strategic"]]]', done.stderr
    assert "KAM Scorecard" in done.stdout


def test_the_settings_sheet_decides_and_says_whether_anything_is_new() -> None:
    workbook = Workbook()
    ask = ("tier", [as_rows(80), as_rows(75)])
    assert not renewed(workbook, rows=settings_sheet({}))
    assert renewed(workbook, rows=settings_sheet({"importance_cut": 90}))
    assert not renewed(workbook, rows=settings_sheet({"importance_cut": 90}))
    assert answers(workbook, ask) == [[["profit"]]]
    assert renewed(workbook, rows=settings_sheet({"importance_cut": ""}))
    assert answers(workbook, ask) == [[["strategic"]]]


@pytest.mark.parametrize(
    ("written", "told"),
    [("zh-hans", "战略级"), ("zh-hant", "戰略級"), ("en", "Strategic"), ("", "strategic")],
)
def test_words_come_in_the_language_that_the_settings_sheet_names(written: str, told: str) -> None:
    workbook = Workbook()
    renewed(workbook, rows=settings_sheet({"language": written}))
    assert answers(workbook, ("tier", [as_rows(80), as_rows(75)])) == [[[told]]]


def test_without_a_settings_sheet_the_defined_names_decide() -> None:
    workbook = Workbook()
    assert renewed(workbook, names={"kam_Importance_cut": 90, "Other": 1})
    assert answers(workbook, ("tier", [as_rows(80), as_rows(75)])) == [[["profit"]]]


def test_days_count_from_the_day_of_the_workbook() -> None:
    days = ("next_order", [[[40000], [40030], [40060]]])
    workbook = Workbook()
    usual = answers(workbook, days)
    assert renewed(workbook, first_of_2000=36526 - 1462)
    assert answers(workbook, days) == usual == [[[40090]]]
    first = ("next_order", [[[0], [30], [60]]])
    assert answers(workbook, first) == [[[90]]]  # 1 January 1904; elsewhere 0 is no day
    assert renewed(workbook)
    assert answers(workbook, first) == [[[{"error": "#VALUE!"}]]]


def test_a_failure_of_kamxl_is_an_error_of_its_own_and_hits_no_other_cell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = calls.call_over

    def failing(function: Any, *values: object, **settings: Any) -> Any:
        if function.name == "abc":
            raise RuntimeError("broken")
        return real(function, *values, **settings)

    monkeypatch.setattr(calls, "call_over", failing)
    tier = ("tier", [as_rows(80), as_rows(75)])
    assert answers(Workbook(), tier, ("abc", [as_rows(1)]), tier) == [
        [["strategic"]],
        [[{"error": "#NULL!"}]],
        [["strategic"]],
    ]
    assert "broken" in capsys.readouterr().err


def test_a_function_that_a_newer_kamxl_has_is_no_name_here() -> None:
    assert answers(Workbook(), ("no_such", [])) == [[[{"error": "#NAME?"}]]]


def read(scored: Mapping[str, Any], first_of_2000: int = 36526) -> Pane:
    pane = Pane()
    assert pane.read(json.dumps({"sheets": scored, "first_of_2000": first_of_2000}), "en") == ""
    return pane


def test_a_row_is_about_the_account_whose_id_or_name_it_holds(scored: dict[str, list[list[object]]]) -> None:
    pane = read(scored)
    assert pane.view is not None
    one, two = pane.view.accounts[:2]
    assert one.name
    for row in ([one.key, "x"], ["", f" {one.name} "], [f"{one.key.lower()}", 7.0, one.name]):
        assert [found.key for found in accounts_in(pane.view, row)] == [one.key]
    assert accounts_in(pane.view, ["nothing", 7.0, None, True]) == []
    assert len(accounts_in(pane.view, [one.key, two.key])) == 2
    assert [found.key for found in accounts_in(pane.view, [one.key, two.name])] == [one.key]  # an ID says it


def test_the_row_in_the_scorecard_is_the_row_of_the_account(scored: dict[str, list[list[object]]]) -> None:
    pane = read(scored)
    assert pane.view is not None
    for account in pane.view.accounts:
        told = json.loads(pane.account(json.dumps([account.key]), "en"))
        assert scored["KAM Scorecard"][told["row"]][0] == account.key
        assert told["html"].startswith("<article")


def test_a_row_about_none_or_several_says_which(scored: dict[str, list[list[object]]]) -> None:
    pane = read(scored)
    assert pane.view is not None
    one, two = (account.key for account in pane.view.accounts[:2])
    assert json.loads(pane.account("[]", "en")) == {"html": None, "row": None, "several": False}
    assert json.loads(pane.account(json.dumps([one, two]), "en"))["several"] is True


def test_a_workbook_without_a_scorecard_is_told_in_the_users_language_and_forgets_the_last_one(
    scored: dict[str, list[list[object]]],
) -> None:
    pane = read(scored)
    assert pane.viewed()
    told = {one: pane.read(json.dumps({"sheets": {}, "first_of_2000": 1}), one) for one in ("en", "zh-Hans")}
    assert told["en"] != told["zh-Hans"]
    assert not pane.viewed()
    assert json.loads(pane.account('["K-001"]', "en"))["html"] is None
