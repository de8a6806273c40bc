"""The page about the model has no hole but those that are named here, and no name here is stale."""

from dataclasses import replace

import pytest

from kamxl.functions import FUNCTIONS
from kamxl.hosts.model import rows
from kamxl.hosts.model.rows import holes, parts
from kamxl.hosts.model.sources import readers_of, sources, speakers_of
from kamxl.rules.alerts import ALERTS
from kamxl.sheets.tables.column import columns_of
from kamxl.sheets.tables.declared import TABLES

NOT_READ_YET = {
    # kamxl computes them itself, from amounts and targets.
    "periodic": "attainment yoy qoq",
}
"""Columns that nothing reads, by table. It may only shrink."""


def _expected() -> set[str]:
    columns = {f"Table {key}: {name}: read by" for key, text in NOT_READ_YET.items() for name in text.split()}
    tables = {
        f"Tables: {TABLES[key].label.lower()}: read by"
        for key, text in NOT_READ_YET.items()
        if {*columns_of(TABLES[key].row)} == {*text.split()}
    }
    return columns | tables


def test_no_row_of_the_model_has_an_empty_cell() -> None:
    assert sorted({*holes()} - _expected()) == []


def test_what_is_expected_to_be_read_by_nobody_is_read_by_nobody() -> None:
    assert sorted(_expected() - {*holes()}) == []


def test_every_row_has_a_cell_for_each_header() -> None:
    assert [part.title for part in parts() if any(len(row) != len(part.headers) for row in part.rows)] == []


@pytest.mark.parametrize("part", [*parts()], ids=lambda part: part.title)
def test_no_row_stands_twice(part: rows.Part) -> None:
    named = [row[:2] for row in part.rows]
    assert len({*named}) == len(named) > 0


def test_a_setting_that_nothing_reads_is_a_hole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "speakers_of", lambda _: ["hosts.help_pages", "hosts.model.rows"])
    assert "Settings: importance_cut: read by" in {*holes()}


def test_a_function_or_an_alert_without_an_example_is_a_hole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "FUNCTIONS", [replace(one, examples=()) for one in FUNCTIONS[:1]])
    monkeypatch.setattr(rows, "ALERTS", [replace(one, examples=(), native={}) for one in ALERTS[:1]])
    assert {*holes()} - _expected() == {
        f"Cell functions: {FUNCTIONS[0].cell_name}: examples",
        f"Alerts: {ALERTS[0].label.lower()}: examples",
        f"Alerts: {ALERTS[0].label.lower()}: formulas",
    }


def test_a_word_in_a_help_text_or_a_docstring_is_no_reader() -> None:
    assert "rules.matrix" in speakers_of("contribution_pareto_share")
    assert not [one for one in speakers_of("contribution_pareto_share") if one.startswith("settings")]
    assert "rules.drop" not in sources()["rules.drop"].takes
    assert "rules.alerts.drop" in readers_of("rules.drop")


def test_functions_are_worked_examples_of_the_rule_they_go_by_alone() -> None:
    rules = next(part for part in parts() if part.title == "Rules")
    told = {row[0]: row[4] for row in rules.rows}
    assert "`KAM_CHURN`" in told["`rules.churn`"]
    assert "`KAM_LIGHT`" not in told["`rules.churn`"]
    assert "`KAM_AGEING`" in told["`rules.receivables`"]
