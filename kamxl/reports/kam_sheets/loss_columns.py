"""Columns of what was lost: points of 100 by component, the cap, the largest, and the weights behind."""

from collections.abc import Callable

from kamxl.domain.health import ComponentName
from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.reports.kam_sheets.health_formulas import effective_weight
from kamxl.reports.kam_sheets.score_column import ScoreColumn, known
from kamxl.reports.kam_sheets.subject import LOSS_DECIMALS, Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.reports.kam_sheets.words import CAP
from kamxl.reports.labels import COMPONENTS, RED_LIGHT_CAP

LOST = N_("Points lost, of 100")
WEIGHTS = N_("Weight of each component, of 100")

LOSSES: tuple[ComponentName | None, ...] = (*ComponentName, None)
"""Everything that can cost points; None is the red-light cap."""


def loss_code(name: ComponentName | None) -> str:
    """Return the code of a component, or of the cap."""
    return CAP if name is None else name.value


def _lost(name: ComponentName | None) -> Callable[[Subject], Value]:
    return lambda s: None if s.losses is None else s.losses[name]


def _weight(name: ComponentName) -> Callable[[Subject], Value]:
    return lambda s: None if s.one.health.score is None else s.weights[name]


def _loss_column(name: ComponentName | None) -> ScoreColumn:
    code = loss_code(name)
    lost = f"weight_{code}-weight_{code}*N({code})/100" if name else "uncapped-health"
    return ScoreColumn(
        key=f"lost_{code}",
        group=LOST,
        header=say("Lost: {what}", what=Message(COMPONENTS[name] if name else RED_LIGHT_CAP)),
        template=known("health", f"ROUND({lost},{LOSS_DECIMALS})"),
        value=_lost(name),
        style="points",
        width=12,
    )


def _weight_column(name: ComponentName) -> ScoreColumn:
    return ScoreColumn(
        key=f"weight_{name.value}",
        group=WEIGHTS,
        header=say("Weight: {what}", what=Message(COMPONENTS[name])),
        template=effective_weight(name),
        value=_weight(name),
        style="points",
        width=18,
        folded=True,
    )


def _largest(subject: Subject) -> str | None:
    losses = subject.losses
    if losses is None or max(losses.values()) == 0:
        return None
    name = next(name for name in LOSSES if subject.rank_of_loss(name) == 1)
    return subject.words.of("component", loss_code(name))


LARGEST_LOSS = ScoreColumn(
    key="largest_loss",
    group=N_("Verdict"),
    header=say("Loses most by"),
    template=known(
        "health",
        'IF(MAX(losses)=0,"",CHOOSE(MATCH(MAX(losses),losses,0),'
        + ",".join(f'"component:{loss_code(name)}"' for name in LOSSES)
        + "))",
    ),
    value=_largest,
    style="text",
    width=18,
)

LOSS_COLUMNS: tuple[ScoreColumn, ...] = (
    *(_loss_column(name) for name in LOSSES),
    ScoreColumn(
        key="lost",
        group=LOST,
        header=say("Lost in all"),
        template=known("health", "100-health"),
        value=lambda s: None if s.one.health.score is None else 100.0 - s.one.health.score,
        style="points",
        width=10,
    ),
)
WEIGHT_COLUMNS: tuple[ScoreColumn, ...] = tuple(_weight_column(name) for name in ComponentName)
