"""The score without its explanation is the score with it."""

from hypothesis import given
from hypothesis import strategies as st

from kamxl.domain.health import ComponentName
from kamxl.rules.health import health_score, score_alone
from kamxl.settings.health import HealthSettings

WEIGHTS = ("stability_weight", "growth_weight", "contact_weight", "satisfaction_weight", "breadth_weight")
points = st.none() | st.floats(0, 100)
settings = st.builds(
    HealthSettings,
    **dict.fromkeys(WEIGHTS, st.sampled_from([0, 1.0, 12.5, 100])),
    coverage_needed=st.sampled_from([0, 0.6, 1]),
    red_light_caps=st.booleans(),
)


@given(st.tuples(points, points, points, points, points), settings, st.booleans())
def test_the_score_alone_is_the_score(
    known: tuple[float | None, ...], given_settings: HealthSettings, red: bool
) -> None:
    explained = health_score(dict(zip(ComponentName, known, strict=True)), given_settings, red=red)
    assert score_alone(known, given_settings, red=red) == explained.score
