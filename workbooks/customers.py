"""What the sample books know about an invented customer, and the stories planted into some of them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dice import dice

# What happens to a customer; "" is an ordinary one.
Story = Literal[
    "",
    "star",  # strategic and healthy
    "sleeper",  # important, but buys little
    "dropping",  # down by a fifth, two quarters running
    "seasonal",  # falls every spring and summer, grows year on year
    "partial churn",  # one line stops, the others go on
    "stopped",  # buys nothing any more
    "overdue",  # one line's usual order does not come
    "decision maker left",
    "competitor",  # a competitor has entered
    "not renewing",
    "budget frozen",  # a closed risk: nothing may alarm
    "vague",  # will perhaps renew
    "unhappy",  # satisfaction below 70
    "late delivery",  # one late delivery: observe only
    "rarer orders",  # the same money on fewer and fewer order days
    "single thread",  # every visit meets the same person
    "new manager",  # our account manager changed last quarter
    "now and then",  # buys in some months only
]

SCORE = {"-": None, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}


@dataclass(frozen=True, kw_only=True)
class Customer:
    """One invented customer and how it behaves.

    `yearly` is its usual revenue a year in the unit of its book, `growth` the share it grows each year,
    `satisfaction` its usual answer (0–100), `workshops` in how many of the last four quarters it had one.
    """

    number: str
    name: str
    short: str
    industry: str
    region: str
    owner: str
    since: date
    yearly: float
    scores: tuple[int | None, ...]
    growth: float
    lines: tuple[str, ...]
    satisfaction: int
    workshops: int
    story: Story = ""


@dataclass(frozen=True, kw_only=True)
class BookPlan:
    """What the customers of one book have in common: sizes, product lines by letter, account managers."""

    largest: float
    flatness: float
    lines: dict[str, str]
    managers: tuple[str, ...]

    def yearly(self, rank: int) -> float:
        """Give the usual yearly revenue of the customer of a rank; a few are big, many small."""
        return self.largest * ((1 + self.flatness) / (rank + self.flatness)) ** 1.6


def parse_customers(text: str, plan: BookPlan) -> tuple[Customer, ...]:
    """Read customers from lines such as `DK001|name|short|industry|region|2015-03-02|1|554|8|DCA|92|4|star`.

    The parts after the first day: rank, three scores ("-" is missing), growth in %, lines, satisfaction,
    workshops, story.
    """
    return tuple(parse_customer(line.split("|"), plan) for line in text.strip().splitlines())


def parse_customer(parts: list[str], plan: BookPlan) -> Customer:
    """Read one customer from the parts of its line."""
    (
        number,
        name,
        short,
        industry,
        region,
        since,
        rank,
        scores,
        growth,
        lines,
        satisfaction,
        workshops,
        story,
    ) = parts
    return Customer(
        number=number,
        name=name,
        short=short,
        industry=industry,
        region=region,
        owner=dice("owner", name).choice(plan.managers),
        since=date.fromisoformat(since),
        yearly=plan.yearly(int(rank)),
        scores=tuple(SCORE[score] for score in scores),
        growth=int(growth) / 100,
        lines=tuple(plan.lines[letter] for letter in lines),
        satisfaction=int(satisfaction),
        workshops=int(workshops),
        story=story,  # type: ignore[arg-type]
    )
