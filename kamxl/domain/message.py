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

    def in_words(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in the language of `translate`, values filled in."""
        values = {
            name: value.in_words(translate) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return translate(self.text).format(**values)


def say(text: str, /, **values: object) -> Message:
    """Write a sentence: `say("Down {share:.0%}", share=0.2)`. Values may be messages themselves."""
    return Message(text, MappingProxyType(values))
