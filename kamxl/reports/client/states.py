"""How a promise stands, in words and a sign."""

from types import MappingProxyType

from kamxl.domain.client_facts import PromiseState
from kamxl.locale import N_, Translate

_WORDS = MappingProxyType(
    {
        PromiseState.OPEN: ("○", N_("Open")),
        PromiseState.KEPT: ("●", N_("Kept")),
        PromiseState.LATE: ("◆", N_("Done late")),
        PromiseState.OVERDUE: ("▲", N_("Overdue")),
    }
)


def state_words(state: PromiseState, t: Translate) -> str:
    """Return a sign and a word; the sign says the same in grey."""
    sign, word = _WORDS[state]
    return f"{sign} {t(word)}"
