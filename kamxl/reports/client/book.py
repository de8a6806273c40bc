"""The customer's edition: two pages to talk about, and to sign."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kamxl.domain.client_facts import ClientFacts
from kamxl.locale import N_, translator
from kamxl.reports.book import Book, open_book
from kamxl.reports.client import delivered, plan
from kamxl.reports.client.case import ClientCase
from kamxl.reports.measure import cut
from kamxl.reports.page import PORTRAIT

_LONGEST_NAME = 60
FIRST, SECOND = N_("Together"), N_("Next steps")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    as_of: date


def write_client_book(path: Path, facts: ClientFacts, *, language: str) -> None:
    """Write the customer's edition of an account's report.

    Args:
        path: The file to write; replaced when it is there.
        facts: All that the customer may see; nothing else is known here.
        language: zh-Hans, zh-Hant or en.
    """
    t = translator(language)
    case = ClientCase(facts=facts, t=t, language=language)
    name = cut(facts.account, _LONGEST_NAME)
    described = Book(title=name, subject=t("Business review"), made_on=None)
    with open_book(path, described, _Dated(as_of=facts.as_of), language) as book:
        first = book.new_sheet(t(FIRST), PORTRAIT)
        first.headline(name, _caption(case))
        delivered.build(first, case)
        first.finish(one_page=True)
        second = book.new_sheet(t(SECOND), PORTRAIT)
        second.headline(t(SECOND), f"{name} · {facts.quarter}")
        plan.build(second, case)
        second.finish(one_page=True)


def _caption(case: ClientCase) -> str:
    t, facts = case.t, case.facts
    caption = t("Business review · {quarter} · as of {day}").format(quarter=facts.quarter, day=facts.as_of)
    if facts.manager is None:
        return caption
    return f"{caption} · {t('your account manager: {name}').format(name=facts.manager)}"
