"""An account book holds nothing of any other account, in no part and in no form (bad inputs 84 to 95)."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from leak_book import FIGURES, HIDDEN, columns, figures_of, leaky_book, mark, with_hidden_parts
from leak_search import leaks

from kamxl.sheets.tables.column import Kind
from kamxl.workflows.kam_workbook import write_scored
from kamxl.workflows.report import plan, report
from kamxl.workflows.score import Scored, score

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
CASES = range(84, 95)
WHOSE = {mark(account): account for account in FIGURES}


@dataclass(frozen=True, kw_only=True)
class Written:
    """A report: whose it is (None: everybody's), and its bytes."""

    account: str | None
    path: Path
    content: bytes


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    folder = tmp_path_factory.mktemp("team")
    return score([with_hidden_parts(leaky_book(folder / "team.xlsx"))], quarter="2026Q3")


def books(scored: Scored, folder: Path, language: str) -> list[Written]:
    planned = plan(scored, folder, [])
    paths = report(scored, planned, language=language)
    return [
        Written(
            account=WHOSE[one.account.facts.account.id] if one.account else None,
            path=path,
            content=path.read_bytes(),
        )
        for one, path in zip(planned, paths, strict=True)
    ]


@pytest.fixture(scope="module")
def written(scored: Scored, tmp_path_factory: pytest.TempPathFactory) -> list[Written]:
    return [
        one for language in LANGUAGES for one in books(scored, tmp_path_factory.mktemp(language), language)
    ]


def of_others(account: str) -> tuple[list[str], list[str]]:
    others = [one for one in FIGURES if one != account]
    return [mark(one) for one in others] + [HIDDEN], figures_of(others)


def test_every_text_of_the_book_was_read(scored: Scored) -> None:
    read = {
        (table, column)
        for table, frame in scored.book.tables.items()
        for column in frame.columns
        if frame[column].astype(str).str.contains("Qx").any()
    }
    texts = {
        (table, name)
        for table in scored.book.tables
        for name, one in columns(table).items()
        if one.kind in {Kind.KEY, Kind.TEXT}
    }
    assert len(scored.review.accounts) == len(FIGURES)
    assert {name for name, _ in texts} == {name for name, _ in read}
    assert not texts - read


def test_no_account_book_holds_a_word_or_a_figure_of_another_account(written: list[Written]) -> None:
    own = [one for one in written if one.account is not None]
    assert len(own) == len(FIGURES) * len(LANGUAGES)
    for one in own:
        assert one.account
        assert leaks(one.content + one.path.name.encode(), *of_others(one.account), place=one.path.name) == []


def test_each_account_book_does_hold_its_own_words_and_figures(written: list[Written]) -> None:
    for one in written:
        if one.account is not None:
            assert mark(one.account) in one.path.name
            found = " ".join(leaks(one.content, [mark(one.account)], figures_of([one.account])))
            assert mark(one.account) in found
            assert str(FIGURES[one.account]) in found


@pytest.mark.parametrize("case", CASES)
def test_what_stands_beside_the_cells_of_the_input_gets_into_no_account_book(
    written: list[Written], case: int
) -> None:
    words = [f"{HIDDEN}{case}"]
    assert [leaks(one.content, words, place=one.path.name) for one in written if one.account is not None] == [
        []
    ] * (len(FIGURES) * len(LANGUAGES))


@pytest.mark.parametrize("case", [one for one in CASES if one != 87])
def test_nor_into_the_books_about_everybody(
    written: list[Written], scored: Scored, tmp_path: Path, case: int
) -> None:
    workbook = write_scored(scored, tmp_path / "scored.xlsx", language="en")
    everybody = [one.content for one in written if one.account is None] + [workbook.read_bytes()]
    assert [leaks(content, [f"{HIDDEN}{case}"]) for content in everybody] == [[]] * (len(LANGUAGES) + 1)


def zipped(name: str, content: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return memory.getvalue()


LEAK = mark("bravo")
PLANTED: Mapping[str, tuple[str, bytes]] = {
    "84-a-shared-string": ("xl/sharedStrings2.xml", f"<si><t>{LEAK}</t></si>".encode()),
    "84-cut-into-runs": ("xl/sharedStrings2.xml", b"<r><t>Qxbr</t></r><r><t>avo</t></r>"),
    "85-a-pivot-cache": ("xl/pivotCache/pivotCacheDefinition1.xml", f'<s v="{LEAK}"/>'.encode()),
    "86-a-chart-cache": ("xl/charts/chart7.xml", f"<c:v>{LEAK}</c:v>".encode()),
    "87-a-hidden-sheet": ("xl/worksheets/sheet9.xml", f"<is><t>{LEAK}</t></is>".encode()),
    "88-a-defined-name": ("xl/names.xml", f"<definedName>{LEAK}</definedName>".encode()),
    "89-a-property": ("docProps/custom.xml", f"<vt:lpwstr>{LEAK.upper()}</vt:lpwstr>".encode()),
    "90-an-author": ("xl/persons/person.xml", b'<person displayName="&#81;xbravo"/>'),
    "91-an-external-link": ("xl/externalLinks/externalLink1.xml", b'Target="file:///%51xbravo.xlsx"'),
    "92-a-validation": ("xl/worksheets/sheet8.xml", f'<formula1>"{LEAK},x"</formula1>'.encode()),
    "93-printer-settings": ("xl/printerSettings/printerSettings1.bin", b"\x01" + LEAK.encode("utf-16-le")),
    "93-the-other-utf-16": ("xl/revisions/log.bin", LEAK.encode("utf-16-be")),
    "94-a-part-name": (f"xl/media/{LEAK}.png", b""),
    "94-an-escaped-link": ("xl/_rels/x.rels", b'Target="_x0051_xbravo"'),
    "95-a-figure": ("xl/worksheets/sheet9.xml", b"<v>582.0473</v>"),
    "95-a-sum-of-four-quarters": ("xl/worksheets/sheet9.xml", b"<t>23,281,892 CNY</t>"),
    "an-embedded-workbook": ("xl/embeddings/book.xlsx", zipped("xl/sharedStrings.xml", LEAK.encode())),
    "an-embedded-object": ("xl/embeddings/oleObject1.bin", b"\xd0\xcf" * 9 + zipped("a.xml", LEAK.encode())),
}


@pytest.mark.parametrize("where", PLANTED)
def test_a_planted_leak_is_found(written: list[Written], where: str) -> None:
    sound = next(one for one in written if one.account == "alpha")
    memory = io.BytesIO(sound.content)
    with zipfile.ZipFile(memory, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(*PLANTED[where])
    assert leaks(sound.content, *of_others("alpha")) == []
    assert leaks(memory.getvalue(), *of_others("alpha"))


@pytest.fixture
def alphas_book(tmp_path: Path) -> Callable[..., bytes]:
    """Write alpha's book beside accounts with other figures."""

    def write(name: str, **others: int) -> bytes:
        team = leaky_book(tmp_path / f"{name}.xlsx", {"alpha": FIGURES["alpha"], **others})
        judged = score([team], quarter="2026Q3")
        return next(one.content for one in books(judged, tmp_path / name, "en") if one.account == "alpha")

    return write


def test_95_beside_one_account_no_figure_depends_on_it(alphas_book: Callable[..., bytes]) -> None:
    book = alphas_book("one", bravo=5820473)
    assert book == alphas_book("other", bravo=2940511)
    assert leaks(book, ["Share, class and percentile are not shown"])
    assert not leaks(book, ["of the book"])


def test_95_an_account_that_bought_nothing_does_not_count(alphas_book: Callable[..., bytes]) -> None:
    assert alphas_book("one", bravo=5820473, carol=0) == alphas_book("other", bravo=2940511, carol=0)


def test_95_beside_two_accounts_only_their_sum_can_be_told(alphas_book: Callable[..., bytes]) -> None:
    book = alphas_book("one", bravo=5820473, carol=4170659)
    assert book == alphas_book("other", bravo=5820473 - 700_000, carol=4170659 + 700_000)
    assert leaks(book, ["of the book"])
