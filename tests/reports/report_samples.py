"""Invented books to report on: facts by hand, judged by the real rules."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kamxl.domain.account import Account
from kamxl.domain.dossier import Commitment, Complaint, ContactMade, Contract, Dossier, Need, Person
from kamxl.domain.facts import CadenceFacts, Facts, LineFacts, Signal, SignalKind
from kamxl.domain.message import say
from kamxl.domain.review import Review
from kamxl.rules.review import review
from kamxl.settings import Settings

AS_OF = date(2026, 9, 30)
BEFORE = date(2026, 6, 30)
LINES = ("专线 Leased lines", "云主机 Cloud", "短信 Messaging", "物联网 IoT", "安全 Security")


def line(name: str, ttm: float, *, now: float, before: float, last: date, gap: float = 14.0) -> LineFacts:
    return LineFacts(
        name=name,
        ttm=ttm,
        before=before,
        now=now,
        order_days=12,
        last_order=last,
        median_gap=gap,
        long_gap=gap * 1.4,
        cell="Sales!A9",
    )


def easy() -> Facts:
    """An account that goes well: steady, growing, met, satisfied."""
    return Facts(
        account=Account(
            id="K-001",
            name="Northwind Harbour Logistics Ltd",
            short_name="Northwind",
            industry="Logistics",
            region="North",
            owner="Lin Mei",
            owner_since=date(2024, 3, 1),
            first_coop_date=date(2021, 5, 17),
            cell="Accounts!A2",
        ),
        as_of=AS_OF,
        first_purchase=date(2023, 2, 3),
        last_purchase=date(2026, 9, 24),
        last_purchase_cell="Sales!A900",
        quarters=(
            4_100_000.0,
            4_300_000.0,
            4_250_000.0,
            4_800_000.0,
            4_700_000.0,
            4_900_000.0,
            5_200_000.0,
            5_350_000.0,
            5_600_000.0,
            5_820_000.0,
        ),
        months=tuple(1_700_000.0 + 25_000.0 * month for month in range(12)),
        order_days=(18, 20, 19, 22, 21, 23, 24, 22, 25, 26),
        qtd=310_000.0,
        target=21_500_000.0,
        fit=5,
        potential=4,
        complementarity=4,
        cadence=CadenceFacts(
            phase="settled",
            first=date(2021, 5, 17),
            assumed=False,
            levels_recorded=True,
            required=4,
            kept=4,
            last_contact=date(2026, 9, 10),
            next_due=date(2026, 12, 10),
        ),
        satisfaction=91.5,
        answers=6,
        satisfaction_cells=("Surveys!C4",),
        lines=(
            line(LINES[0], 9_800_000, now=5_100_000, before=9_000_000, last=date(2026, 9, 24)),
            line(LINES[1], 7_400_000, now=3_900_000, before=6_800_000, last=date(2026, 9, 18)),
            line(LINES[2], 4_770_000, now=2_420_000, before=4_400_000, last=date(2026, 7, 2)),
        ),
        lines_active=3,
        lines_relevant=4,
    )


def red() -> Facts:
    """An account in trouble, with a Chinese name: dropping, a decision maker gone, contacts missed."""
    return Facts(
        account=Account(
            id="K-002",
            name="江南重工装备制造（集团）股份有限公司",
            industry="装备制造",
            region="华东",
            owner="王晓燕",
            first_coop_date=date(2019, 1, 8),
        ),
        as_of=AS_OF,
        first_purchase=date(2023, 1, 9),
        last_purchase=date(2026, 8, 2),
        last_purchase_cell="销售!A77",
        quarters=(
            8_200_000.0,
            8_000_000.0,
            7_900_000.0,
            8_600_000.0,
            8_300_000.0,
            8_100_000.0,
            8_000_000.0,
            7_900_000.0,
            6_000_000.0,
            4_300_000.0,
        ),
        months=(2.6e6, 2.7e6, 2.6e6, 2.5e6, 2.0e6, 2.0e6, 2.0e6, 1.9e6, 0.0, 2.4e6, 1.9e6, 0.0),
        order_days=(14, 15, 14, 16, 15, 14, 14, 12, 9, 6),
        qtd=0.0,
        target=32_000_000.0,
        fit=4,
        potential=3,
        complementarity=4,
        cadence=CadenceFacts(
            phase="settled",
            first=date(2019, 1, 8),
            assumed=False,
            levels_recorded=True,
            required=4,
            kept=1,
            last_contact=date(2026, 2, 3),
            next_due=date(2026, 5, 3),
        ),
        satisfaction=58.0,
        answers=3,
        satisfaction_cells=("满意度!D9", "满意度!D12"),
        lines=(
            line(LINES[0], 16_000_000, now=6_400_000, before=17_000_000, last=date(2026, 8, 2)),
            line(LINES[3], 5_200_000, now=0.0, before=7_000_000, last=date(2026, 2, 11)),
            line(LINES[1], 5_000_000, now=3_900_000, before=0.0, last=date(2026, 7, 29)),
        ),
        lines_active=3,
        lines_relevant=5,
        signals=(
            Signal(
                kind=SignalKind.DECISION_MAKER_LEFT,
                cell="风险!C5",
                since=date(2026, 8, 20),
                text="采购副总离职",
            ),
            Signal(kind=SignalKind.RENEWAL_VAGUE, cell="合同!H3", since=date(2026, 9, 1)),
        ),
    )


def unknown() -> Facts:
    """An account of which the book knows nothing but the name."""
    return Facts(
        account=Account(id="K-003", name="Silent Partners"),
        as_of=AS_OF,
        contact_reason=say("No contacts are recorded in this book."),
        breadth_reason=say("No product lines are recorded in this book."),
    )


def long_name() -> Facts:
    """An account whose every text is far too long, with returns larger than sales."""
    words = "International Consolidated Amalgamated Holdings of the Greater Northern Territories "
    return Facts(
        account=Account(
            id="K-" + "9" * 40,
            name=(words * 4).strip(),
            industry="Manufacture of other special-purpose machinery not elsewhere classified",
            owner="Maria-Magdalena von und zu Hohenstein-Wittelsbach",
        ),
        as_of=AS_OF,
        first_purchase=date(2025, 4, 1),
        last_purchase=date(2026, 9, 1),
        quarters=(-1_250_000_000.0, 88_000_000.0, 12.5, 0.0, 1_999_999_999.99, -42_000_000.0),
        months=(0.0, 0.0, 0.0, 1e9, 1e9, -1.0, 0.0, 0.0, 0.0, -4.2e7, 0.0, 0.0),
        order_days=(1, 2, 1, 0, 5, 1),
        qtd=-3.5,
        fit=2,
        potential=2,
        cadence=CadenceFacts(
            phase="settled",
            first=date(2025, 4, 1),
            assumed=True,
            levels_recorded=False,
            required=4,
            kept=0,
            last_contact=None,
            next_due=None,
        ),
        lines=(
            line(
                '=HYPERLINK("http://example.com","x") ' + "very long line name " * 6,
                1.9e9,
                now=1.9e9,
                before=-1.2e9,
                last=date(2026, 9, 1),
            ),
        ),
        lines_active=1,
        lines_relevant=9,
    )


def quarter_earlier(facts: Facts) -> Facts:
    """The same account one quarter before, roughly."""
    return replace(
        facts,
        as_of=BEFORE,
        quarters=facts.quarters[:-1],
        order_days=None if facts.order_days is None else facts.order_days[:-1],
        signals=(),
    )


def judged(*everyone: Facts, settings: Settings | None = None, currency: str | None = "CNY") -> Review:
    """Review some accounts with the real rules."""
    return review(
        everyone,
        [quarter_earlier(facts) for facts in everyone],
        AS_OF,
        settings or Settings(),
        currency=currency,
        notes=(say("Revenue is quantity × unit price."),),
    )


def many(count: int = 60) -> list[Facts]:
    """A book of accounts that differ in everything, by plain arithmetic."""
    return [easy(), red(), unknown(), *(_numbered(number) for number in range(4, count + 1))]


def _numbered(number: int) -> Facts:
    base = easy()
    size = 9_000_000.0 / number
    wobble = [1.0 + 0.13 * (((number * 7 + quarter * 5) % 11) - 5) / 5 for quarter in range(10)]
    fall = 1.0 if number % 9 else 0.55
    quarters = tuple(
        round(size * one * (fall if place > 7 else 1.0) * (fall if place > 8 else 1.0), 2)
        for place, one in enumerate(wobble)
    )
    months = tuple(0.0 if (number * 3 + month) % (number % 5 + 2) == 0 else size / 3 for month in range(12))
    names = ("星河科技", "Bluefin Energy", "长江电子材料", "Harbour Foods", "恒远医疗器械", "Atlas Rail")
    signals = (
        (Signal(kind=SignalKind.COMPETITOR_ENTERED, cell=f"Risks!C{number}", since=date(2026, 7, 2)),)
        if number % 17 == 0
        else ()
    )
    return replace(
        base,
        account=Account(
            id=f"K-{number:03}",
            name=f"{names[number % len(names)]} {number}",
            owner=("Lin Mei", "王晓燕", "Tom Berger")[number % 3],
        ),
        quarters=quarters,
        months=months,
        target=None,
        fit=1 + number % 5,
        potential=1 + (number * 2) % 5,
        complementarity=None if number % 13 == 0 else 1 + (number * 3) % 5,
        satisfaction=None if number % 6 == 0 else 55.0 + (number * 13) % 45,
        cadence=None
        if number % 10 == 0
        else replace(_cadence(base), kept=number % 5, next_due=date(2026, 8 + number % 4, 15)),
        contact_reason=say("No contacts are recorded in this book.") if number % 10 == 0 else None,
        lines=tuple(
            line(
                name,
                size * (4 - place) / 2,
                now=0.0 if (number + place) % 8 == 0 else size,
                before=size * 2,
                last=date(2026, 9, 1),
            )
            for place, name in enumerate(LINES)
            if (number + place) % 3
        ),
        lines_active=3,
        lines_relevant=5,
        signals=signals,
    )


def _cadence(facts: Facts) -> CadenceFacts:
    if facts.cadence is None:
        raise ValueError(facts.account.name)
    return facts.cadence


def dossier() -> Dossier:
    """A full dossier: a gap in the roles, promises kept and not, needs, complaints, contracts."""
    return Dossier(
        people=(
            Person(
                name="陈国强",
                title="采购副总裁",
                department="采购部",
                role="E",
                influence=5,
                attitude=-1,
                strength=2,
                active=False,
            ),
            Person(
                name="Li Na",
                title="Head of operations",
                department="Operations",
                role="U",
                influence=3,
                attitude=2,
                strength=4,
                active=True,
            ),
            Person(
                name="周伟",
                title="技术总监",
                department="信息技术部",
                role="T",
                influence=4,
                attitude=0,
                strength=3,
                active=True,
            ),
            Person(
                name="Anna Schmidt",
                title=None,
                department=None,
                role=None,
                influence=None,
                attitude=None,
                strength=None,
                active=None,
            ),
        ),
        contacts=_contacts(),
        commitments=(
            Commitment(
                title="Second access line for the Ningbo warehouse",
                owner="Lin Mei",
                due=date(2026, 8, 15),
                done=date(2026, 8, 12),
                status="done",
                confirmed=True,
            ),
            Commitment(
                title="提交云迁移试点方案（含成本测算与回退计划）",
                owner="王晓燕",
                due=date(2026, 9, 10),
                done=date(2026, 9, 21),
                status="done",
                confirmed=False,
            ),
            Commitment(
                title="Monthly service report with the agreed figures",
                owner="Tom Berger",
                due=date(2026, 9, 25),
                status="open",
            ),
            Commitment(title="Training for the dispatch team", due=date(2026, 11, 30), status="open"),
            Commitment(title="Old offer, withdrawn", due=date(2026, 7, 1), status="cancelled"),
        ),
        needs=(
            Need(
                description="Tracking of 2,000 containers, pilot first",
                kind="explicit",
                urgency=4,
                value=1_800_000,
                stage="Proposal",
                expected_close=date(2026, 12, 15),
            ),
            Need(description="数据中心灾备", kind="implicit", urgency=5, value=600_000, stage="需求确认"),
            Need(description="One contact for all sites", kind="latent", urgency=2),
        ),
        complaints=(
            Complaint(
                opened=date(2026, 8, 4),
                kind="Late delivery",
                description="Router delivered nine days late",
                resolved=date(2026, 8, 13),
            ),
            Complaint(
                opened=date(2026, 9, 22), kind="账单", description="九月账单重复计费两笔，客户要求书面说明"
            ),
        ),
        contracts=(
            Contract(
                name="Frame contract 2025–2026",
                amount=18_000_000,
                start=date(2025, 1, 1),
                end=date(2026, 12, 31),
                renewal_intent="vague",
            ),
            Contract(
                name="云资源年度合同",
                amount=3_600_000,
                start=date(2026, 4, 1),
                end=date(2027, 3, 31),
                renewal_intent="yes",
            ),
        ),
    )


def _contacts() -> tuple[ContactMade, ...]:
    levels = ("formal", "executive", "workshop", None)
    return tuple(
        ContactMade(
            date=date(2026, 1 + month, 10),
            level=levels[month % 4],
            channel=("Visit", "电话", "Video call")[month % 3],
            participants="Lin Mei, Li Na, 周伟",
            content="Quarterly review: figures, open points, roadmap; 下一步：提交试点方案",
        )
        for month in range(9)
    )


def accounts_of(review_: Review) -> Sequence[str]:
    return [one.facts.account.name for one in review_.accounts]
