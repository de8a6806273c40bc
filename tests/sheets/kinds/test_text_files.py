"""Text files as programs save them: marks between columns, encodings, ends of lines."""

from pathlib import Path

import pytest
from revenue_of import revenue, said

from kamxl.sheets import read_book

WESTERN = ("Date", "Customer", "Amount")
HEADERS = {"gb18030": ("日期", "客户名称", "金额"), "big5hkscs": ("日期", "客戶名稱", "金額")}


def text_of(account: str, header: tuple[str, ...] = WESTERN, mark: str = ",", end: str = "\n") -> str:
    rows = (header, ("2024-03-04", account, "12"), ("2024-04-05", "Rook", "30"), ())
    return end.join(mark.join(row) for row in rows)


@pytest.mark.parametrize("mark", [";", "\t", ",", "|"])
def test_a_text_file_is_read_with_each_mark_between_its_columns(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "sales.csv"
    path.write_bytes(text_of("Quill", mark=mark).encode())
    assert revenue(read_book([path])) == {("Quill", "2024-03"): 12, ("Rook", "2024-04"): 30}


@pytest.mark.parametrize(
    ("account", "encoding", "end"),
    [
        ("Müller", "utf-8", "\n"),
        ("Müller", "utf-8-sig", "\r\n"),
        ("Müller", "utf-16", "\n"),
        ("Müller", "cp1252", "\r\n"),
        ("Škoda", "cp1252", "\r\n"),
        ("Møller & Søn", "cp1252", "\n"),
        ("Müller", "mac_roman", "\r"),
        ("Chénier père", "mac_roman", "\r"),
        ("Ångström", "mac_roman", "\r"),
        ("兴隆铸造厂", "gb18030", "\r\n"),
        ("兴隆铸造厂", "gb18030", "\r"),
        ("興隆鑄造廠", "big5hkscs", "\r\n"),
    ],
)
def test_the_name_of_an_account_is_read_in_the_encoding_of_its_file(
    tmp_path: Path, account: str, encoding: str, end: str
) -> None:
    path = tmp_path / "sales.csv"
    path.write_bytes(text_of(account, HEADERS.get(encoding, WESTERN), end=end).encode(encoding))
    book = read_book([path])
    assert revenue(book) == {(account, "2024-03"): 12, ("Rook", "2024-04"): 30}
    assert said(book) == ""
