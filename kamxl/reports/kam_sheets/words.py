"""Codes inside formulas and cells become the words of one language here, and nowhere else.

Templates write a code as `"tier:strategic"`: its vocabulary, a colon, the code. Codes of settings
(`"pareto"`) have no vocabulary and stay as they are in every language.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kamxl.domain.alert import Light
from kamxl.domain.message import Message
from kamxl.locale import N_, Translate, codes, translator
from kamxl.reports.labels import (
    BANDS,
    COMPONENTS,
    HHI_BANDS,
    LIGHTS,
    REASONS,
    RED_LIGHT_CAP,
    RENEWAL_INTENTS,
    RULES,
    STATUSES_OF_ACCOUNTS,
    TIERS,
    UNKNOWN,
    URGENCIES,
)

CAP = "cap"


def _named(vocabulary: str, labels: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ((f"{vocabulary}:{code}", label) for code, label in labels.items())


CODES: Mapping[str, str] = MappingProxyType(
    dict(
        (
            *_named("tier", {code.value: label for code, label in TIERS.items()}),
            *_named("band", {code.value: label for code, label in BANDS.items()}),
            *_named(
                "light", {code.value: label for code, label in LIGHTS.items()} | {Light.NONE.value: UNKNOWN}
            ),
            *_named("rule", RULES),
            *_named("urgency", {code.value: label for code, label in URGENCIES.items()}),
            *_named("status", {code.value: label for code, label in STATUSES_OF_ACCOUNTS.items()}),
            *_named("reason", REASONS),
            *_named("intent", RENEWAL_INTENTS),
            *_named(
                "component", {code.value: label for code, label in COMPONENTS.items()} | {CAP: RED_LIGHT_CAP}
            ),
            *_named("trend", {"up": N_("▲ Up"), "flat": N_("► Steady"), "down": N_("▼ Down")}),
            *_named("purchases", codes.PURCHASES),
            *_named("churn", codes.CHURN),
            *_named("hhi", HHI_BANDS),
            *_named(
                "cut",
                {
                    "pareto": N_("Pareto"),
                    "median": N_("Median"),
                    "amount": N_("Amount"),
                    "score": N_("Percentile"),
                },
            ),
            ("mark:provisional", N_("Provisional")),
            ("mark:unknown", N_("Unknown")),
            ("mark:held", N_("Within the margin of its cut, for the first time")),
        )
    )
)

_QUOTED = re.compile(r'"([a-z]+:[a-z_]+)"')


class Words:
    """One language: its sentences, its labels of codes, and how it joins a list."""

    def __init__(self, language: str, t: Translate | None = None) -> None:
        self.language = language
        self.t: Translate = t or translator(language)
        self.separator = ", " if language == "en" else "、"
        self._labels = {code: self.t(label) for code, label in CODES.items()}
        self._labels["list:separator"] = self.separator

    def of(self, vocabulary: str, code: str | None) -> str | None:
        """Return the label of a code; None for none.

        Raises:
            KeyError: The vocabulary has no such code.
        """
        return None if code is None else self._labels[f"{vocabulary}:{code}"]

    def reason(self, code: str) -> str:
        """Return why an account has its status: the name of an alert, or of another reason."""
        return self._labels[f"rule:{code}" if code in RULES else f"reason:{code}"]

    def say(self, message: Message) -> str:
        """Return a sentence in this language."""
        return message.in_words(self.t)

    def localised(self, formula: str) -> str:
        """Put this language's labels in the place of a formula's codes."""
        return _QUOTED.sub(lambda found: quoted(self._labels[found[1]]), formula)


def quoted(text: str) -> str:
    """Write a text as a formula does."""
    return '"' + text.replace('"', '""') + '"'
