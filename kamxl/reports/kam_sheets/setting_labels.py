"""What each setting is called on KAM Settings."""

from collections.abc import Mapping
from types import MappingProxyType

from kamxl.locale import N_

SETTING_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "fiscal_year_start_month": N_("First month of the fiscal year"),
        "quarter_grace_days": N_("Days until a quarter is complete"),
        "importance_cut": N_("Importance is high from"),
        "fit_weight": N_("Weight of strategic fit"),
        "potential_weight": N_("Weight of growth potential"),
        "complementarity_weight": N_("Weight of complementarity"),
        "contribution_cut_method": N_("How contribution is cut"),
        "contribution_pareto_share": N_("Share of the book (pareto)"),
        "contribution_cut_amount": N_("Contribution is high from (amount)"),
        "contribution_cut_score": N_("Contribution is high from (score)"),
        "smallest_relative_book": N_("Smallest book for a relative cut"),
        "gross_profit_coverage": N_("Accounts with gross profit needed"),
        "hold_margin": N_("Margin that holds a tier"),
        "stability_weight": N_("Weight of purchase stability"),
        "growth_weight": N_("Weight of growth"),
        "contact_weight": N_("Weight of key-person contact"),
        "satisfaction_weight": N_("Weight of satisfaction"),
        "breadth_weight": N_("Weight of breadth of cooperation"),
        "stability_method": N_("How stability is measured"),
        "stability_decay": N_("Weight of a month against the next"),
        "stability_months_needed": N_("Months of history needed"),
        "stability_quarters_needed": N_("Quarters of history needed"),
        "cv_quarters_needed": N_("Quarters needed (cv)"),
        "growth_floor": N_("Growth that earns 0 points"),
        "growth_flat_points": N_("Points for no growth"),
        "growth_ceiling": N_("Growth that earns 100 points"),
        "satisfaction_months": N_("Age of answers that count"),
        "most_product_lines": N_("Most products taken for lines"),
        "coverage_needed": N_("Coverage needed for a score"),
        "healthy_from": N_("Healthy from"),
        "watch_from": N_("Watch from"),
        "red_light_caps": N_("A red light caps health"),
        "red_light_cap": N_("Highest score under a red light"),
        "trend_step": N_("Change that gets an arrow"),
        "satisfaction_yellow": N_("Satisfaction is yellow below"),
        "drop_threshold": N_("Drop of purchases"),
        "drop_mode": N_("How two quarters are judged"),
        "drop_basis": N_("What a quarter is compared with"),
        "frequency_drop": N_("Drop of order days"),
        "frequency_base": N_("Fewest order days to compare with"),
        "overdue_orders": N_("Orders needed for a rhythm"),
        "overdue_factor": N_("Overdue after median gaps"),
        "overdue_percentile": N_("Overdue after percentile of gaps"),
        "churn_now_quarters": N_("Churn: quarters now"),
        "churn_before_quarters": N_("Churn: quarters before"),
        "danger_watch": N_("Danger signals: observe from"),
        "danger_yellow": N_("Danger signals: yellow from"),
        "danger_red": N_("Danger signals: red from"),
        "top_share_limit": N_("Largest share of one account"),
        "hhi_moderate": N_("HHI is moderate from"),
        "hhi_high": N_("HHI is high from"),
        "hhi_very_high": N_("HHI is very high from"),
        "new_until_months": N_("An account is new until"),
        "young_until_months": N_("An account is young until"),
        "new_every_days": N_("New accounts: contact every"),
        "young_every_days": N_("Young accounts: review every"),
        "settled_quarters": N_("Settled accounts: quarters looked at"),
        "abc_a_share": N_("Class A up to"),
        "abc_b_share": N_("Class B up to"),
        "limit_seconds": N_("Longest time without a result"),
        "limit_memory": N_("Most memory"),
        "limit_file": N_("Largest file"),
        "limit_unpacked": N_("Largest workbook when unpacked"),
        "limit_ratio": N_("Largest packing ratio"),
    }
)

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "handbook": N_("key-account handbook"),
        "literature": N_("literature"),
        "practice": N_("practice"),
        "kamxl": N_("kamxl"),
    }
)
