"""Declare a cell function once, where it is defined; hosts, formulas, help and tests derive from it."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, get_type_hints

from kamxl.functions.cells import Answer, CellResult
from kamxl.functions.kinds import Code, Kind
from kamxl.functions.native import replace_words, words_of

LONGEST_FORMULA = 8191
_BLANK = '""'


@dataclass(frozen=True, slots=True, kw_only=True)
class Default:
    """What an optional argument is when it is left out or blank: the setting of this name."""

    setting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MayBeBlank:
    """A required argument may be blank: unknown, which the function can live with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arg:
    """One argument. `default` is the formula text that stands in when it is left out."""

    name: str
    help: str
    kind: Kind
    optional: bool
    blank: bool
    default: str | None

    def read(self, bound: str | None, *, guarded: bool) -> str:
        """Return how the formula reads the argument; a blank optional one becomes its default.

        Where cells are known to be sound, a word is its code already.
        """
        if isinstance(self.kind, Code) and not guarded:
            return bound or self.default or _BLANK
        default = self.default or _BLANK
        if bound is None:
            return self.kind.read(default)
        if default == _BLANK:
            return self.kind.read(bound)
        return self.kind.read(f'IF({bound}="",{default},{bound})')


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Arguments by name as they stand in cells, and the result by hand or from the handbook."""

    args: Mapping[str, object]
    result: CellResult


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFunction:
    """One cell function, declared for one cell. `native` is None where only Python can compute it.

    `name` is that of the Python function, behind `KAM.` where a host has namespaces; `cell_name` the name in
    a cell elsewhere, as VBA allows no dot. `words_out` tells what each code it answers is called, in English.
    """

    name: str
    cell_name: str
    group: str
    help: str
    args: tuple[Arg, ...]
    native: str | None
    examples: tuple[Example, ...]
    source: str
    python: Callable[..., Answer]
    takes_settings: bool
    words_out: Mapping[str, str]

    @property
    def dotted_name(self) -> str:
        """The name where a host has namespaces: letters only may follow the dot, so KAM_3R is KAM.THREE_R."""
        return f"KAM.{self.name.upper()}"

    @property
    def signature(self) -> str:
        """The function as it is typed into a cell, optional arguments in brackets."""
        names = (f"[{arg.name}]" if arg.optional else arg.name for arg in self.args)
        return f"{self.cell_name}({', '.join(names)})"

    def words(self) -> frozenset[str]:
        """Return our words in the native formula: arguments and settings."""
        return words_of(self.native or "")

    def native_formula(self, bindings: Mapping[str, str], *, guarded: bool = True) -> str:
        """Return the ordinary formula, without the leading equals sign.

        Args:
            bindings: Formula text by argument: a reference, a name, a literal, or `INDEX(block,r,0)` for
                one row of a block. It is put in as it stands; longer expressions need brackets of
                their own. Optional arguments may be left out.
            guarded: Whether the formula also answers blanks, texts and numbers out of range the way
                Python does; False is shorter, for cells that are known to be sound.

        Raises:
            ValueError: The function is python only, the bindings do not fit its arguments, or the
                formula is longer than a cell can hold.
        """
        if self.native is None:
            raise ValueError(f"{self.cell_name} has no native formula.")
        self._check(bindings)
        read = {arg.name: arg.read(bindings.get(arg.name), guarded=guarded) for arg in self.args}
        formula = replace_words(self.native, lambda word: read.get(word) or f"KAM_{word}")
        if guarded:
            for arg in reversed(self.args):
                if arg.name in bindings:
                    formula = arg.kind.guard(bindings[arg.name], formula, blank=arg.blank)
        if len(formula) > LONGEST_FORMULA:
            raise ValueError(f"{self.cell_name}: {len(formula)} characters; bind shorter references.")
        return formula

    def _check(self, bindings: Mapping[str, str]) -> None:
        unknown = set(bindings) - {arg.name for arg in self.args}
        missing = {arg.name for arg in self.args if not arg.optional} - set(bindings)
        if unknown or missing:
            raise ValueError(f"{self.signature}: unknown {sorted(unknown)}, missing {sorted(missing)}.")


def gives(result: CellResult, **args: object) -> Example:
    """Write an example: `gives("strategic", contribution=80, importance=75)`."""
    return Example(args=MappingProxyType(args), result=result)


def cell_function(
    *,
    group: str,
    native: str | None,
    source: str,
    examples: Sequence[Example],
    words: Mapping[str, str] = MappingProxyType({}),
    called: str | None = None,
) -> Callable[[Callable[..., Any]], CellFunction]:
    """Declare a function: its docstring is the help, its annotations describe the arguments.

    `words` tells what each code it answers is called, in English; the team's language follows from that.
    `called` is its name in a cell, after KAM_, where Python does not allow that name.
    """

    def declare(python: Callable[..., Any]) -> CellFunction:
        parameters = inspect.signature(python).parameters
        hints = get_type_hints(python, include_extras=True)
        return CellFunction(
            name=python.__name__,
            cell_name=f"KAM_{called or python.__name__.upper()}",
            group=group,
            help=inspect.getdoc(python) or "",
            args=tuple(
                _arg(one, hints[one.name].__metadata__)
                for one in parameters.values()
                if one.name != "settings"
            ),
            native=native,
            examples=tuple(examples),
            source=source,
            python=python,
            takes_settings="settings" in parameters,
            words_out=words,
        )

    return declare


def _arg(parameter: inspect.Parameter, said: tuple[object, ...]) -> Arg:
    optional = parameter.default is not inspect.Parameter.empty
    setting = next((f"KAM_{one.setting}" for one in said if isinstance(one, Default)), _BLANK)
    return Arg(
        name=parameter.name,
        help=next(one for one in said if isinstance(one, str)),
        kind=next(one for one in said if isinstance(one, Kind)),
        optional=optional,
        blank=optional or any(isinstance(one, MayBeBlank) for one in said),
        default=setting if optional else None,
    )
