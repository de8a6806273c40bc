"""The function wizard of each host speaks the user's language."""

import json
import re

import pytest

from kamxl.functions import FUNCTIONS
from kamxl.hosts.addin.functions import all_functions
from kamxl.hosts.excel.interpreter import this_interpreter
from kamxl.hosts.excel.texts import LANGUAGES, addin_rows
from kamxl.hosts.libreoffice.configuration import function_help
from kamxl.hosts.officejs.metadata import functions_json

CHINESE = re.compile("[\u4e00-\u9fff]")
EVERY_HELP = [text for one in FUNCTIONS for text in (one.help, *(arg.help for arg in one.args))]


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_excel_on_windows(language: str) -> None:
    functions = all_functions()
    keys = {one.name for one in functions} | {
        f"{one.name}.{arg.name}" for one in functions for arg in one.args
    }
    column = 1 + LANGUAGES.index(language)
    told = {row[0]: row[column] for row in addin_rows(this_interpreter(), functions) if row[0] in keys}
    assert told.keys() == keys
    assert [key for key, text in told.items() if not CHINESE.search(text)] == []


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_excel_on_mac_and_the_web(language: str) -> None:
    described = json.loads(functions_json(language))["functions"]
    told = [text["description"] for one in described for text in (one, *one["parameters"])]
    assert len(told) == len(EVERY_HELP)
    assert [text for text in told if not CHINESE.search(text)] == []


@pytest.mark.parametrize("tag", ["zh-CN", "zh-TW"])
def test_libreoffice(tag: str) -> None:
    told = re.findall(
        rf'<prop oor:name="Description"[^>]*>(?:(?!</prop>).)*?<value xml:lang="{tag}">([^<]*)</value>',
        function_help(),
        re.DOTALL,
    )
    assert len(told) == len(EVERY_HELP)
    assert [text for text in told if not CHINESE.search(text)] == []
