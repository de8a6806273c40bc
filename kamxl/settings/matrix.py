"""Settings of the strategic value matrix."""

from dataclasses import dataclass

from kamxl.settings.setting import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixSettings:
    """Cuts and weights of the value matrix: contribution x importance."""

    importance_cut: float = setting(
        60.0,
        low=0,
        high=100,
        unit="points",
        source="handbook",
        label="Importance is high from",
        help="Strategic importance from this value on counts as high.",
    )
    fit_weight: float = setting(
        1.0,
        low=0,
        high=100,
        unit="weight",
        source="handbook",
        label="Weight of strategic fit",
        help="Weight of strategic fit in importance.",
    )
    potential_weight: float = setting(
        1.0,
        low=0,
        high=100,
        unit="weight",
        source="handbook",
        label="Weight of growth potential",
        help="Weight of growth potential in importance.",
    )
    complementarity_weight: float = setting(
        1.0,
        low=0,
        high=100,
        unit="weight",
        source="handbook",
        label="Weight of complementarity",
        help="Weight of resource complementarity in importance.",
    )
    contribution_cut_method: str = setting(
        "pareto",
        choices=("pareto", "median", "amount", "score"),
        label="How contribution is cut",
        help="What makes a contribution high: the largest accounts up to a share of the book (pareto), "
        "the median, an amount, or a percentile score.",
    )
    contribution_pareto_share: float = setting(
        0.8,
        low=0,
        high=1,
        unit="share",
        source="literature",
        label="Share of the book (pareto)",
        help="pareto: an account is high while the accounts above it hold less than this share.",
    )
    contribution_cut_amount: float = setting(
        1_000_000.0,
        low=0,
        high=1e12,
        unit="currency",
        label="Contribution is high from (amount)",
        help="amount: contribution of the last four quarters from this value on is high.",
    )
    contribution_cut_score: float = setting(
        60.0,
        low=0,
        high=100,
        unit="points",
        label="Contribution is high from (score)",
        help="score: a percentile rank from this value on is high. Also used for books of few accounts.",
    )
    smallest_relative_book: int = setting(
        5,
        low=1,
        high=1000,
        unit="accounts",
        label="Smallest book for a relative cut",
        help="Books with fewer accounts than this use a fixed cut (amount or score) only.",
    )
    gross_profit_coverage: float = setting(
        0.8,
        low=0,
        high=1,
        unit="share",
        label="Accounts with gross profit needed",
        help="Contribution is gross profit when at least this share of accounts has it, else revenue.",
    )
    hold_margin: float = setting(
        5.0,
        low=0,
        high=50,
        unit="points",
        label="Margin that holds a tier",
        help="A tier changes only when an axis is past its cut by this much, or twice in a row on that side.",
    )
    class_a_from: float = setting(
        4.0,
        low=1,
        high=5,
        unit="points",
        label="Key-account class A from",
        help="A customer nominated with this mean of its five points, 1 to 5, or more is of class A.",
    )
    class_b_from: float = setting(
        3.0,
        low=1,
        high=5,
        unit="points",
        label="Key-account class B from",
        help="... of this mean or more of class B, else C.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)
