import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from kamxl.locale import LANGUAGES, translator
from kamxl.locale import messages as tool
from kamxl.locale.messages import main, missing, places, renewed, texts, translations

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
PLACEHOLDER = re.compile(r"\{[^}]*\}|`[^`]*`|KAM [A-Z][a-z]+(?: quality)?")
SAME_IN_EVERY_LANGUAGE = {"HHI", "ABC", "MiB", "kamxl", "kamxl {version}"}
HAN = "\u4e00-\u9fff"

# The commonest characters of our texts that the other script writes differently, in the same order.
SIMPLIFIED = set(
    "户数为额计购动单销无个请权达灯线产献贡时级据险与项该战记关满评没录节续长标当层风预点号红结过读设写两务问并条历"
)
TRADITIONAL = set(
    "戶數為額計購動單銷無個請權達燈線產獻貢時級據險與項該戰記關滿評沒錄節續長標當層風預點號紅結過讀設寫兩務問並條歷"
)

WRITTEN = [
    (language, english, chinese)
    for language in tool.LANGUAGES
    for english, chinese in translations(language).items()
    if chinese
]


def _complaints(find: re.Pattern[str]) -> Iterator[str]:
    for language, _, chinese in WRITTEN:
        bare = PLACEHOLDER.sub("x", chinese)
        yield from (f"{language}: {chinese}" for _ in find.findall(bare))


def test_the_catalogues_are_complete_and_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().out


def test_every_translation_keeps_the_placeholders_and_their_formats() -> None:
    assert [pair for pair in WRITTEN if places(pair[1]) != places(pair[2])] == []


def test_every_text_with_words_is_said_in_chinese() -> None:
    left = [
        (language, english)
        for language, english, chinese in WRITTEN
        if re.search("[A-Za-z]", PLACEHOLDER.sub("", english)) and not re.search(f"[{HAN}]", chinese)
    ]
    assert {english for _, english in left} <= SAME_IN_EVERY_LANGUAGE


def test_no_english_phrase_is_left_in_a_translation() -> None:
    assert list(_complaints(re.compile(r"[A-Za-z]+(?: [A-Za-z]+){2,}"))) == []


def test_chinese_sentences_have_chinese_punctuation() -> None:
    assert list(_complaints(re.compile(f"[{HAN}][,:;?!()]|[,:;?!()][{HAN}]"))) == []


def test_there_is_no_blank_between_chinese_characters() -> None:
    assert list(_complaints(re.compile(f"[{HAN}，。：；、！] +[{HAN}，。：；、！]"))) == []


def test_a_sentence_ends_as_the_english_one_does() -> None:
    uneven = [
        (english, chinese)
        for _, english, chinese in WRITTEN
        if english.endswith(".") and not english.endswith("No.") and not chinese.endswith(("。", "}"))
    ]
    assert uneven == []


@pytest.mark.parametrize(("language", "foreign"), [("zh_Hant", SIMPLIFIED), ("zh_Hans", TRADITIONAL)])
def test_each_script_keeps_to_its_own_characters(language: str, foreign: set[str]) -> None:
    mixed = [text for text in translations(language).values() if foreign & set(text)]
    assert mixed == []


def test_every_message_can_be_filled_in() -> None:
    for _, english, chinese in WRITTEN:
        values: dict[str, object] = {
            name: 1234.5 if form else "x" for _, name, form, _ in Formatter().parse(english) if name
        }
        assert chinese.format(**values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translator_leaves_what_it_does_not_know(language: str) -> None:
    assert translator(language)("no such text") == "no such text"
    assert translator(language)("") == ""


def test_the_words_of_the_field_are_said_as_the_field_says_them() -> None:
    t = translator("zh-Hans")
    said = {"Strategic": "战略级", "Profit": "利润级", "Potential": "潜力级", "Standard": "普通级"}
    said |= {"Key-person contact": "关键人互动", "Breadth of cooperation": "合作领域拓展度", "QoQ": "环比"}
    assert {english: t(english) for english in said} == said


def test_the_glossary_says_what_the_program_says() -> None:
    rows = [line.strip("| ").split(" | ") for line in GLOSSARY.read_text(encoding="utf-8").splitlines()]
    terms = [row for row in rows if len(row) >= 3 and set(row[0]) != {"-"} and row[0] != "English"]
    simplified, traditional = (translations(language) for language in tool.LANGUAGES)
    found = [row[:3] for row in terms if row[0] in simplified]
    assert len(found) > 30
    assert found == [[english, simplified[english], traditional[english]] for english, *_ in found]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of one module that says one sentence and declares one setting."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "module.py").write_text(
        'say("Down {share:.0%}.", share=0.2)\nsetting(1.0, help="A share.", unit="share")\nt(name)\nt(" ")\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(tool, "PACKAGE", folder)
    return folder


def test_only_literal_texts_are_collected_with_their_module(package: Path) -> None:
    assert package.name == "small"
    assert texts() == dict.fromkeys(("Down {share:.0%}.", "A share.", "share"), "small/module.py")


def test_a_new_text_is_asked_for_until_it_is_translated(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 1
    assert "zh_Hant: not translated: 'A share.'" in capsys.readouterr().out
    for language in tool.LANGUAGES:
        po = package / "locale" / language / "LC_MESSAGES" / "kamxl.po"
        text = po.read_text(encoding="utf-8")
        for english, chinese in {
            "Down {share:.0%}.": "降{share:.0%}。",
            "A share.": "比例。",
            "share": "比例",
        }.items():
            text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{chinese}"')
        po.write_text(text, encoding="utf-8")
    assert main(["--check"]) == 1
    assert "kamxl.mo is stale" in capsys.readouterr().out
    assert main([]) == 0
    assert main(["--check"]) == 0


def test_a_text_no_longer_said_disappears(package: Path) -> None:
    main([])
    (package / "module.py").write_text('t("Other")', encoding="utf-8")
    main([])
    assert translations("zh_Hans") == {"Other": ""}


def test_a_translation_that_lost_a_format_counts_as_missing() -> None:
    catalog = renewed("zh_Hans", {"Down {share:.0%}": "here.py"})
    for message in catalog:
        message.string = "降{share}" if message.id else message.string
    assert missing(catalog) == ["Down {share:.0%}"]
