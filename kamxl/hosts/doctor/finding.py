"""What the doctor found: how it stands, in a sentence, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kamxl.domain.message import Message


class State(StrEnum):
    """How something stands. A hint is worth knowing and no trouble."""

    FINE = "fine"
    HINT = "hint"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. `remedy` says what to do; a finding that is fine has none."""

    state: State
    what: Message
    remedy: Message | None = None


def fine(what: Message) -> Finding:
    """Say that something is as it should be."""
    return Finding(state=State.FINE, what=what)


def hint(what: Message, remedy: Message | None = None) -> Finding:
    """Say something worth knowing."""
    return Finding(state=State.HINT, what=what, remedy=remedy)


def trouble(what: Message, remedy: Message) -> Finding:
    """Say what is wrong and what to do."""
    return Finding(state=State.TROUBLE, what=what, remedy=remedy)
