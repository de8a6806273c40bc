"""The book at a glance: its figures, and a table of all accounts to sort, search and filter."""

from collections.abc import Iterable, Sequence

from kamxl.domain.alert import Light
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.locale import Translate, translator
from kamxl.reports.labels import LIGHTS, STATUSES_OF_ACCOUNTS, TIERS
from kamxl.reports.web.cells import number
from kamxl.reports.web.chips import chip, spoken
from kamxl.reports.web.drawings import bar
from kamxl.reports.web.figures import amount, figure, or_unknown, short_money, shown
from kamxl.reports.web.markup import Html, joined, name_of, tag
from kamxl.reports.web.view import AccountView, BookView, Figure

_STATUSES = tuple(one.value for one in AccountStatus)
_TIERS = tuple(one.value for one in Tier)
_LIGHTS = tuple(one.value for one in Light)
_TILES = {
    "size": None,
    "status_act_now": "kam-t-red",
    "status_watch": "kam-t-yellow",
    "red": "kam-t-red",
    "revenue": None,
    "at_risk_revenue": None,
}
"""Figures of the book with their colours."""


def portfolio_fragment(view: BookView, language: str | None = None) -> Html:
    """Return the figures of the book and the table of its accounts, which links to `#aN`.

    The accounts with the most serious status stand first, of these the ones with most revenue at risk.
    """
    language = language or view.language
    t = translator(language)
    return joined(_tiles(view, language, t), _controls(t), _table(view, t))


def _tiles(view: BookView, language: str, t: Translate) -> Html:
    return tag(
        "dl", *(_tile(view.book[key], language, t) for key in _TILES if key in view.book), class_="kam-tiles"
    )


def _tile(one: Figure, language: str, t: Translate) -> Html:
    money = short_money(number(one.value), language) if one.style == "money" else None
    value = tag("b", or_unknown(money or shown(one.value, one.style, t), t))
    label = one.label.in_words(t)
    if one.key in _LIGHTS:
        label = f"{t('Risk light')} · {label}"
    return tag("div", tag("dt", label), tag("dd", value), class_=_TILES[one.key])


def _controls(t: Translate) -> Html:
    return tag(
        "form",
        tag(
            "label", tag("span", t("Search")), tag("input", type="search", name="search", autocomplete="off")
        ),
        _choice(
            "status", t("Status"), ((one.value, t(STATUSES_OF_ACCOUNTS[one])) for one in AccountStatus), t
        ),
        _choice("tier", t("Tier"), ((one.value, t(TIERS[one])) for one in Tier), t),
        _choice("light", t("Risk light"), ((one.value, t(LIGHTS[one])) for one in Light), t),
        tag("button", t("Show all"), type="reset"),
        tag("output", "", role="status", data_text=t("{shown} of {all} accounts")),
        class_="kam-controls",
        role="search",
        aria_label=t("Find accounts"),
        hidden=True,
    )


def _choice(name: str, label: str, options: Iterable[tuple[str, str]], t: Translate) -> Html:
    every = tag("option", t("all"), value="")
    listed = [tag("option", text, value=code) for code, text in options]
    return tag("label", tag("span", label), tag("select", every, *listed, name=name))


def _table(view: BookView, t: Translate) -> Html:
    headers = (
        ("status", t("Status")),
        ("name", t("Account")),
        ("owner", t("Account manager")),
        ("tier", t("Tier")),
        ("light", t("Risk light")),
        ("health", t("Health")),
        ("alerts", t("Alerts")),
        ("ttm", t("Last four quarters")),
        ("at_risk", t("Revenue at risk")),
    )
    labels = [label for _, label in headers]
    rows = [_row(one, labels, t) for one in sorted(view.accounts, key=_order)]
    head = tag("tr", *(_header(key, label) for key, label in headers), role="row")
    return tag(
        "table",
        tag("caption", t("All accounts; the status that needs most stands first, then revenue at risk.")),
        tag("thead", head, role="rowgroup"),
        tag("tbody", *rows, role="rowgroup"),
        class_="kam-table",
        role="table",
        id="accounts",
    )


def _header(key: str, label: str) -> Html:
    return tag("th", label, scope="col", role="columnheader", data_key=key, class_=_class(key))


def _class(key: str) -> str | None:
    return "kam-number" if key in {"health", "ttm", "at_risk"} else None


def _place(codes: Sequence[str], code: str | None) -> int:
    return codes.index(code) if code in codes else len(codes)


def _code(one: AccountView, key: str) -> str | None:
    word = one.word(key)
    return None if word is None else word.code


def _order(one: AccountView) -> tuple[int, float]:
    return _place(_STATUSES, _code(one, "status")), -(one.number("at_risk") or 0.0)


def _row(one: AccountView, labels: Sequence[str], t: Translate) -> Html:
    alerts = [tag("li", spoken(line.rule, t)) for line in one.alerts]
    cells = (
        (_place(_STATUSES, _code(one, "status")), chip(one.word("status"), t)),
        (one.title, _name(one)),
        (one.owner or "", or_unknown(None, t) if one.owner is None else name_of(one.owner)),
        (_place(_TIERS, _code(one, "tier")), chip(one.word("tier"), t)),
        (_place(_LIGHTS, _code(one, "light")), chip(one.word("light"), t)),
        (
            amount(one.number("health")),
            joined(figure(one.figures.get("health"), t), bar(one.number("health"))),
        ),
        (len(one.alerts), tag("ul", *alerts) if alerts else ""),
        (amount(one.number("ttm")), figure(one.figures.get("ttm"), t)),
        (amount(one.number("at_risk")), figure(one.figures.get("at_risk"), t)),
    )
    shown_cells = [
        tag(
            "th" if place == 1 else "td",
            content,
            data_sort=sort,
            data_label=label,
            role="rowheader" if place == 1 else "cell",
            scope="row" if place == 1 else None,
            class_="kam-number" if place in {5, 7, 8} else None,
        )
        for place, ((sort, content), label) in enumerate(zip(cells, labels, strict=True))
    ]
    return tag(
        "tr",
        *shown_cells,
        role="row",
        data_status=_code(one, "status"),
        data_tier=_code(one, "tier"),
        data_light=_code(one, "light"),
    )


def _name(one: AccountView) -> Html:
    number = tag("small", name_of(one.key)) if one.name else None
    return joined(tag("a", name_of(one.title), href=f"#a{one.place}"), number)
