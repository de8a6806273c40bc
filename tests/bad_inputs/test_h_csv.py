"""Cases 96 to 100: text files as they come out of other programs."""

from pathlib import Path

import pytest
from bad_cases import case, only_case
from hostile_team import kamxl, made_of

from kamxl.sheets import read_book

CHINESE = "客户名称,订单日期,金额,备注\n甲公司,2026-01-05,1234.5,“重要”\n乙公司,2026-01-06,7,—\n"
GERMAN = "Customer;Order Date;Revenue\nMüller & Söhne;05.01.2026;1.234,5\nZed;06.01.2026;7,25\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        case(96, "gbk", CHINESE, "gbk"),
        case(96, "gb18030 with a rare sign", CHINESE.replace("乙公司", "㐀𠀀公司"), "gb18030"),
        case(97, "utf-8 with its mark", CHINESE, "utf-8-sig"),
        case(98, "utf-16 with its mark", CHINESE, "utf-16"),
        case(98, "utf-16 little end", CHINESE, "utf-16-le"),
        case(98, "utf-16 big end", CHINESE, "utf-16-be"),
        case(98, "tabs in utf-16, as Excel saves", CHINESE.replace(",", "\t"), "utf-16"),
    ],
)
def test_chinese_text_of_any_usual_encoding_is_read(tmp_path: Path, text: str, encoding: str) -> None:
    (tmp_path / "sales.csv").write_bytes(text.encode(encoding))
    made = made_of(tmp_path / "sales.csv", tmp_path)
    names = [line.replace("\t", ",").split(",")[0] for line in text.splitlines()[1:]]
    assert [one["account_name"] for one in made.document["accounts"]] == names
    assert read_book(made.source).tables["transactions"]["revenue"].tolist() == [1234.5, 7]
    assert made.document["problems"] == []


@pytest.mark.parametrize("encoding", [case(99, "utf-8", "utf-8"), case(99, "windows", "cp1252")])
def test_semicolons_and_decimal_commas_are_understood(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "sales.csv").write_bytes(GERMAN.encode(encoding))
    book = read_book(tmp_path / "sales.csv")
    assert [one.name for one in book.accounts] == ["Müller & Söhne", "Zed"]
    assert book.tables["transactions"]["revenue"].tolist() == [1234.5, 7.25]
    assert [str(day)[:10] for day in book.tables["transactions"]["date"]] == ["2026-01-05", "2026-01-06"]


@only_case(100, "quoted line breaks")
def test_line_breaks_and_separators_within_quotes_belong_to_the_cell(tmp_path: Path) -> None:
    text = 'Customer,Order Date,Product,Revenue\r\n"A\r\nB",2026-01-05,"x,""y""\n",5\r\nC,2026-01-05,z,6\r\n'
    (tmp_path / "sales.csv").write_bytes(text.encode())
    made = made_of(tmp_path / "sales.csv", tmp_path)
    assert [one["account_name"] for one in made.document["accounts"]] == ["A\nB", "C"]
    assert read_book(made.source).tables["transactions"]["revenue"].tolist() == [5, 6]


@only_case(100, "nul bytes")
def test_nul_bytes_are_dropped(tmp_path: Path) -> None:
    rows = "".join(f"Customer {row}\0,2026-01-05,{row}\n" for row in range(1, 30))
    (tmp_path / "sales.csv").write_bytes(f"Customer,Order Date,Revenue\n{rows}".encode())
    book = read_book(tmp_path / "sales.csv")
    assert [one.name for one in book.accounts] == [f"Customer {row}" for row in range(1, 30)]
    assert book.tables["transactions"]["revenue"].sum() == sum(range(1, 30))


@only_case(100, "a quote that is never closed")
def test_an_open_quote_swallows_nothing_in_silence(tmp_path: Path) -> None:
    """The rest of the file becomes one cell: what is missing must be seen in the counts or in a sentence."""
    rows = "".join(f"C{row},2026-01-05,{row}\n" for row in range(1, 30))
    text = f'Customer,Order Date,Revenue\nA,2026-01-05,5\n"B,2026-01-05,6\n{rows}'
    (tmp_path / "sales.csv").write_text(text)
    said = kamxl("check", tmp_path / "sales.csv")
    assert said.code == 2
    assert said.err == (
        "kamxl: sales.csv: line 3 cannot be read. Look for a quotation mark that is not closed.\n"
    )


@only_case(100, "inches")
def test_a_quotation_mark_within_a_cell_is_a_sign_like_others(tmp_path: Path) -> None:
    text = 'Customer,Order Date,Product,Revenue\nA,2026-01-05,5" pipe,5\nB,2026-01-06,pipe,7\n'
    (tmp_path / "sales.csv").write_text(text)
    book = read_book(tmp_path / "sales.csv")
    assert book.tables["transactions"]["product"].tolist() == ['5" pipe', "pipe"]
