"""Columns of the value matrix: the two axes, the tier of the numbers, and the tier held."""

from kamxl.domain.message import say
from kamxl.domain.tier import Placement
from kamxl.locale import N_, codes
from kamxl.reports.kam_sheets.formula import call, native, worded
from kamxl.reports.kam_sheets.score_column import ScoreColumn, known
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.rules.matrix import sides

GROUP = N_("Value matrix")
HOLDING = N_("How the tier is held")

_SCORES = ("fit", "potential", "complementarity")
_WEIGHT_KNOWN = "+".join(f"{score}_weight*ISNUMBER(m_{score})" for score in _SCORES)
_HIGH_CONTRIBUTION = ("strategic", "profit")
_HIGH_IMPORTANCE = ("strategic", "potential")
# Where nobody is high there is no cut, and 101 is one that no percentile reaches.
_CALLED = call(
    "tier",
    {
        "contribution": "contribution",
        "importance": "importance",
        "contribution_cut": 'IF(KAM_book_cut="",101,KAM_book_cut)',
        "importance_cut": "importance_cut",
    },
)


def _one_of(word: str, tiers: tuple[str, str]) -> str:
    return "OR(" + ",".join(f'{word}="tier:{tier}"' for tier in tiers) + ")"


def _field(contribution: str, importance: str) -> str:
    """Write the matrix: which tier two sides give."""
    return (
        f'IF({contribution},IF({importance},"tier:strategic","tier:profit"),'
        f'IF({importance},"tier:potential","tier:standard"))'
    )


def _held(high: str, value: str, cut: str, tiers: tuple[str, str]) -> str:
    """Write whether an axis is held high: it changes side well past the cut, or twice in a row."""
    was_held = _one_of("m_previous_tier", tiers)
    was_high = f'IF(m_previous_raw_tier="",{was_held},{_one_of("m_previous_raw_tier", tiers)})'
    return known(
        "tier_raw",
        f'IF(m_previous_tier="",{high},IF(OR({high}={was_held},{high}={was_high},{cut}=""),{high},'
        f"IF({was_held},{value}>{cut}-hold_margin,{value}>={cut}+hold_margin)))",
    )


def _placed(subject: Subject) -> Placement:
    return subject.one.placement


def _high_percentile(subject: Subject) -> Value:
    return _placed(subject).contribution if _placed(subject).contribution_high else None


def _held_side(subject: Subject, axis: int) -> Value:
    held = _placed(subject).held
    return None if held is None else sides(held)[axis]


def _why_held(subject: Subject) -> Value:
    placed = _placed(subject)
    return subject.words.of("mark", None if placed.held is placed.raw else "held")


TIER = ScoreColumn(
    key="tier",
    group=N_("Verdict"),
    header=say("Tier"),
    template=known("tier_raw", _field("held_contribution", "held_importance")),
    value=lambda s: s.words.of("tier", _placed(s).held),
    style="center",
    width=11,
)

MATRIX: tuple[ScoreColumn, ...] = (
    ScoreColumn(
        key="contribution",
        group=GROUP,
        header=say("Contribution, percentile"),
        template='IF(ISNUMBER(m_rank),IF(KAM_book_accounts=1,100,100*(m_rank-1)/(KAM_book_accounts-1)),"")',
        value=lambda s: _placed(s).contribution,
        style="points",
        width=12,
    ),
    ScoreColumn(
        key="importance",
        group=GROUP,
        header=say("Strategic importance"),
        template=f"IFERROR({native('importance', {score: f'm_{score}' for score in _SCORES})},"
        'IF(ISNUMBER(m_importance_given),m_importance_given,""))',
        addin=f"IFERROR({call('importance', {score: f'm_{score}' for score in _SCORES})},"
        'IF(ISNUMBER(m_importance_given),m_importance_given,""))',
        value=lambda s: _placed(s).importance,
        style="points",
        width=12,
    ),
    ScoreColumn(
        key="tier_raw",
        group=GROUP,
        header=say("Tier of today's numbers"),
        template=f'IF(OR(contribution="",importance=""),"",{_field("high_contribution", "high_importance")})',
        addin=f'IF(OR(contribution="",importance=""),"",{worded(_CALLED, "tier", codes.TIERS)})',
        value=lambda s: s.words.of("tier", _placed(s).raw),
        style="center",
        width=12,
    ),
    ScoreColumn(
        key="why_held",
        group=GROUP,
        header=say("Why another tier is held"),
        template=known("tier_raw", 'IF(tier=tier_raw,"","mark:held")'),
        value=_why_held,
        style="text",
        width=16,
    ),
    ScoreColumn(
        key="provisional",
        group=GROUP,
        header=say("Note on importance"),
        template='IF(AND(importance<>"",COUNT(m_fit,m_potential,m_complementarity)=2,'
        f'{_WEIGHT_KNOWN}>0),"mark:provisional","")',
        value=lambda s: s.words.of("mark", "provisional" if _placed(s).provisional else None),
        style="center",
        width=12,
    ),
    ScoreColumn(
        key="abc",
        group=GROUP,
        header=say("ABC class"),
        template='IF(OR(ttm="",NOT(ISNUMBER(m_ttm_before))),"",IF(AND(ttm>0,m_ttm_before<abc_a_share),"A",'
        'IF(AND(ttm>0,m_ttm_before<abc_b_share),"B","C")))',
        value=lambda s: _placed(s).abc,
        style="center",
        width=8,
    ),
)

MATRIX_WORKING: tuple[ScoreColumn, ...] = (
    ScoreColumn(
        key="high_contribution",
        group=HOLDING,
        header=say("Contribution high"),
        template=known(
            "contribution",
            'IF(KAM_book_method="cut:pareto",AND(m_contribution>0,m_share_before<contribution_pareto_share),'
            'IF(KAM_book_method="cut:median",m_contribution>=KAM_book_median,'
            'IF(KAM_book_method="cut:amount",m_contribution>=contribution_cut_amount,'
            "contribution>=contribution_cut_score)))",
        ),
        value=lambda s: _placed(s).contribution_high,
        style="center",
        width=18,
        folded=True,
    ),
    ScoreColumn(
        key="high_percentile",
        group=HOLDING,
        header=say("Percentile if high"),
        template='IF(contribution="","",IF(high_contribution,contribution,""))',
        value=_high_percentile,
        style="points",
        width=18,
        folded=True,
    ),
    ScoreColumn(
        key="high_importance",
        group=HOLDING,
        header=say("Importance high"),
        template=known("importance", "importance>=importance_cut"),
        value=lambda s: _placed(s).importance_high,
        style="center",
        width=18,
        folded=True,
    ),
    ScoreColumn(
        key="held_contribution",
        group=HOLDING,
        header=say("Contribution held high"),
        template=_held("high_contribution", "contribution", "KAM_book_cut", _HIGH_CONTRIBUTION),
        value=lambda s: _held_side(s, 0),
        style="center",
        width=18,
        folded=True,
    ),
    ScoreColumn(
        key="held_importance",
        group=HOLDING,
        header=say("Importance held high"),
        template=_held("high_importance", "importance", "importance_cut", _HIGH_IMPORTANCE),
        value=lambda s: _held_side(s, 1),
        style="center",
        width=18,
        folded=True,
    ),
)
