"""Cell functions of money: shares, concentration and retention."""

from collections.abc import Sequence
from math import fsum
from typing import Annotated

from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction, cell_function, gives
from kamxl.functions.kinds import Number
from kamxl.functions.ranges import Numbers
from kamxl.rules import money as rule

GROUP = "money"
STANDARD = "literature: standard definition"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
Money = Annotated[float, Number()]
Amount = Annotated[float, Number(low=0)]
AllValues = Annotated[Sequence[float | None], Numbers(), "The values of all accounts; blanks are left out."]


@cell_function(
    group=GROUP,
    native="IF(SUM(values)<=0,#DIV/0!,value/SUM(values))",
    source=STANDARD,
    examples=[
        gives(0.4, value=40, values=(40, 60)),
        gives(0, value=0, values=(40, 60, None)),
        gives(-0.1, value=-10, values=(110, -10)),
        gives(DIV0, value=40, values=(0, 0)),
        gives(DIV0, value=40, values=(40, -60)),
        gives(NA, value=None, values=(40, 60)),
        gives(NA, value=40, values=(None, "")),
        gives(VALUE, value="forty", values=(40, 60)),
        gives(VALUE, value=40, values=(40, "sixty")),
        gives(NA, value=40, values=(40, NA)),
    ],
)
def share(value: Annotated[Money, "The value of one account."], values: AllValues) -> CellResult:
    """Give the share of one value in the sum of all, as a share: 0.4 is 40 %.

    A sum of zero or less is #DIV/0!.
    """
    total = fsum(one for one in values if one is not None)
    return value / total if total > 0 else DIV0


@cell_function(
    group=GROUP,
    native='IF(SUMIF(values,">0")<=0,#DIV/0!,'
    '10000*SUMPRODUCT((values>0)*1,values,values)/SUMIF(values,">0")^2)',
    source="literature: Herfindahl-Hirschman index",
    examples=[
        gives(10000, values=(50,)),
        gives(5000, values=(50, 50)),
        gives(5200, values=(60, 40, None)),
        gives(5000, values=(50, 50, -30, 0)),
        gives(DIV0, values=(0, -30)),
        gives(NA, values=(None, "")),
        gives(VALUE, values=(50, "half")),
        gives(NA, values=(50, NA)),
    ],
)
def hhi(values: AllValues) -> CellResult:
    """Give the concentration of the positive values (Herfindahl-Hirschman index), up to 10,000.

    10,000 x the sum of squared shares: one account alone has 10,000, two equal ones 5,000. Without a
    positive value: #DIV/0!.
    """
    return _or_impossible(rule.hhi([one for one in values if one is not None]))


def _or_impossible(result: float | None) -> CellResult:
    return DIV0 if result is None else result


@cell_function(
    group=GROUP,
    native="IF(start<=0,#DIV/0!,(start+expansion-contraction-churn)/start)",
    source=STANDARD,
    examples=[
        gives(1.05, start=100, expansion=20, contraction=10, churn=5),
        gives(0, start=100, expansion=0, contraction=0, churn=100),
        gives(DIV0, start=0, expansion=20, contraction=10, churn=5),
        gives(DIV0, start=-1, expansion=20, contraction=10, churn=5),
        gives(NA, start=100, expansion=None, contraction=10, churn=5),
        gives(VALUE, start="all", expansion=20, contraction=10, churn=5),
        gives(VALUE, start=100, expansion=20, contraction=-0.01, churn=5),
        gives(NA, start=100, expansion=20, contraction=10, churn=NA),
    ],
)
def nrr(
    start: Annotated[Money, "Recurring revenue at the start."],
    expansion: Annotated[Amount, "Growth of accounts there at the start, 0 or more."],
    contraction: Annotated[Amount, "Decline of accounts that stayed, 0 or more."],
    churn: Annotated[Amount, "Revenue of accounts that left, 0 or more."],
) -> CellResult:
    """Give net revenue retention as a share: 1.05 is 105 %.

    (start + expansion - contraction - churn) / start. A start of zero or less is #DIV/0!.
    """
    return _or_impossible(rule.nrr(start, expansion, contraction, churn))


@cell_function(
    group=GROUP,
    native="IF(start<=0,#DIV/0!,MIN(1,(start-contraction-churn)/start))",
    source=STANDARD,
    examples=[
        gives(0.85, start=100, contraction=10, churn=5),
        gives(1, start=100, contraction=0, churn=0),
        gives(DIV0, start=0, contraction=10, churn=5),
        gives(NA, start="", contraction=10, churn=5),
        gives(VALUE, start=100, contraction="ten", churn=5),
        gives(VALUE, start=100, contraction=10, churn=-0.01),
        gives(NA, start=NA, contraction=10, churn=5),
    ],
)
def grr(
    start: Annotated[Money, "Recurring revenue at the start."],
    contraction: Annotated[Amount, "Decline of accounts that stayed, 0 or more."],
    churn: Annotated[Amount, "Revenue of accounts that left, 0 or more."],
) -> CellResult:
    """Give gross revenue retention as a share, at most 1: expansion does not count.

    (start - contraction - churn) / start. A start of zero or less is #DIV/0!.
    """
    return _or_impossible(rule.grr(start, contraction, churn))


@cell_function(
    group=GROUP,
    native="IF(wallet<=0,#DIV/0!,sales/wallet)",
    source=STANDARD,
    examples=[
        gives(0.3, sales=30, wallet=100),
        gives(0, sales=0, wallet=100),
        gives(1.2, sales=120, wallet=100),
        gives(DIV0, sales=30, wallet=0),
        gives(DIV0, sales=30, wallet=-100),
        gives(NA, sales=30, wallet=None),
        gives(VALUE, sales="some", wallet=100),
        gives(NA, sales=NA, wallet=100),
    ],
)
def wallet(
    sales: Annotated[Money, "Our sales to the account in a year."],
    wallet: Annotated[Money, "What the account spends on such things in a year."],
) -> CellResult:
    """Give the share of wallet: 0.3 is 30 %. Above 1 the wallet is estimated too small.

    A wallet of zero or less is #DIV/0!.
    """
    return sales / wallet if wallet > 0 else DIV0


MONEY: tuple[CellFunction, ...] = (share, hhi, nrr, grr, wallet)
