"""The parser of the command line, which says in one sentence and in the user's language what does not fit."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, ClassVar, NoReturn

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.hosts.cli.refusal import refuse
from kamxl.hosts.cli.speech import speak_utf8
from kamxl.locale.asked import language_asked

Words = tuple[str, ...]

_SAID: tuple[tuple[str, Callable[[Words], Message]], ...] = (
    (
        r"the following arguments are required: (.*)",
        lambda found: say("{names} is missing.", names=found[0]),
    ),
    (
        r"unrecognized arguments: (.*)",
        lambda found: say("{words} is not known here.", words=found[0]),
    ),
    (
        r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
        lambda found: say(
            "{value} is not possible for {name}; choose from {choices}.",
            name=found[0],
            value=found[1],
            choices=found[2].replace("'", ""),
        ),
    ),
    (
        r"argument (.*): expected (?:one|at least one|\d+) arguments?",
        lambda found: say("A value is missing after {name}.", name=found[0]),
    ),
    (
        r"argument (.*): not allowed with argument (.*)",
        lambda found: say("{name} and {other} do not go together.", name=found[0], other=found[1]),
    ),
    (
        r"argument (.*): invalid .* value: (.*)",
        lambda found: say("{value} does not fit {name}.", name=found[0], value=found[1]),
    ),
    (
        r"argument (.*): ignored explicit argument (.*)",
        lambda found: say("{name} takes no value such as {value}.", name=found[0], value=found[1]),
    ),
    (
        r"ambiguous option: (.*) could match (.*)",
        lambda found: say("{name} may mean {choices}; write it in full.", name=found[0], choices=found[1]),
    ),
)
"""What argparse says, and how kamxl says it."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are refusals like all others: one sentence, with `--json` as JSON, code 2."""

    _given: ClassVar[list[str]] = []

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read a whole command line; the parsers of commands then know it, too."""
        Parser._given = [str(one) for one in (sys.argv[1:] if args is None else args)]
        return super().parse_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say what does not fit, and which help tells more."""
        speak_utf8()
        given = Parser._given
        asked = argparse.Namespace(json="--json" in given, lang=_language(given))
        sentence = say("{what} More: {help}", what=_said(message), help=f"{self.prog} --help")
        raise SystemExit(refuse(asked, KamxlError(sentence)))


def _said(message: str) -> Message:
    for form, words in _SAID:
        if match := re.fullmatch(form, message, re.DOTALL):
            return words(match.groups())
    return KamxlError(f"{message}.").message


def _language(given: list[str]) -> str | None:
    """Return the language asked for, where it is one; the sentence may be about just that."""
    for place, word in enumerate(given):
        name, sign, value = word.partition("=")
        if name == "--lang":
            asked = language_asked(value if sign else "".join(given[place + 1 : place + 2]))
            return asked if asked in {"zh-Hans", "zh-Hant", "en"} else None
    return None
