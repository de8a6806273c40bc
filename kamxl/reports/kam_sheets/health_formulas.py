"""Formulas of the five health components, their dimensions and the score, for today and a quarter before."""

from dataclasses import dataclass

from kamxl.domain.health import DIMENSION_OF, ComponentName, Dimension
from kamxl.reports.kam_sheets.formula import call, native
from kamxl.reports.kam_sheets.score_column import known, or_unknown
from kamxl.rules.stability import MONTHS_LOOKED_AT, QUARTERS_LOOKED_AT

SCORE_DECIMALS = 10
"""The score is rounded this far, so that 74.99999999999999 is 75."""

MEMBERS = {
    dimension: tuple(name for name in ComponentName if DIMENSION_OF[name] is dimension)
    for dimension in Dimension
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Today, or one quarter before: what the words of that time end with, and its quarters and months."""

    suffix: str
    quarters: str
    months: str


NOW = When(suffix="", quarters="quarters_now", months="m_months_now")
BEFORE = When(suffix="_before", quarters="quarters_before", months="m_months_before")


def components(when: When) -> dict[ComponentName, str]:
    """Return the formula of each component's points."""
    end = when.suffix
    return {
        ComponentName.STABILITY: _stability(when),
        ComponentName.GROWTH: or_unknown(
            native("growth", {"quarters": when.quarters}, cells=QUARTERS_LOOKED_AT)
        ),
        ComponentName.CONTACT: f"IF(N(m_contact_required{end})>0,"
        f'MIN(100,100*m_contact_kept{end}/m_contact_required{end}),"")',
        ComponentName.SATISFACTION: f'IF(ISNUMBER(m_satisfaction{end}),m_satisfaction{end},"")',
        ComponentName.BREADTH: f"IF(ISNUMBER(m_lines_active{end}),"
        + or_unknown(
            native("breadth", {"active": f"m_lines_active{end}", "relevant": f"m_lines_relevant{end}"})
        )
        + ',"")',
    }


def calls(when: When) -> dict[str, str]:
    """Return what the add-in computes by itself, by column."""
    end = when.suffix
    active, relevant = f"m_lines_active{end}", f"m_lines_relevant{end}"
    points = {name.value: f"{name.value}{end}" for name in ComponentName}
    return {
        ComponentName.GROWTH: or_unknown(call("growth", {"quarters": when.quarters})),
        ComponentName.BREADTH: or_unknown(call("breadth", {"active": active, "relevant": relevant})),
        "uncapped": or_unknown(call("health", points)),
    }


def _stability(when: When) -> str:
    quarters = when.quarters
    months = native("stability", {"months": when.months}, cells=MONTHS_LOOKED_AT)
    return (
        f'IF(stability_method="cv",IF(COUNT({quarters})<cv_quarters_needed,"",'
        f'IF(AVERAGE({quarters})>0,100*(1-MIN(STDEVP({quarters})/AVERAGE({quarters}),1)),"")),'
        f"IF(m_monthly,{or_unknown(months)},"
        f'IF(COUNT({quarters})<stability_quarters_needed,"",{_quarterly_rhythm(f"m_{quarters}")})))'
    )


def _quarterly_rhythm(quarters: str) -> str:
    weight = f'({quarters}<>"")*stability_decay^(3*(KAM_age_of_{QUARTERS_LOOKED_AT}-1))'
    return f"100*SUMPRODUCT(({quarters}>0)*{weight})/SUMPRODUCT({weight})"


def whole(dimension: Dimension) -> str:
    """Return what a dimension weighs."""
    return "(" + "+".join(f"{name.value}_weight" for name in MEMBERS[dimension]) + ")"


def weight_known(dimension: Dimension, when: When) -> str:
    """Return what the known components of a dimension weigh."""
    return "+".join(f"{name.value}_weight*ISNUMBER({name.value}{when.suffix})" for name in MEMBERS[dimension])


def dimension_points(dimension: Dimension, when: When) -> str:
    """Return the mean of a dimension's known components, by weight."""
    brought = "+".join(f"{name.value}_weight*N({name.value}{when.suffix})" for name in MEMBERS[dimension])
    return or_unknown(f"({brought})/({weight_known(dimension, when)})")


def coverage(when: When) -> str:
    """Return the share of the weight that is known."""
    known_weight = "+".join(weight_known(dimension, when) for dimension in Dimension)
    total = "+".join(whole(dimension) for dimension in Dimension)
    return f"IF({total}>0,({known_weight})/({total}),0)"


def spread(when: When) -> str:
    """Return what the dimensions with something known weigh together."""
    return "+".join(f"{whole(d)}*ISNUMBER({d.value}{when.suffix})" for d in Dimension)


def uncapped(when: When) -> str:
    """Return the score before the red-light cap: the mean of the known dimensions, by weight."""
    end = when.suffix
    brought = "+".join(f"{whole(d)}*N({d.value}{end})" for d in Dimension)
    score = f"ROUND(({brought})/spread{end},{SCORE_DECIMALS})"
    return f'IF(OR(spread{end}=0,coverage{end}<coverage_needed),"",{score})'


def capped(when: When) -> str:
    """Return the score: under a red light no more than the cap, if caps are switched on."""
    end = when.suffix
    return known(
        f"uncapped{end}",
        f'IF(AND(light{end}="light:red",red_light_caps),MIN(uncapped{end},red_light_cap),uncapped{end})',
    )


def effective_weight(name: ComponentName) -> str:
    """Return what a component weighs of 100 after unknown weight was re-spread."""
    dimension = DIMENSION_OF[name]
    share = f"100*{whole(dimension)}/spread*{name.value}_weight/({weight_known(dimension, NOW)})"
    return known("uncapped", f"IF({name.value}_weight*ISNUMBER({name.value})>0,{share},0)")


def light(when: When) -> str:
    """Return the light of the signals and of satisfaction; the team's own light comes on top."""
    end = when.suffix
    words = ("dm_left", "budget_frozen", "competitor", "satisfaction", "renewal_intent", "late_deliveries")
    return native("light", {word: f"m_{word}{end}" for word in words})


def brightest(when: When) -> str:
    """Return the most serious of the light of the signals and the team's own."""
    end = when.suffix
    seen = [
        f'IF(OR(signals{end}="light:{color}",m_stated{end}="light:{color}"),"light:{color}",'
        for color in ("red", "yellow", "green")
    ]
    return "".join(seen) + '"light:none")))'
