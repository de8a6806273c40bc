"""What functions answer: words of the team's language, or codes; and words go in where codes do."""

from dataclasses import replace

import pytest

from kamxl.functions import FUNCTIONS, CellFunction, function_named
from kamxl.functions.call import call
from kamxl.functions.cells import CellError, cells_of
from kamxl.functions.declare import Example
from kamxl.functions.kinds import Code
from kamxl.functions.mapped import call_over
from kamxl.locale import LANGUAGES, translator
from kamxl.settings import Settings
from kamxl.settings.cells import LANGUAGE_OF, CellSettings

LETTERS = {"KAM_ABC": {"A", "B", "C"}, "KAM_CUTE_GAPS": {"CUT", "T", "UTE"}}
"""Letters are the same in every language."""
SENTENCES = {"KAM_LIGHT_WHY"}
"""Their second column is a sentence, which stands among the labels as it is."""
ANSWERS = [(one, example) for one in FUNCTIONS for example in one.examples]


def speaking(language: str) -> Settings:
    return replace(Settings(), cells=CellSettings(language=language))


def texts(result: object) -> set[str]:
    return {one for one in cells_of(result) if isinstance(one, str) and not isinstance(one, CellError)}


def answered(function: CellFunction, example: Example, settings: Settings) -> object:
    return call(function, *(example.args.get(arg.name) for arg in function.args), settings=settings)


WORDED = [one for one in FUNCTIONS if any(texts(example.result) for example in one.examples)]
ASKED = [(one, example) for one in WORDED for example in one.examples if texts(example.result)]


def _named(value: object) -> str:
    return value.cell_name if isinstance(value, CellFunction) else ""


def test_every_code_a_function_answers_has_a_word() -> None:
    for function in WORDED:
        told = {text for example in function.examples for text in texts(example.result)}
        if function.cell_name in SENTENCES:
            told = {row[0] for example in function.examples for row in _rows(example.result)}
        assert told - {*function.words_out} == LETTERS.get(function.cell_name, set()), function.cell_name


def _rows(result: object) -> list[tuple[str, ...]]:
    return [*result] if isinstance(result, tuple) else []


def test_the_functions_that_answer_words_are_known() -> None:
    assert {one.cell_name for one in WORDED if one.words_out} == {
        *("KAM_TIER", "KAM_PLAY", "KAM_HEALTH_BAND", "KAM_HEALTH_WHY", "KAM_STATUS", "KAM_DROP", "KAM_LIGHT"),
        *("KAM_LIGHT_WHY", "KAM_CHURN", "KAM_DANGER", "KAM_RENEWAL", "KAM_AGEING", "KAM_CADENCE"),
        *("KAM_CUTE_GAPS", "KAM_MAP", "KAM_3R"),
    }


@pytest.mark.parametrize("written", LANGUAGE_OF)
@pytest.mark.parametrize(("function", "example"), ASKED, ids=_named)
def test_words_come_out_in_the_language_of_the_book(
    function: CellFunction, example: Example, written: str
) -> None:
    t = translator(LANGUAGE_OF[written])
    plain = [*cells_of(answered(function, example, speaking("codes")))]
    spoken = [*cells_of(answered(function, example, speaking(written)))]
    assert len(plain) == len(spoken)
    for code, word in zip(plain, spoken, strict=True):
        if isinstance(code, str) and code in function.words_out:
            assert word == t(function.words_out[code])
            assert written == "en" or not str(word).isascii(), "the word is translated"
        elif function.cell_name in SENTENCES:
            assert written == "en" or not str(word).isascii()
        else:
            assert word == code


@pytest.mark.parametrize(("function", "example"), ANSWERS, ids=_named)
def test_numbers_blanks_and_errors_are_the_same_in_every_language(
    function: CellFunction, example: Example
) -> None:
    if not texts(example.result):
        results = [
            repr(answered(function, example, speaking(written))) for written in ("codes", *LANGUAGE_OF)
        ]
        assert {*results} == {results[0]}


@pytest.mark.parametrize(
    ("written", "told"),
    [("zh-hans", "战略级"), ("zh-hant", "戰略級"), ("en", "Strategic"), ("codes", "strategic")],
)
def test_a_tier_is_told_as_the_team_says_it(written: str, told: str) -> None:
    tier, play = function_named("KAM_TIER"), function_named("KAM_PLAY")
    assert tier
    assert play
    settings = speaking(written)
    assert call(tier, 80, 75, settings=settings) == told
    assert call_over(tier, ((80,), (10,)), 75, settings=settings)[0] == (told,)
    assert call(play, told, settings=settings) == call(play, "strategic", settings=settings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_out_goes_in(language: str) -> None:
    """A word that one function answers is taken by every other one that asks for it."""
    t = translator(language)
    for vocabulary in ("KAM_TIER", "KAM_HEALTH_BAND", "KAM_LIGHT"):
        function = function_named(vocabulary)
        assert function
        for kind in (arg.kind for one in FUNCTIONS for arg in one.args if isinstance(arg.kind, Code)):
            if {*function.words_out} <= {*kind.codes}:
                for code, label in function.words_out.items():
                    assert kind.take(t(label)) == code


def test_a_language_that_is_none_is_no_setting() -> None:
    assert CellSettings().language == "codes"
    with pytest.raises(Exception, match="language"):
        CellSettings(language="french")
