from datetime import date, datetime
from pathlib import Path
from random import Random

import ironcalc
import pytest
from cellbook import BLOCK, COLUMN, ROW, SHEETS, Case, result_cell, write_cases
from office import Office

from kamxl.functions import FUNCTIONS, CellFunction, call
from kamxl.functions.declare import Arg
from kamxl.functions.kinds import DAY_ZERO, Code, Day, Moment, Number
from kamxl.functions.ranges import Flags, History, Numbers
from kamxl.functions.worded import Answers, Coded
from kamxl.locale.words import spellings
from kamxl.rules.every_setting import settings_from
from kamxl.settings import Settings

DEFAULTS = Settings()
NATIVE = [function for function in FUNCTIONS if function.native is not None]
CASES = [Case(function=one, args=example.args) for one in NATIVE for example in one.examples]
CHANGED = {
    "everything": {
        "stability_weight": 10,
        "growth_weight": 35,
        "contact_weight": 5,
        "satisfaction_weight": 22.5,
        "breadth_weight": 40,
        "coverage_needed": 0.45,
        "healthy_from": 80,
        "watch_from": 30,
        "red_light_cap": 35,
        "stability_decay": 0.6,
        "stability_months_needed": 2,
        "growth_floor": -0.3,
        "growth_flat_points": 40,
        "growth_ceiling": 0.2,
        "importance_cut": 50,
        "contribution_cut_score": 70,
        "hold_margin": 2.5,
        "fit_weight": 3,
        "potential_weight": 2,
        "abc_a_share": 0.6,
        "abc_b_share": 0.9,
        "satisfaction_yellow": 55,
        "drop_threshold": 0.1,
        "drop_mode": "cumulative",
        "danger_watch": 2,
        "danger_yellow": 4,
        "danger_red": 6,
        "fiscal_year_start_month": 2,
    },
    "by year": {"drop_basis": "yoy", "red_light_caps": False, "contact_weight": 0, "growth_weight": 0},
    "by year, together": {"drop_basis": "seasonal", "drop_mode": "cumulative", "drop_threshold": 0.2},
    "no weights": dict.fromkeys(
        [f"{name}_weight" for name in ("stability", "growth", "contact", "satisfaction", "breadth", "fit")]
        + ["potential_weight", "complementarity_weight"],
        0,
    ),
}
# IronCalc 0.9 does not look up, count or cut each cell of a range inside SUMPRODUCT, as Excel 2010 does.
CELL_BY_CELL = {"KAM_CUTE_GAPS", "KAM_MAP", "KAM_COMMITMENTS_KEPT", "KAM_CSAT"}
# IronCalc 0.9 gives #VALUE! for SUMPRODUCT over a single cell, and cannot reach out of a one-cell row of
# a block; everything else runs there.
NOT_IN_IRONCALC = {
    ROW: (few := {"KAM_CONTRIBUTION": 2, "KAM_CHURN": 1, "KAM_NEED_RANK": 1, "KAM_TTM": 1, "KAM_HHI": 1}),
    COLUMN: few,
    BLOCK: few | {"KAM_QOQ": 1},
}


def differing(
    cases: list[Case], cells: dict[str, object], layout: str, settings: Settings
) -> list[tuple[Case, str]]:
    """Return each case whose cell is not what Python gives, with both."""
    found = []
    for place, case in enumerate(cases):
        expected = call(case.function, *case.values, settings=settings)
        shown = cells.get(result_cell(place, layout))
        if isinstance(expected, date):
            expected = float((expected - DAY_ZERO).days)
            shown = float((shown.date() - DAY_ZERO).days) if isinstance(shown, datetime) else shown
        near = pytest.approx(expected, rel=1e-9, abs=1e-9) if isinstance(expected, float) else expected
        if shown != near or isinstance(shown, bool) != isinstance(expected, bool):
            found.append((case, f"{case}: Python {expected!r}, cell {shown!r}"))
    return found


def sentences(found: list[tuple[Case, str]]) -> list[str]:
    return [sentence for _, sentence in found]


def any_cell(dice: Random, arg: Arg) -> object:
    """Return a value for one argument: mostly sound, sometimes blank."""
    kind = arg.kind
    if dice.random() < 0.1:
        return dice.choice([None, ""])
    if arg.name == "best":
        return dice.choice([None, 5, 10, 100, 7])
    if isinstance(kind, Code):
        return dice.choice([*kind.codes, *kind.spelled])
    if isinstance(kind, Day | Moment):
        return 46000 + dice.choice([dice.randint(0, 700), dice.randint(0, 4320) / 1440])
    if isinstance(kind, Number):
        low, high = kind.low or 0.0, kind.high or 200.0
        return dice.choice([low, high, 50.0, 60.0, 75.0, 1.0, dice.uniform(low, high)])
    return dice.choice([True, False, 1, 0, "是", "否", "yes", "no"])


def some_cells(dice: Random, arg: Arg) -> list[object]:
    """Return cells that a range of words or numbers may hold."""
    kind = arg.kind
    if isinstance(kind, Numbers) and kind.low is not None:
        return list(range(int(kind.low), int(kind.high or 0) + 1))
    if isinstance(kind, Numbers):
        return [10, 20, 20, -5, 0, dice.randint(0, 90)]
    column = kind.column if isinstance(kind, Coded) else "surveys.satisfaction"
    words = [word for spelled in spellings()[column].values() for word in spelled]
    return dice.sample(words, 3) + ([] if isinstance(kind, Coded) else [1, 3, 5, 4.5])


def any_range(dice: Random, arg: Arg, length: int) -> tuple[object, ...]:
    if isinstance(arg.kind, History):
        start = dice.choice([0, 0, 1, 2, 5])
        amounts = [dice.choice([0, 40, 50, 60, 80, 100, dice.randint(-20, 200)]) for _ in range(length)]
        hole = dice.randrange(length) if dice.random() < 0.05 else -1
        return tuple(None if place < start or place == hole else one for place, one in enumerate(amounts))
    if isinstance(arg.kind, Flags):
        return tuple(dice.choice([True, False, 1, 0, "是", "否", "yes", None]) for _ in range(length))
    if isinstance(arg.kind, Coded | Answers | Numbers):
        return tuple(dice.choice([None, "", *some_cells(dice, arg)]) for _ in range(length))
    return tuple(dice.choice([None, dice.randint(46000, 46700)]) for _ in range(length))


def any_case(dice: Random, function: CellFunction) -> Case:
    length = dice.randint(2, 14)
    ranged = {
        arg.name: any_range(dice, arg, length) for arg in function.args if arg.kind.words.startswith("range")
    }
    args = {arg.name: ranged.get(arg.name, any_cell(dice, arg)) for arg in function.args}
    known = [one for one in ranged.get("values", ()) if isinstance(one, int)]
    if "value" in args and known and dice.random() < 0.9:
        args["value"] = dice.choice(known)
    return Case(function=function, args=args)


def test_the_random_cases_reach_every_function_with_more_than_errors() -> None:
    dice = Random(20260930)  # noqa: S311 - dice, not secrets
    for function in NATIVE:
        results = [call(function, *any_case(dice, function).values) for _ in range(60)]
        assert sum(not str(result).startswith("#") for result in results) >= 10, function.cell_name


@pytest.mark.office
def test_every_example_gives_the_same_in_libreoffice(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "examples.xlsx"
    write_cases(path, CASES, DEFAULTS, SHEETS)
    cells = office.recalculate(path)
    for layout, sheet in SHEETS.items():
        assert sentences(differing(CASES, cells[sheet], layout, DEFAULTS)) == []


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.parametrize("changed", CHANGED)
def test_changed_settings_move_formulas_and_python_alike(
    office: Office, tmp_path: Path, changed: str
) -> None:
    settings, problems = settings_from(CHANGED[changed])
    assert problems == ()
    dice = Random(changed)  # noqa: S311 - dice, not secrets
    cases = CASES + [any_case(dice, function) for function in NATIVE for _ in range(40)]
    path = tmp_path / "changed.xlsx"
    write_cases(path, cases, settings, [BLOCK])
    cells = office.recalculate(path)[SHEETS[BLOCK]]
    assert sentences(differing(cases, cells, BLOCK, settings)) == []


def test_every_example_gives_the_same_in_ironcalc_but_for_ranges_of_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "examples.xlsx"
    cases = [case for case in CASES if case.function.cell_name not in CELL_BY_CELL]
    write_cases(path, cases, DEFAULTS, SHEETS)
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    model.evaluate()
    for layout in SHEETS:
        cells = {
            address: model.get_cell_value_by_ref(f"{SHEETS[layout]}!{address}")
            for address in (result_cell(place, layout) for place in range(len(cases)))
        }
        counts: dict[str, int] = {}
        for case, sentence in differing(cases, cells, layout, DEFAULTS):
            assert any(isinstance(one, tuple) and len(one) == 1 for one in case.args.values()), sentence
            counts[case.function.cell_name] = counts.get(case.function.cell_name, 0) + 1
        assert counts == NOT_IN_IRONCALC[layout]
