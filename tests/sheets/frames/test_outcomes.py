"""What was won or lost is no open need."""

from datetime import date
from typing import Any

import pytest

from kamxl.measures import dossiers

HEADER = ["Customer", "Opportunity Name", "Opportunity Stage"]


@pytest.mark.parametrize(
    ("stage", "outcome"),
    [
        ("Closed Won", "won"),
        ("已签约", "won"),
        ("Closed Lost", "lost"),
        ("丢单", "lost"),
        ("已完成", "closed"),
        ("Proposal", "open"),
        ("", "open"),
    ],
)
def test_the_stage_of_a_need_tells_its_outcome(read: Any, stage: str, outcome: str) -> None:
    book = read({"Opportunities": [HEADER, ["Acme", "Roof", stage], ["Birch", "Door", "Proposal"]]})
    assert book.tables["needs"]["outcome"].tolist() == [outcome, "open"]
    assert len(dossiers(book, date(2026, 9, 30))("Acme").needs or ()) == (outcome == "open")


def test_a_team_says_what_its_own_stages_mean(read: Any) -> None:
    own = [("word", "needs.outcome", "Zorp", "won")]
    book = read({"Opportunities": [HEADER, ["Acme", "Roof", "zorp"]], "KAM Settings": own})
    assert book.tables["needs"]["outcome"].tolist() == ["won"]
