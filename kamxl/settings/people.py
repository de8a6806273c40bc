"""Settings of people: what makes a relationship map green, and how widely an account is to be known."""

from dataclasses import dataclass

from kamxl.settings.setting import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSettings:
    """When the decision maker is on our side, and how widely an account should be known."""

    map_attitude: float = setting(
        1.0,
        low=-2,
        high=2,
        unit="points",
        source="practice",
        label="Relationship map: attitude from",
        help="The map is green when an economic decision maker has this attitude (-2 to 2) or a better one.",
    )
    map_strength: float = setting(
        3.0,
        low=1,
        high=5,
        unit="points",
        source="practice",
        label="Relationship map: strength from",
        help="... and the relationship has this strength (1 to 5) or more.",
    )
    coverage_levels: int = setting(
        3,
        low=1,
        high=10,
        unit="levels",
        label="Coverage: levels wanted",
        help="So many levels of the customer known to us are full height.",
    )
    coverage_departments: int = setting(
        4,
        low=1,
        high=50,
        unit="departments",
        label="Coverage: departments wanted",
        help="So many departments of the customer known to us are full breadth.",
    )
    thread_months: int = setting(
        6,
        low=1,
        high=60,
        unit="months",
        source="handbook",
        label="Single thread: visits looked at for",
        help="Whether an account is known through a single person is judged by the visits of this time.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)
