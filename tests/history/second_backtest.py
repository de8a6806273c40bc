"""The figures of a backtest again, by the plainest code there is: loops over pairs and quarters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamxl.history.past import Then


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What an alert was worth."""

    fired: int
    precision: float | None
    recall: float | None
    lead: float | None
    late: float | None


def area(leaving: Sequence[float], staying: Sequence[float]) -> float | None:
    """Compare every leaving account with every staying one."""
    pairs = [(low, high) for low in leaving for high in staying]
    if not pairs:
        return None
    return sum(1.0 if low < high else 0.5 if low == high else 0.0 for low, high in pairs) / len(pairs)


def worth(rule: str, judged: Sequence[Sequence[Then]]) -> Figures:
    """Go through each account, quarter by quarter."""
    fired = hit = leavings = warned = late = 0
    leads: list[int] = []
    for account in range(len(judged[0])):
        story = [quarter[account] for quarter in judged]
        on: Mapping[int, bool] = {place: rule in one.alerts for place, one in enumerate(story)}
        for place, one in enumerate(story[:-1]):
            if not one.active:
                continue
            assert one.next is not None
            gone = one.next <= 0
            fired += on[place]
            hit += on[place] and gone
            if not (one.bought and gone):
                continue
            leavings += 1
            if on[place]:
                warned += 1
                length = 0
                while length <= place and on[place - length]:
                    length += 1
                leads.append(length)
            elif on[place + 1]:
                late += 1
    return Figures(
        fired=fired,
        precision=hit / fired if fired else None,
        recall=warned / leavings if leavings else None,
        lead=sum(leads) / len(leads) if leads else None,
        late=late / leavings if leavings else None,
    )
