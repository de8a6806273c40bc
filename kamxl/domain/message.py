"""A sentence whose words can be translated and whose values cannot get lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with named places, and the values that belong there.

    The pure core writes sentences this way and never translates: `str()` gives the English text,
    `in_words(translate)` the same in another language, with the same values.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        return self.in_words(lambda text: text)

    def __reduce__(self) -> tuple[object, ...]:
        # A read-only view cannot be pickled, and messages travel between processes.
        return _said, (self.text, dict(self.values))

    def in_words(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in the language of `translate`, values filled in."""
        values = {name: _in_words(value, translate) for name, value in self.values.items()}
        return translate(self.text).format(**values)


def _said(text: str, values: Mapping[str, object]) -> Message:
    return Message(text, MappingProxyType(values))


def _in_words(value: object, translate: Callable[[str], str]) -> object:
    if isinstance(value, Message):
        return value.in_words(translate)
    if isinstance(value, tuple):
        return translate(", ").join(str(_in_words(one, translate)) for one in value)
    return value


def say(text: str, /, **values: object) -> Message:
    """Write a sentence: `say("Down {share:.0%}", share=0.2)`.

    Values may be messages themselves, or tuples, which are listed.
    """
    return Message(text, MappingProxyType(values))
