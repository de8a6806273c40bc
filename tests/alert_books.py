"""The examples of the alerts as whole books: judged by Python, and written as KAM sheets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kamxl.domain.account import Account
from kamxl.domain.alert import Urgency
from kamxl.domain.facts import Facts
from kamxl.domain.review import Review
from kamxl.rules.alerts import AlertRule
from kamxl.rules.alerts.kind import Example
from kamxl.rules.every_setting import settings_from
from kamxl.rules.review import review
from kamxl.settings import Settings
from kamxl.settings.alerts import switch

AS_OF, BEFORE = date(2026, 9, 30), date(2026, 6, 30)
ALONE = {"concentration", "fading"}
"""Alerts that depend on the other accounts of the book: each of their examples has a book of its own."""


@dataclass(frozen=True, kw_only=True)
class ExampleBook:
    """Some examples of one alert in one book, with the urgency that each account must have."""

    rule: AlertRule
    facts: tuple[Facts, ...]
    settings: Settings
    expected: Mapping[str, Urgency | None]

    def review(self) -> Review:
        """Judge the book."""
        before = [Facts(account=one.account, as_of=BEFORE) for one in self.facts]
        return review(self.facts, before, AS_OF, self.settings)

    def found(self) -> dict[str, Urgency | None]:
        """Return the urgency that Python gives each account for this alert."""
        return {
            one.facts.account.id: next((a.urgency for a in one.alerts if a.rule == self.rule.code), None)
            for one in self.review().accounts
            if one.facts.account.id in self.expected
        }


def example_books(rule: AlertRule) -> Iterator[ExampleBook]:
    """Put the examples of an alert into as few books as possible."""
    together: dict[str, list[Example]] = {}
    for place, example in enumerate(rule.examples):
        alone = example.beside or rule.code in ALONE
        together.setdefault(f"{place if alone else ''}{dict(example.settings)}", []).append(example)
    raised = next(one for one in rule.examples if one.urgency is not None)
    switched_off = {**raised.settings, switch(rule.code, rule.label).name: False}
    together["switched off"] = [replace(raised, urgency=None, settings=switched_off)]
    for examples in together.values():
        facts = [_facts(f"E{place}", **one.facts) for place, one in enumerate(examples)]
        if examples[0].beside:
            facts.append(_facts("beside", quarters=examples[0].beside))
        settings, problems = settings_from(examples[0].settings)
        assert not problems
        yield ExampleBook(
            rule=rule,
            facts=tuple(facts),
            settings=settings,
            expected={f"E{place}": one.urgency for place, one in enumerate(examples)},
        )


def _facts(name: str, account: Account | None = None, **known: object) -> Facts:
    given = replace(account, id=name, name=name) if account else Account(id=name, name=name)
    return Facts(account=given, as_of=AS_OF, **known)
