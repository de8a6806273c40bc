"""What the customer's edition is made from."""

from dataclasses import dataclass

from kamxl.domain.client_facts import ClientFacts
from kamxl.locale import Translate
from kamxl.reports.numbers import MoneyUnit, money_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCase:
    """The facts with a language; one unit of money for the whole edition."""

    facts: ClientFacts
    t: Translate
    language: str

    @property
    def unit(self) -> MoneyUnit:
        """The unit of every amount."""
        amounts = (*self.facts.purchases.values(), self.facts.year)
        return money_unit(amounts, self.facts.currency, self.language)
