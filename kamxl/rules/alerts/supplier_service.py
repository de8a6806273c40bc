"""Deliveries are late or fail inspection, or our rank among the customer's suppliers falls."""

from collections.abc import Iterator
from dataclasses import dataclass

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import Source, SupplierService
from kamxl.domain.facts import Facts
from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierThresholds(AlertThresholds):
    """How well deliveries should be made."""

    service_on_time: float = setting(
        95.0,
        low=0,
        high=100,
        unit="%",
        label="Deliveries: on time from",
        help="A smaller share of deliveries on time wants attention.",
    )
    service_quality: float = setting(
        98.0,
        low=0,
        high=100,
        unit="%",
        label="Deliveries: passed inspection from",
        help="A smaller share of deliveries that pass inspection wants attention.",
    )
    service_rank_lost: int = setting(
        2,
        low=1,
        high=50,
        unit="places",
        source="handbook",
        label="Rank among suppliers: attention when lost",
        help="A rank that is worse than before by so many places or more wants attention.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise the newest figures with all that is below its target."""
    supplier = seen.facts.supplier
    if supplier is None:
        return None
    faults = tuple(_faults(supplier, seen.settings.of(SupplierThresholds)))
    if not faults:
        return None
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say("Service of deliveries: {faults}.", faults=faults),
        action=say(
            "Agree with the customer what is put right by when, and show the figures at the next visit."
        ),
        cells=supplier.source.cells,
        columns=supplier.source.columns,
    )


def _faults(one: SupplierService, limits: SupplierThresholds) -> Iterator[Message]:
    if one.on_time is not None and one.on_time < limits.service_on_time:
        yield say("{share:.6g}% on time (target {limit:g}%)", share=one.on_time, limit=limits.service_on_time)
    if one.quality is not None and one.quality < limits.service_quality:
        yield say(
            "{share:.6g}% passed inspection (target {limit:g}%)",
            share=one.quality,
            limit=limits.service_quality,
        )
    if (one.rank_lost or 0) >= limits.service_rank_lost:
        yield say("rank {rank:g} among suppliers, {before:g} before", rank=one.rank, before=one.rank_before)


def _on_time(facts: Facts, _: Settings) -> float | None:
    return facts.supplier.on_time if facts.supplier else None


def _quality(facts: Facts, _: Settings) -> float | None:
    return facts.supplier.quality if facts.supplier else None


def _rank_lost(facts: Facts, _: Settings) -> float | None:
    return facts.supplier.rank_lost if facts.supplier else None


def _service(**figures: float) -> SupplierService:
    return SupplierService(source=Source(cells=("Service!D2",)), **figures)


SUPPLIER_SERVICE = AlertRule(
    code="supplier_service",
    label=N_("Deliveries below target"),
    help=N_(
        "Less than {service_on_time:g}% of deliveries are on time, less than {service_quality:g}% pass "
        "inspection, or the rank among the customer's suppliers is worse by {service_rank_lost} or more."
    ),
    source="handbook",
    judge=judge,
    thresholds=SupplierThresholds,
    measures=(
        AlertMeasure(key="on_time", header=N_("Delivered on time, %"), unit="percent", value=_on_time),
        AlertMeasure(key="quality", header=N_("Passed inspection, %"), unit="percent", value=_quality),
        AlertMeasure(
            key="rank_lost", header=N_("Places lost among suppliers"), unit="count", value=_rank_lost
        ),
    ),
    native={
        Urgency.ATTENTION: "OR(AND(ISNUMBER(m_on_time),N(m_on_time)<service_on_time),"
        "AND(ISNUMBER(m_quality),N(m_quality)<service_quality),N(m_rank_lost)>=service_rank_lost)",
    },
    past=False,
    examples=(
        gives(None),
        gives(None, supplier=_service()),
        gives(Urgency.ATTENTION, supplier=_service(on_time=94.9)),
        gives(None, supplier=_service(on_time=95.0)),
        gives(Urgency.ATTENTION, supplier=_service(on_time=0.0, quality=99.0)),
        gives(Urgency.ATTENTION, supplier=_service(quality=97.9)),
        gives(None, supplier=_service(quality=98.0)),
        gives(None, supplier=_service(rank=3.0, rank_before=2.0)),
        gives(Urgency.ATTENTION, supplier=_service(rank=4.0, rank_before=2.0)),
        gives(None, supplier=_service(rank=4.0)),
        gives(None, supplier=_service(rank=1.0, rank_before=4.0)),
    ),
)
