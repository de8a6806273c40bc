"""Cell functions of what customers answer and decide: satisfaction, recommendation, renewal."""

from collections.abc import Sequence
from math import fsum
from typing import Annotated

from kamxl.domain.scales import on_hundred
from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction, cell_function, gives
from kamxl.functions.kinds import Number
from kamxl.functions.ranges import Numbers
from kamxl.functions.worded import SATISFACTION, Answers, spelled, words_in
from kamxl.locale.words import spellings
from kamxl.rules import recommendation
from kamxl.rules.renewal import renewal_rate as renewal_rate_rule

GROUP = "service"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
TOPS = (1.0, 5.0, 10.0, 100.0)

_POINTS = tuple(code for code in spellings()[SATISFACTION] if code)
_WORDS = words_in("answers", spelled(SATISFACTION, *_POINTS))
_WORD_POINTS = "+".join(
    f"{code}*{words_in('answers', spelled(SATISFACTION, code))}" for code in _POINTS if code != "0"
)
_TOP = "IF(ISNUMBER(best),best,MAX(answers))"
_STEPS_ABOVE_ONE = 'SUMIF(answers,">=1")-COUNTIF(answers,">=1")'
_NUMBER_POINTS = (
    f"IF({_TOP}<=1,100*SUM(answers),IF({_TOP}<=10,100*({_STEPS_ABOVE_ONE})/IF({_TOP}<=5,4,9),SUM(answers)))"
)


@cell_function(
    group=GROUP,
    native="IF(AND(ISNUMBER(best),OR(ISNUMBER(MATCH(N(best),{1,5,10,100},0))=FALSE,MAX(answers)>N(best))),"
    f"#VALUE!,IF(AND(MAX(answers)=1,MIN(answers)=1,ISNUMBER(best)=FALSE),NA(),IF(COUNT(answers)+{_WORDS}=0,"
    f"NA(),({_NUMBER_POINTS}+{_WORD_POINTS})/(COUNT(answers)+{_WORDS}))))",
    source="key-account handbook, satisfaction survey: 100, 80, 60, 30 and 0 points",
    examples=[
        gives(54, answers=("很满意", "满意", "基本满意", "不太满意", "不满意")),
        gives(70, answers=("Satisfied", "一般", "不了解", None)),
        gives(100, answers=("Very satisfied",)),
        gives(0, answers=("不滿意",)),
        gives(75, answers=(5, 3)),
        gives(50, answers=(1, 3, 5, "")),
        gives(100 * 8 / 9, answers=(9,)),
        gives(72.5, answers=(85, 60)),
        gives(72.5, answers=(0.85, 0.6)),
        # Twelve 3s of ten are a poor answer; of five, a middling one.
        gives(50, answers=(3, 3), best=5),
        gives(100 * 2 / 9, answers=(3, 3), best=10),
        gives(3, answers=(3, 3), best=100),
        gives(90, answers=(5, "满意"), best=None),
        gives(0, answers=(1, 1), best=5),
        gives(100, answers=(1, 1), best=1),
        gives(12.5, answers=(0, 2), best=5),
        gives(NA, answers=(1, 1)),
        gives(NA, answers=("不了解", None)),
        gives(NA, answers=(None, "")),
        gives(VALUE, answers=(5, "fine")),
        gives(VALUE, answers=(5, -1)),
        gives(VALUE, answers=(5.01, 3), best=5),
        gives(VALUE, answers=(5, 3), best=7),
        gives(VALUE, answers=(5, 3), best="five"),
        gives(DIV0, answers=(5, DIV0)),
    ],
)
def csat(
    answers: Annotated[
        Sequence[float | str | None], Answers(), "Answers: words such as 满意 or satisfied, or numbers."
    ],
    best: Annotated[
        float | None,
        Number(low=1, high=100),
        "The best number: 5, 10, 100, or 1 for shares; left out: what the largest answer shows.",
    ] = None,
) -> CellResult:
    """Give satisfaction, 0-100: the mean of the answers.

    Words count 100, 80, 60, 30 or 0 points; "do not know" is left out. Numbers up to 1 are shares, up to 5
    a scale of 1-5, up to 10 one of 1-10, else points; state the scale where no answer is high. Nothing but
    1s without a scale is #N/A: they are all of a share, or the worst of five.
    """
    numbers = [one for one in answers if isinstance(one, float)]
    top = max(numbers, default=0.0)
    if best is not None and (best not in TOPS or top > best):
        return VALUE
    if best is None and top == 1 and min(numbers) == 1:
        return None
    points = [on_hundred(one, best or top) for one in numbers]
    points += [float(one) for one in answers if isinstance(one, str) and one]
    return fsum(points) / len(points) if points else None


@cell_function(
    group=GROUP,
    native=f'100*(COUNTIF(scores,">={recommendation.PROMOTER_FROM}")'
    f'-COUNTIF(scores,"<={recommendation.DETRACTOR_UP_TO}"))/COUNT(scores)',
    source="literature: Reichheld, The One Number You Need to Grow (net promoter score)",
    examples=[
        gives(100, scores=(9, 10)),
        gives(-100, scores=(0, 6)),
        gives(0, scores=(7, 8, 8)),
        # Five promoters, three in the middle and two detractors: 50 % - 20 %.
        gives(30, scores=(10, 10, 9, 9, 9, 8, 7, 7, 6, 3)),
        gives(0, scores=(8.99, 6.01)),
        gives(50, scores=(9, 7, None, "")),
        gives(NA, scores=(None, "")),
        gives(VALUE, scores=(10, 10.01)),
        gives(VALUE, scores=(10, -1)),
        gives(VALUE, scores=(10, "ten")),
        gives(DIV0, scores=(10, DIV0)),
    ],
)
def nps(
    scores: Annotated[
        Sequence[float | None], Numbers(low=0, high=10), "Answers from 0 to 10; blanks are left out."
    ],
) -> CellResult:
    """Give the net promoter score, -100 to 100: percent of 9-10 minus percent of 0-6."""
    return recommendation.nps([one for one in scores if one is not None])


@cell_function(
    group=GROUP,
    native="IF(due=0,#DIV/0!,IF(renewed>due,#VALUE!,renewed/due))",
    source="literature: standard definition",
    examples=[
        gives(0.8, due=5, renewed=4),
        gives(0, due=5, renewed=0),
        gives(1, due=5, renewed=5),
        gives(DIV0, due=0, renewed=0),
        gives(DIV0, due=0, renewed=1),
        gives(NA, due=None, renewed=4),
        gives(NA, due=5, renewed=""),
        gives(VALUE, due=5, renewed=6),
        gives(VALUE, due=5, renewed=-1),
        gives(VALUE, due="five", renewed=4),
        gives(NA, due=NA, renewed=4),
    ],
)
def renewal_rate(
    due: Annotated[
        float, Number(low=0), "Contracts that were due for renewal in the quarter, or their value."
    ],
    renewed: Annotated[float, Number(low=0), "How many of them, or how much, was renewed."],
) -> CellResult:
    """Give the renewal rate as a share: 0.8 is 80 %.

    Renewed / due. Nothing due is #DIV/0!, more renewed than due #VALUE!.
    """
    if renewed > due > 0:
        return VALUE
    rate = renewal_rate_rule(due, renewed)
    return DIV0 if rate is None else rate


SURVEYS: tuple[CellFunction, ...] = (csat, nps, renewal_rate)
