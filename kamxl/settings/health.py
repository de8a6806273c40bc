"""Settings of the health score."""

from dataclasses import dataclass

from kamxl.settings.setting import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthSettings:
    """Weights and thresholds of the health score. A dimension weighs what its components weigh together."""

    stability_weight: float = setting(
        30.0,
        low=0,
        high=100,
        unit="weight",
        label="Weight of purchase stability",
        help="Weight of purchase stability (business).",
    )
    growth_weight: float = setting(
        10.0, low=0, high=100, unit="weight", label="Weight of growth", help="Weight of growth (business)."
    )
    contact_weight: float = setting(
        20.0,
        low=0,
        high=100,
        unit="weight",
        label="Weight of key-person contact",
        help="Weight of key-person contact (relationship).",
    )
    satisfaction_weight: float = setting(
        15.0,
        low=0,
        high=100,
        unit="weight",
        label="Weight of satisfaction",
        help="Weight of satisfaction (relationship).",
    )
    breadth_weight: float = setting(
        25.0,
        low=0,
        high=100,
        unit="weight",
        label="Weight of breadth of cooperation",
        help="Weight of breadth of cooperation (ecosystem).",
    )
    stability_method: str = setting(
        "rhythm",
        choices=("rhythm", "cv"),
        label="How stability is measured",
        help="rhythm: in how many recent months the account bought; cv: how even its quarters are.",
    )
    stability_decay: float = setting(
        0.8,
        low=0.05,
        high=1,
        unit="factor",
        label="Weight of a month against the next",
        help="rhythm: weight of a month against the month after it.",
    )
    stability_months_needed: int = setting(
        3,
        low=1,
        high=12,
        unit="months",
        label="Months of history needed",
        help="rhythm: months of history needed.",
    )
    stability_quarters_needed: int = setting(
        2,
        low=1,
        high=8,
        unit="quarters",
        label="Quarters of history needed",
        help="rhythm on quarterly values: quarters of history needed.",
    )
    cv_quarters_needed: int = setting(
        4,
        low=2,
        high=8,
        unit="quarters",
        label="Quarters needed (cv)",
        help="cv: quarters of history needed.",
    )
    growth_floor: float = setting(
        -0.6,
        low=-1,
        high=-0.01,
        unit="share",
        label="Growth that earns 0 points",
        help="Growth that earns 0 points; below it stays 0.",
    )
    growth_flat_points: float = setting(
        60.0,
        low=0,
        high=100,
        unit="points",
        label="Points for no growth",
        help="Points for no growth at all.",
    )
    growth_ceiling: float = setting(
        0.4,
        low=0.01,
        high=10,
        unit="share",
        label="Growth that earns 100 points",
        help="Growth that earns 100 points; above it stays 100.",
    )
    satisfaction_months: int = setting(
        12,
        low=1,
        high=60,
        unit="months",
        label="Age of answers that count",
        help="Answers up to this age count.",
    )
    most_product_lines: int = setting(
        50,
        low=1,
        high=1000,
        unit="lines",
        label="Most products taken for lines",
        help="Without a product-line column, products count as lines up to this number.",
    )
    coverage_needed: float = setting(
        0.6,
        low=0,
        high=1,
        unit="share",
        label="Coverage needed for a score",
        help="Below this share of known weight there is no score.",
    )
    healthy_from: float = setting(
        75.0,
        low=0,
        high=100,
        unit="points",
        label="Healthy from",
        help="Scores from here on are healthy.",
        at_least="watch_from",
    )
    watch_from: float = setting(
        50.0,
        low=0,
        high=100,
        unit="points",
        label="Watch from",
        help="Scores from here on are to watch; below, at risk.",
    )
    red_light_caps: bool = setting(
        default=True, label="A red light caps health", help="A red light caps the health score."
    )
    red_light_cap: float = setting(
        49.0,
        low=0,
        high=100,
        unit="points",
        label="Highest score under a red light",
        help="The highest score under a red light.",
    )
    trend_step: float = setting(
        5.0,
        low=0,
        high=100,
        unit="points",
        label="Change that gets an arrow",
        help="A change of at least this much gets an arrow.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)
