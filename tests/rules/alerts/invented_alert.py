"""An invented alert, in one file as a new one would be: run as a program, it adds its line and writes all.

`python invented_alert.py BOOK FOLDER` judges a book with it. It stands in the list before anything is made
of the list, as it would if it were one of ours.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from kamxl.domain.alert import Urgency
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules import alerts
from kamxl.rules.alerts import catalogue
from kamxl.rules.alerts.kind import AlertRule, Found, Seen, gives
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietThresholds(AlertThresholds):
    """When a quarter was quiet."""

    quiet_share: float = setting(
        0.25,
        low=0,
        high=1,
        unit="share",
        label="A quarter is quiet below",
        help="The last quarter below this share of the last four is quiet.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise a quarter that brought little of the year."""
    quarters, ttm = seen.facts.quarters, seen.facts.ttm
    limit = seen.settings.of(QuietThresholds).quiet_share
    if not quarters or ttm is None or quarters[-1] <= 0 or quarters[-1] >= limit * ttm:
        return None
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say("The last quarter brought {share:.0%} of the year.", share=quarters[-1] / ttm),
        action=say("Ask what is planned for the next quarter."),
    )


QUIET = AlertRule(
    code="quiet",
    label=N_("Quiet quarter"),
    help=N_("The last quarter brought less than {quiet_share:.0%} of the last four."),
    source="kamxl",
    judge=judge,
    thresholds=QuietThresholds,
    native={
        Urgency.ATTENTION: "AND(ISNUMBER(ttm),N(quarters_now[8])>0,N(quarters_now[8])<quiet_share*N(ttm))"
    },
    examples=(
        gives(None, quarters=(100.0, 100.0, 100.0, 100.0)),
        gives(Urgency.ATTENTION, quarters=(100.0, 100.0, 100.0, 99.0)),
        gives(None, quarters=(100.0, 100.0, 100.0, 0.0)),
    ),
)


def main(book: str, folder: str) -> None:
    """Judge a book with the alert, with its default and with another threshold."""
    catalogue.ALERTS = alerts.ALERTS = (*catalogue.ALERTS, QUIET)
    from kamxl.hosts.help_pages import alerts_page, settings_page
    from kamxl.rules.every_setting import settings_from
    from kamxl.workflows.backtest import backtest
    from kamxl.workflows.document import document
    from kamxl.workflows.kam_workbook import write_scored
    from kamxl.workflows.score import review_book, score
    from kamxl.workflows.whatif import whatif

    scored = score([book])
    write_scored(scored, Path(folder) / "scored.xlsx", language="en")
    settings, problems = settings_from({"quiet_share": 0.5})
    found = {
        "page": alerts_page(),
        "settings_page": settings_page(),
        "document": document(scored),
        "backtest": [one.rule for one in backtest(scored.book, review=scored.review).alerts],
        "problems": [str(one) for one in problems],
        "changed": {one.name: value for one, value in settings.changed()},
        "tried": [one.name for one, _, _ in whatif(scored.book, {"quiet_share": 0.5}).tried],
        "more": sum(
            alert.rule == "quiet"
            for one in review_book(scored.book, settings=settings).accounts
            for alert in one.alerts
        ),
    }
    (Path(folder) / "found.json").write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
