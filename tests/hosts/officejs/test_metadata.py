"""functions.json, and what JavaScript knows of the functions."""

import json
import re

import pytest

from kamxl.functions import FUNCTIONS
from kamxl.hosts.officejs.metadata import catalogue_js, functions_json
from kamxl.locale import LANGUAGES

DESCRIBED = json.loads(functions_json("en"))


def test_every_function_has_an_id_of_letters_digits_and_dots_and_its_own_name() -> None:
    ids = [one["id"] for one in DESCRIBED["functions"]]
    assert len(set(ids)) == len(FUNCTIONS)
    assert all(re.fullmatch(r"[A-Z0-9.]+", one) for one in ids)
    assert [one["name"] for one in DESCRIBED["functions"]] == [one.name.upper() for one in FUNCTIONS]


def test_every_argument_takes_a_range_and_every_function_gives_one() -> None:
    for described, function in zip(DESCRIBED["functions"], FUNCTIONS, strict=True):
        assert described["result"] == {"type": "any", "dimensionality": "matrix"}
        told = [(one["name"], one["optional"]) for one in described["parameters"]]
        assert told == [(arg.name, arg.optional) for arg in function.args]
        assert all(
            (one["type"], one["dimensionality"]) == ("any", "matrix") for one in described["parameters"]
        )


def test_errors_reach_the_functions_and_places_of_arguments_are_told() -> None:
    assert DESCRIBED["allowErrorForDataTypeAny"] is True
    assert all(one["options"] == {"requiresParameterAddresses": True} for one in DESCRIBED["functions"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_fits_into_the_wizard(language: str) -> None:
    for one in json.loads(functions_json(language))["functions"]:
        texts = [one["description"], *(arg["description"] for arg in one["parameters"])]
        assert all(0 < len(text) <= 255 for text in texts)


def test_javascript_knows_the_same_functions() -> None:
    known = json.loads(catalogue_js().removeprefix("export const FUNCTIONS = ").rstrip(";\n"))
    assert list(known) == [one["id"] for one in DESCRIBED["functions"]]
    assert list(known.values()) == [one.name for one in FUNCTIONS]
