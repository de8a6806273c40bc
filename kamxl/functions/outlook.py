"""Cell functions of what is ahead: the season, white space, and lifetime value."""

from collections.abc import Sequence
from typing import Annotated

from kamxl.domain.season import QUARTERS_NEEDED, SEASONS, seasonal_index
from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction, MayBeBlank, cell_function, gives
from kamxl.functions.kinds import Number
from kamxl.functions.ranges import History, Numbers
from kamxl.rules.lifetime import lifetime_value
from kamxl.rules.white_space import white_space as white_space_rule
from kamxl.settings import Settings

GROUP = "money"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
_SEASON = (50, 100, 150, 100)


@cell_function(
    group=GROUP,
    native=None,
    source="literature: classical decomposition, ratio to the centred moving average",
    examples=[
        gives(((0.5, 1.0, 1.5, 1.0),), quarters=_SEASON * 3),
        # One quarter later the last four begin with the second season.
        gives(((1.0, 1.5, 1.0, 0.5),), quarters=(*_SEASON * 3, 50)),
        gives(((0.5, 1.0, 1.5, 1.0),), quarters=(None, "", *_SEASON * 3)),
        gives(((1.0, 1.0, 1.0, 1.0),), quarters=(7,) * 12),
        gives(NA, quarters=(_SEASON * 3)[1:]),
        gives(NA, quarters=(*_SEASON * 3, None)),
        gives(NA, quarters=(None, "")),
        gives(DIV0, quarters=(0,) * 12),
        gives(DIV0, quarters=(0, 100, 150, 100) * 3),
        gives(VALUE, quarters=(*_SEASON * 3, "much")),
        gives(DIV0, quarters=(*_SEASON * 3, DIV0)),
    ],
)
def season(
    quarters: Annotated[
        Sequence[float], History(), "Revenue by completed quarter, oldest first, at least 12."
    ],
) -> CellResult:
    """Give the seasonal index: spills four numbers in one row, those of the last four quarters given.

    1.5 is a quarter that is usually half as much again as an average one; the four add up to 4. They are
    those of the next four quarters, too. Fewer than 12 quarters, or a blank after the first number, is
    #N/A (compare with the year before then); a year or a season without revenue #DIV/0!.
    """
    if len(quarters) < QUARTERS_NEEDED:
        return None
    index = seasonal_index(quarters)
    if index is None:
        return DIV0
    first = len(quarters) % SEASONS
    return ((*index[first:], *index[:first]),)


_BUYING = 'COUNTIF(peers,">0")'
# The positive ones are the largest, so that their median needs no array formula.
_MEDIAN = f"(LARGE(peers,INT(({_BUYING}+1)/2))+LARGE(peers,INT({_BUYING}/2)+1))/2"
_POTENTIAL = f"{_MEDIAN}*IF(ISNUMBER(size_ratio),size_ratio,1)"
_PEERS = (40, 10, 30, 20, 50)


@cell_function(
    group=GROUP,
    native=f"IF({_BUYING}<white_space_peers,NA(),"
    f"IF(ISNUMBER(wallet),MIN({_POTENTIAL},MAX(0,N(wallet)-own)),{_POTENTIAL}))",
    source="kamxl; white space as in the literature on account planning",
    examples=[
        gives(30, peers=_PEERS, own=100, wallet=200),
        gives(30, peers=(*_PEERS, 0, None, -5), own=100, wallet=None),
        gives(35, peers=(*_PEERS, 60), own=100, wallet=200),
        gives(25, peers=_PEERS, own=100, wallet=125),
        gives(0, peers=_PEERS, own=100, wallet=90),
        gives(60, peers=_PEERS, own=100, wallet=200, size_ratio=2),
        gives(30, peers=_PEERS, own=100, wallet="", size_ratio=None),
        gives(NA, peers=_PEERS[1:], own=100, wallet=200),
        gives(NA, peers=(*_PEERS[1:], 0), own=100, wallet=200),
        gives(NA, peers=_PEERS, own=None, wallet=200),
        gives(NA, peers=(None, ""), own=100, wallet=200),
        gives(VALUE, peers=(*_PEERS, "some"), own=100, wallet=200),
        gives(VALUE, peers=_PEERS, own=100, wallet="large"),
        gives(VALUE, peers=_PEERS, own=100, wallet=200, size_ratio=-1),
        gives(DIV0, peers=(*_PEERS, DIV0), own=100, wallet=200),
    ],
)
def white_space(
    peers: Annotated[
        Sequence[float | None],
        Numbers(),
        "What other accounts of the industry buy of the line in a year; those without it do not count.",
    ],
    own: Annotated[float, Number(), "Our sales to the account in a year."],
    wallet: Annotated[
        float | None,
        Number(low=0),
        MayBeBlank(),
        "What the account spends on such things in a year; blank if unknown.",
    ],
    size_ratio: Annotated[
        float | None, Number(low=0), "The account's size beside that of the others; left out: 1, the same."
    ] = None,
    *,
    settings: Settings,
) -> CellResult:
    """Give what an account might buy of a line that it does not buy yet, in money.

    The median of what its peers buy of the line, times its size beside theirs, but no more than the wallet
    leaves beside our sales. With fewer than 5 peers that buy it (a setting) #N/A: give the whole book then.
    """
    known = [one for one in peers if one is not None]
    ratio = 1.0 if size_ratio is None else size_ratio
    return white_space_rule(known, own, wallet, ratio, settings.money)


@cell_function(
    group=GROUP,
    native="MAX(ttm,0)/4*IF(leaving_rate*ltv_most_quarters<=1,ltv_most_quarters,1/leaving_rate)",
    source="literature: customer lifetime value, margin by period / leaving rate",
    examples=[
        # 250 a quarter for 1 / 0.2 = 5 quarters.
        gives(1250, ttm=1000, leaving_rate=0.2),
        gives(250, ttm=1000, leaving_rate=1),
        gives(3125, ttm=1000, leaving_rate=0.08),
        gives(5000, ttm=1000, leaving_rate=0.05),
        gives(5000, ttm=1000, leaving_rate=0.049),
        gives(5000, ttm=1000, leaving_rate=0),
        gives(0, ttm=-1000, leaving_rate=0.2),
        gives(NA, ttm=None, leaving_rate=0.2),
        gives(NA, ttm=1000, leaving_rate=""),
        gives(VALUE, ttm="much", leaving_rate=0.2),
        gives(VALUE, ttm=1000, leaving_rate=1.01),
        gives(DIV0, ttm=1000, leaving_rate=DIV0),
    ],
)
def ltv(
    ttm: Annotated[float, Number(), "Gross profit, else revenue, of the last four quarters."],
    leaving_rate: Annotated[
        float, Number(low=0, high=1), "How many accounts of its band leave in a quarter, 0 to 1."
    ],
    *,
    settings: Settings,
) -> CellResult:
    """Give the lifetime value: an average quarter of the last four x the quarters it is expected to stay.

    Those are 1 / leaving rate, at most 20 (a setting). Where returns exceed sales it is 0.
    """
    return lifetime_value(ttm, leaving_rate, settings.money)


OUTLOOK: tuple[CellFunction, ...] = (season, white_space, ltv)
