"""Options in the user's language: what does not fit is one sentence, and languages go by many names."""

import json
from datetime import date
from pathlib import Path

import pytest

from kamxl.domain.errors import KamxlError
from kamxl.hosts.cli.main import main
from kamxl.hosts.cli.options import day
from kamxl.locale.asked import language_asked

BOOK = str(Path(__file__).parents[3] / "workbooks" / "industrial_key_accounts.xlsx")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("check", "BOOK is missing. More: kamxl check --help"),
        ("chek x.xlsx", "'chek' is not possible for COMMAND; choose from check, map, score, "),
        ("check x.xlsx --nonsense", "--nonsense is not known here."),
        ("check x.xlsx --lang fr", "'fr' is not possible for --lang; choose from zh-Hans, zh-Hant, en."),
        ("check x.xlsx --lang", "A value is missing after --lang."),
        ("score x.xlsx --as-of 2026-01-01 --quarter 2026Q1", "--quarter and --as-of do not go together."),
        ("watch x --settle soon", "'soon' does not fit --settle."),
        ("score x.xlsx --force=1", "--force takes no value such as '1'."),
        ("score x.xlsx --in", "--in may mean --into, --in-place; write it in full."),
    ],
)
def test_what_does_not_fit_is_one_sentence(capsys: pytest.CaptureFixture[str], line: str, said: str) -> None:
    with pytest.raises(SystemExit) as end:
        main(line.split())
    assert end.value.code == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"kamxl: {said}")
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_it_is_in_the_language_asked_for_and_json_where_that_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--lang", "zh", "--json"])
    told = capsys.readouterr()
    assert told.err == "kamxl: 缺少 BOOK。详见：kamxl check --help\n"
    assert json.loads(told.out)["error"].startswith("BOOK is missing.")


@pytest.mark.parametrize(
    ("written", "language"),
    [
        *(
            (one, "zh-Hans")
            for one in ("zh", "zh-Hans", "ZH_CN", "zh_CN.UTF-8", "zh-SG", "中文", "简体中文", "Chinese", "cn")
        ),
        *((one, "zh-Hant") for one in ("zh-Hant", "zh_TW", "zh-HK", "zh-Hant-TW", "繁體中文", "繁体", "tw")),
        *((one, "en") for one in ("en", "EN", "en_US.UTF-8", "en-GB", "English", "英语")),
        *((one, one) for one in ("fr", "", "zhh", "enx")),
    ],
)
def test_a_language_goes_by_many_names(written: str, language: str) -> None:
    assert language_asked(written) == language


@pytest.mark.parametrize("quarter", ["2026年三季度", "Q3 2026", "2026Q3"])
def test_a_quarter_is_understood_as_people_write_it(capsys: pytest.CaptureFixture[str], quarter: str) -> None:
    assert main(["week", BOOK, "--quarter", quarter, "--lang", "中文", "--json"]) in {0, 1}
    assert json.loads(capsys.readouterr().out)["as_of"] == "2026-09-30"


@pytest.mark.parametrize(
    "written", ["2026-09-30", "2026/9/30", "2026.9.30", "2026年9月30日", "２０２６年９月３０日"]
)
def test_a_day_is_understood_as_people_write_it(written: str) -> None:
    assert day(written) == date(2026, 9, 30)


@pytest.mark.parametrize("written", ["soon", "2026年13月1日", "30.9.2026", "2026-02-30"])
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(KamxlError, match="is not a date"):
        day(written)
