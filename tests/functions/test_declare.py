import pytest

from kamxl.functions import function_named
from kamxl.functions.declare import CellFunction
from kamxl.functions.kinds import Flag
from kamxl.functions.native import replace_words, words_of


def named(name: str) -> CellFunction:
    found = function_named(name)
    assert found is not None
    return found


def test_arguments_and_settings_are_replaced_texts_and_functions_stay() -> None:
    native = 'IF(score>=healthy_from,"score","a ""score"" 1")+1E-9*MAX(score,1e3)'
    assert words_of(native) == {"score", "healthy_from"}
    assert replace_words(native, str.upper) == (
        'IF(SCORE>=HEALTHY_FROM,"score","a ""score"" 1")+1E-9*MAX(SCORE,1e3)'
    )


def test_a_formula_puts_references_for_arguments_and_names_for_settings() -> None:
    formula = named("KAM_HEALTH_BAND").native_formula({"score": "$D5"}, guarded=False)
    assert formula == 'IF($D5>=KAM_healthy_from,"healthy",IF($D5>=KAM_watch_from,"watch","at_risk"))'


def test_a_guarded_formula_answers_blanks_texts_and_numbers_out_of_range() -> None:
    formula = named("KAM_WALLET").native_formula({"sales": "A1", "wallet": "B1"})
    assert formula == (
        'IF(ISNUMBER(A1),IF(ISNUMBER(B1),IF(B1<=0,#DIV/0!,A1/B1),IF(B1="",NA(),#VALUE!)),'
        'IF(A1="",NA(),#VALUE!))'
    )


def test_an_optional_argument_left_out_becomes_its_setting() -> None:
    formula = named("KAM_TIER").native_formula({"contribution": "A1", "importance": "B1"}, guarded=False)
    assert "A1>=KAM_contribution_cut_score" in formula
    assert "B1>=KAM_importance_cut" in formula


def test_an_optional_argument_that_is_blank_becomes_its_setting_too() -> None:
    bindings = {"contribution": "A1", "importance": "B1", "importance_cut": "C1"}
    formula = named("KAM_TIER").native_formula(bindings, guarded=False)
    assert 'B1>=IF(C1="",KAM_importance_cut,C1)' in formula


def test_an_argument_bound_wrongly_is_named() -> None:
    with pytest.raises(ValueError, match=r"unknown \['colour'\], missing \['wallet'\]"):
        named("KAM_WALLET").native_formula({"sales": "A1", "colour": "B1"})


def test_a_python_only_function_has_no_formula() -> None:
    with pytest.raises(ValueError, match="KAM_RFM has no native formula"):
        named("KAM_RFM").native_formula({})


def test_a_formula_longer_than_a_cell_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="bind shorter references"):
        named("KAM_DROP").native_formula({"quarters": f"'{'x' * 90}'!$A1:$H1"})


def test_the_signature_shows_what_is_optional() -> None:
    assert named("KAM_STABILITY").signature == "KAM_STABILITY(months, [decay])"


def test_a_flag_that_must_be_given_is_guarded_against_a_blank() -> None:
    formula = Flag().guard("A1", "1", blank=False)
    assert formula.startswith('IF(A1="",NA(),IF(OR(A1=TRUE,A1=1,A1=FALSE,A1=0,')
    assert formula.endswith(",1,#VALUE!))")
