"""The examples notice a rule that is left out, and every comparison made wrong, one at a time."""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
from alert_books import example_books

from kamxl.rules import alerts
from kamxl.rules.alerts import ALERTS, catalogue

pytestmark = pytest.mark.slow

MODULES = (
    *(
        f"kamxl.rules.alerts.{path.stem}"
        for path in sorted(Path(alerts.__path__[0]).glob("*.py"))
        if path.stem not in {"__init__", "kind", "catalogue"}
    ),
    *(
        f"kamxl.rules.{name}"
        for name in ("churn", "concentration", "danger", "drop", "fading", "frequency", "overdue")
    ),
)
WRONG: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
# Functions of these modules that no alert asks: they are tested by themselves.
OTHERS = {"whole_book", "hhi_band", "churn", "is_overdue", "line_due", "next_order", "gaps", "quantile"}
# A border inside a tolerance is never met, or both sides of it say the same.
SAME = {
    ("falls_twice", "LtE", "Lt"),
    ("likely_seasonal", "GtE", "Gt"),
    ("_fall", "Gt", "GtE"),
    ("_fall", "Gt", "Lt"),
    ("_fall", "GtE", "Gt"),
    ("_fall", "GtE", "LtE"),
}


class _Wrong(ast.NodeTransformer):
    """Make the n-th comparison wrong."""

    def __init__(self, place: int, operator: type[ast.cmpop]) -> None:
        self.place, self.operator, self.seen = place, operator, -1

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        for number in range(len(node.ops)):
            self.seen += 1
            if self.seen == self.place:
                node.ops[number] = self.operator()
        self.generic_visit(node)
        return node


def comparisons(module: ModuleType) -> Iterator[tuple[str, int, str, type[ast.cmpop]]]:
    """Yield function, place in the module, and operator of each comparison with each wrong one."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    place = -1

    class Seen(ast.NodeVisitor):
        inside = ""
        found: list[tuple[str, int, str, type[ast.cmpop]]] = []  # noqa: RUF012 - one walk

        def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
            before, self.inside = self.inside, self.inside or node.name
            self.generic_visit(node)
            self.inside = before

        def visit_Compare(self, node: ast.Compare) -> None:
            nonlocal place
            for operator in node.ops:
                place += 1
                for wrong in WRONG.get(type(operator), ()):
                    self.found.append((self.inside, place, type(operator).__name__, wrong))
            self.generic_visit(node)

    walk = Seen()
    walk.visit(tree)
    yield from walk.found


@contextmanager
def made_wrong(module: ModuleType, place: int, operator: type[ast.cmpop]) -> Iterator[None]:
    """Give the functions of a module the code of its source with one comparison made wrong."""
    tree = _Wrong(place, operator).visit(ast.parse(Path(str(module.__file__)).read_text("utf-8")))
    names: dict[str, object] = {"__name__": "mutant"}
    exec(compile(ast.fix_missing_locations(tree), "mutant", "exec"), names)  # noqa: S102 - our own source
    right = {
        name: value.__code__
        for name, value in vars(module).items()
        if isinstance(value, FunctionType) and value.__module__ == module.__name__
    }
    try:
        for name in right:
            wrong = names[name]
            assert isinstance(wrong, FunctionType)
            getattr(module, name).__code__ = wrong.__code__
        yield
    finally:
        for name, code in right.items():
            getattr(module, name).__code__ = code


def noticed() -> bool:
    """Say whether any example of any alert fails."""
    for rule in ALERTS:
        for book in example_books(rule):
            try:
                if book.found() != book.expected:
                    return True
            except Exception:  # noqa: BLE001 - a mutant may break in any way
                return True
    return False


@pytest.mark.parametrize("name", MODULES)
def test_every_comparison_made_wrong_fails_an_example(name: str) -> None:
    module = import_module(name)
    missed = []
    for function, place, right, wrong in comparisons(module):
        if function in OTHERS or (function, right, wrong.__name__) in SAME:
            continue
        with made_wrong(module, place, wrong):
            if not noticed():
                missed.append((function, place, right, wrong.__name__))
    assert missed == []
    assert not noticed()


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: rule.code)
def test_an_alert_left_out_fails_an_example(rule: alerts.AlertRule, monkeypatch: pytest.MonkeyPatch) -> None:
    others = tuple(one for one in ALERTS if one is not rule)
    monkeypatch.setattr(catalogue, "ALERTS", others)
    assert any(book.found() != book.expected for book in example_books(rule))
