"""The worked examples of a rule: those that functions and alerts declare, and the tests that hold it."""

from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, ModuleType

from kamxl.functions import FUNCTIONS
from kamxl.hosts.model.sources import readers_of, tests_of
from kamxl.rules.alerts import ALERTS


def examples_of(rule: str) -> str:
    """Say where a rule has worked examples: declared ones of functions and alerts, and tests."""
    functions = [one for one in FUNCTIONS if _takes(one.python, rule)]
    alerts = [one for one in ALERTS if _takes(one.judge, rule)]
    told = [f"`{one.cell_name}` {len(one.examples)}" for one in functions]
    told += [f"alert `{one.code}` {len(one.examples)}" for one in alerts]
    return ", ".join((*told, *tests_of(rule))) or _examples_by_way_of(rule)


def _examples_by_way_of(rule: str) -> str:
    """Name the tests of what reads a rule, where it has none of its own."""
    above = [one for one in readers_of(rule) if one.startswith("rules.")]
    found = dict.fromkeys(test for one in above for test in tests_of(one))
    return ", ".join(found) or ", ".join(told for one in above if (told := _examples_by_way_of(one)))


def _takes(python: Callable[..., object], rule: str) -> bool:
    """Say whether a function goes by a rule, itself or through others of its module."""
    known, asked, found = python.__globals__, [*_names_in(python.__code__)], set[str]()
    while asked:
        name = asked.pop()
        if isinstance(one := known.get(name), FunctionType) and name not in found:
            asked += _names_in(one.__code__)
        found.add(name)
    return any(_home(known.get(name)) == f"kamxl.{rule}" for name in found)


def _home(one: object) -> str:
    return one.__name__ if isinstance(one, ModuleType) else getattr(one, "__module__", "")


def _names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _names_in(one)
