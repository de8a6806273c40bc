"""Cell functions of the value matrix: contribution, importance, tier, and what to do in each tier."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Annotated

from kamxl.domain.tier import Tier
from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction, Default, MayBeBlank, cell_function, gives
from kamxl.functions.kinds import Number, labelled
from kamxl.functions.ranges import Numbers
from kamxl.locale import N_, codes
from kamxl.rules import matrix as rule
from kamxl.rules import money
from kamxl.settings import Settings

GROUP = "matrix"
HANDBOOK = "key-account handbook, strategic value matrix"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
Score = Annotated[float | None, Number(low=1, high=5), MayBeBlank()]
TIERS = labelled(codes.TIERS)
PLAYS = MappingProxyType(
    {
        Tier.STRATEGIC: N_("Dedicated team, annual joint plan"),
        Tier.POTENTIAL: N_("Invest, prove value with a pilot"),
        Tier.PROFIT: N_("Lower the cost to serve, keep stable"),
        Tier.STANDARD: N_("Standard service, watch for promotion"),
    }
)
"""The resource play of each tier (key-account handbook)."""
_BOOK = (40, 10, 30, 20, 20)


def _side(value: str, cut: str, high_tiers: tuple[Tier, Tier]) -> str:
    was_high = ",".join(f'previous="{tier.value}"' for tier in high_tiers)
    return (
        f'IF(previous="",{value}>={cut},'
        f"IF(OR({was_high}),{value}>{cut}-hold_margin,{value}>={cut}+hold_margin))"
    )


@cell_function(
    group=GROUP,
    native="CHOOSE(1+2*"
    + _side("contribution", "contribution_cut", (Tier.STRATEGIC, Tier.PROFIT))
    + "+"
    + _side("importance", "importance_cut", (Tier.STRATEGIC, Tier.POTENTIAL))
    + ',"standard","potential","profit","strategic")',
    source=HANDBOOK,
    words=codes.TIERS,
    examples=[
        gives("strategic", contribution=80, importance=75),
        gives("strategic", contribution=60, importance=60),
        gives("potential", contribution=59.99, importance=60),
        gives("profit", contribution=60, importance=59.99),
        gives("standard", contribution=59.99, importance=59.99),
        gives("potential", contribution=80, importance=75, contribution_cut=80.01),
        gives("strategic", contribution=80, importance=75, contribution_cut=80, importance_cut=75),
        gives("profit", contribution=80, importance=75, contribution_cut=None, importance_cut=75.01),
        gives("strategic", contribution=55.01, importance=55.01, previous="strategic"),
        gives("potential", contribution=55, importance=55.01, previous="strategic"),
        gives("profit", contribution=55.01, importance=55, previous="Strategic"),
        gives("profit", contribution=55.01, importance=55, previous="战略级"),
        gives("standard", contribution=64.99, importance=64.99, previous="standard"),
        gives("profit", contribution=65, importance=64.99, previous="standard"),
        gives("strategic", contribution=65, importance=60, previous="potential"),
        gives("strategic", contribution=60, importance=65, previous="profit"),
        gives("strategic", contribution=60, importance=60, previous=None),
        gives(NA, contribution=None, importance=75),
        gives(NA, contribution=80, importance=""),
        gives(VALUE, contribution="high", importance=75),
        gives(VALUE, contribution=80, importance=100.01),
        gives(VALUE, contribution=80, importance=75, previous="gold"),
        gives(DIV0, contribution=80, importance=DIV0),
        gives(NA, contribution=80, importance=75, previous=NA),
    ],
)
def tier(
    contribution: Annotated[
        float, Number(), "Contribution: percentile 0-100, or money when the cut is money."
    ],
    importance: Annotated[float, Number(low=0, high=100), "Strategic importance, 0-100 points."],
    contribution_cut: Annotated[
        float | None,
        Number(),
        Default(setting="contribution_cut_score"),
        "From here on contribution is high; left out: the setting contribution_cut_score.",
    ] = None,
    importance_cut: Annotated[
        float | None,
        Number(),
        Default(setting="importance_cut"),
        "From here on importance is high; left out: the setting importance_cut.",
    ] = None,
    previous: Annotated[str | None, TIERS, "The tier of the quarter before; blank without one."] = None,
    *,
    settings: Settings,
) -> CellResult:
    """Give the tier: strategic, potential, profit or standard.

    On the cut counts as high. With a previous tier each axis keeps its side until it is past its cut by
    the setting hold_margin (5 points).
    """
    cut = settings.matrix.contribution_cut_score if contribution_cut is None else contribution_cut
    other_cut = settings.matrix.importance_cut if importance_cut is None else importance_cut
    if previous is None:
        return rule.tier(contribution_high=contribution >= cut, importance_high=importance >= other_cut)
    margin = settings.matrix.hold_margin
    was = rule.sides(Tier(previous))
    return rule.tier(
        contribution_high=rule.side_held(contribution, cut, was_high=was[0], margin=margin),
        importance_high=rule.side_held(importance, other_cut, was_high=was[1], margin=margin),
    )


_SCORES = ("fit", "potential", "complementarity")
_KNOWN_WEIGHT = "(" + "+".join(f"{name}_weight*ISNUMBER({name})" for name in _SCORES) + ")"
_WEIGHTED = "(" + "+".join(f"{name}_weight*ISNUMBER({name})*(N({name})-1)" for name in _SCORES) + ")"


@cell_function(
    group=GROUP,
    native=f"IF(COUNT(fit,potential,complementarity)<2,NA(),"
    f"IF({_KNOWN_WEIGHT}<=0,NA(),25*{_WEIGHTED}/{_KNOWN_WEIGHT}))",
    source=HANDBOOK,
    examples=[
        gives(75, fit=4, potential=4, complementarity=4),
        gives(100, fit=5, potential=5, complementarity=5),
        gives(0, fit=1, potential=1, complementarity=1),
        gives(50, fit=5, potential=3, complementarity=1),
        gives(62.5, fit=4, potential=3, complementarity=None),
        gives(87.5, fit="", potential=5, complementarity=4),
        gives(NA, fit=5, potential=None, complementarity=None),
        gives(NA, fit=None, potential=None, complementarity=None),
        gives(VALUE, fit=0.99, potential=3, complementarity=3),
        gives(VALUE, fit=3, potential=3, complementarity=5.01),
        gives(VALUE, fit="high", potential=3, complementarity=3),
        gives(DIV0, fit=3, potential=DIV0, complementarity=3),
    ],
)
def importance(
    fit: Annotated[Score, "Strategic fit, 1-5."],
    potential: Annotated[Score, "Growth potential, 1-5."],
    complementarity: Annotated[Score, "Complementarity of resources, 1-5."],
    *,
    settings: Settings,
) -> CellResult:
    """Give strategic importance, 0-100 points, from the three scores.

    A score of 1 is 0 points, 5 is 100; weights are settings. One blank: its weight goes to the other
    two. Two or more blank: #N/A, never low. A score outside 1-5 is #VALUE!.
    """
    return rule.importance(fit, potential, complementarity, settings.matrix)[0]


@cell_function(
    group=GROUP,
    native="IF(COUNTIF(values,value)=0,NA(),IF(COUNT(values)=1,100,"
    "100*((RANK(value,values,1)+COUNT(values)+1-RANK(value,values,0))/2-1)/(COUNT(values)-1)))",
    source=HANDBOOK,
    examples=[
        gives(100, value=40, values=_BOOK),
        gives(0, value=10, values=_BOOK),
        gives(75, value=30, values=_BOOK),
        gives(37.5, value=20, values=_BOOK),
        gives(100, value=7, values=(7,)),
        gives(50, value=7, values=(7, 7, 7)),
        gives(100, value=7, values=(7, None, 3)),
        gives(0, value=-5, values=(-5, 0, "")),
        gives(NA, value=50, values=_BOOK),
        gives(NA, value=8, values=(7,)),
        gives(NA, value=None, values=_BOOK),
        gives(NA, value=40, values=(None, None)),
        gives(VALUE, value="forty", values=_BOOK),
        gives(VALUE, value=40, values=(40, "none", 30)),
        gives(DIV0, value=DIV0, values=_BOOK),
        gives(DIV0, value=40, values=(40, DIV0, 30)),
    ],
)
def contribution(
    value: Annotated[
        float, Number(), "The account's contribution: gross profit or revenue of four quarters."
    ],
    values: Annotated[Sequence[float | None], Numbers(), "The contributions of all accounts, this one too."],
) -> CellResult:
    """Give the percentile rank of a contribution, 0 (smallest) to 100 (largest).

    100 x (rank - 1) / (number - 1), equal values share their average rank; a single account has 100.
    Blanks among the values are left out. A value that is not among the values is #N/A.
    """
    known = [one for one in values if one is not None]
    return rule.percentile(value, known) if value in known else None


@cell_function(
    group=GROUP,
    native='IF(COUNTIF(values,value)=0,NA(),IF(value<=0,"C",'
    'IF(SUMPRODUCT((values>value)*1,values)/SUMIF(values,">0")<abc_a_share,"A",'
    'IF(SUMPRODUCT((values>value)*1,values)/SUMIF(values,">0")<abc_b_share,"B","C"))))',
    source="literature: Pareto analysis; shares are settings",
    examples=[
        gives("A", value=60, values=(60, 20, 15, 5)),
        gives("A", value=20, values=(60, 20, 15, 5)),
        gives("B", value=15, values=(60, 20, 15, 5)),
        gives("C", value=5, values=(60, 20, 15, 5)),
        gives("A", value=20, values=(79, 20, 1)),
        gives("B", value=20, values=(80, 20)),
        gives("B", value=6, values=(94, 6)),
        gives("C", value=5, values=(95, 5)),
        gives("A", value=10, values=(10, 10, 10, None)),
        gives("A", value=50, values=(50, -30, 0)),
        gives("C", value=0, values=(50, -30, 0)),
        gives("C", value=-30, values=(50, -30, 0)),
        gives(NA, value=55, values=(60, 20, 15, 5)),
        gives(NA, value="", values=(60, 20, 15, 5)),
        gives(NA, value=5, values=(None, "")),
        gives(VALUE, value="sixty", values=(60, 20)),
        gives(VALUE, value=60, values=(60, "twenty")),
        gives(DIV0, value=60, values=(60, DIV0)),
    ],
)
def abc(
    value: Annotated[float, Number(), "The account's revenue of the last four quarters."],
    values: Annotated[Sequence[float | None], Numbers(), "The revenues of all accounts, this one too."],
    *,
    settings: Settings,
) -> CellResult:
    """Give the ABC class by revenue: A, B or C.

    A while larger accounts hold less than 80 % of all positive revenue, B while less than 95 %, else C;
    without positive revenue C. Blanks are left out. A value that is not among the values is #N/A.
    """
    known = [one for one in values if one is not None]
    if value not in known:
        return None
    return money.abc_class(value, money.share_before(value, known), settings.money)


@cell_function(
    group=GROUP,
    native="CHOOSE(MATCH(tier,{"
    + ",".join(f'"{one.value}"' for one in PLAYS)
    + "},0),"
    + ",".join(f'"{text}"' for text in PLAYS.values())
    + ")",
    source=HANDBOOK,
    words={text: text for text in PLAYS.values()},
    examples=[
        gives("Dedicated team, annual joint plan", tier="strategic"),
        gives("Invest, prove value with a pilot", tier="Potential"),
        gives("Dedicated team, annual joint plan", tier="战略级"),
        gives("Dedicated team, annual joint plan", tier="戰略級"),
        gives("Lower the cost to serve, keep stable", tier="profit"),
        gives("Standard service, watch for promotion", tier="standard"),
        gives(NA, tier=None),
        gives(NA, tier=""),
        gives(VALUE, tier="gold"),
        gives(VALUE, tier=1),
        gives(NA, tier=NA),
    ],
)
def play(
    tier: Annotated[str, TIERS, "A tier: strategic, potential, profit or standard."],
) -> CellResult:
    """Give the handbook's resource play for a tier, one line of text."""
    return PLAYS[Tier(tier)]


MATRIX: tuple[CellFunction, ...] = (tier, importance, contribution, abc, play)
