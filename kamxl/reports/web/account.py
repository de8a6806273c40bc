"""The page of one account: status and why, alerts, points lost as a list of things to do, key measures."""

from collections.abc import Iterator

from kamxl.domain.health import ComponentName
from kamxl.locale import Translate, translator
from kamxl.reports.advice import FOR_LOST_POINTS, FOR_MISSING_DATA, FOR_THE_CAP
from kamxl.reports.labels import UNKNOWN
from kamxl.reports.web.chips import chip, spoken
from kamxl.reports.web.drawings import bar, columns
from kamxl.reports.web.figures import figure, or_unknown, short_money, shown
from kamxl.reports.web.markup import Html, joined, name_of, tag
from kamxl.reports.web.view import AccountView, AlertLine, BookView, Figure, LossLine
from kamxl.reports.web.wording import in_words

_KEY_FIGURES = ("attainment", "share", "qoq", "yoy", "qtd", "contribution", "importance", "abc", "coverage")


def account_fragment(view: BookView, key: object, language: str | None = None) -> Html:
    """Return the page of an account as an `article`; a sentence where the book has no such account.

    Args:
        view: The book.
        key: The ID of the account, or its name.
        language: zh-Hans, zh-Hant or en; None for the book's own.
    """
    t = translator(language or view.language)
    one = view.find(key)
    if one is None:
        return tag(
            "p",
            t("No account of the scored book is called '{wanted}'.").format(wanted=key),
            class_="kam-none",
        )
    return article(one, language or view.language, t)


def article(one: AccountView, language: str, t: Translate) -> Html:
    """Return the page of an account of a view."""
    return tag(
        "article",
        _head(one, t),
        _tiles(one, language, t),
        _why(one, t),
        _section(t("Alerts"), _alerts(one, t), "kam-warnings"),
        _section(t("What to do about points lost"), _losses(one, t), "kam-lost"),
        _section(t("Revenue by quarter"), columns(one.quarters, t), None) if one.quarters else None,
        _section(t("Key measures"), _measures(one, t), None),
        class_="kam-account",
        aria_labelledby=f"h{one.place}",
    )


def _section(title: str, content: Html, name: str | None) -> Html:
    return tag("section", tag("h3", title), content, class_=name)


def _head(one: AccountView, t: Translate) -> Html:
    about = [one.key] if one.name else []
    owner = tag("span", t("Account manager"), " ", name_of(one.owner)) if one.owner else None
    return tag(
        "header",
        tag("h2", name_of(one.title), id=f"h{one.place}", tabindex="-1"),
        tag("p", *(tag("span", name_of(text)) for text in about), owner, class_="kam-about"),
        None if one.computed else tag("p", t("This row holds no computed values."), class_="kam-doubt"),
    )


def _tiles(one: AccountView, language: str, t: Translate) -> Html:
    health = one.figures.get("health")
    trend = one.word("trend_word")
    change = shown(one.number("trend"), "points", t)
    money = [or_unknown(short_money(one.number(key), language), t) for key in ("ttm", "at_risk")]
    return tag(
        "dl",
        _tile(t("Status"), chip(one.word("status"), t)),
        _tile(t("Tier"), chip(one.word("tier"), t), in_words(one.word("provisional"), t)),
        _tile(t("Risk light"), chip(one.word("light"), t)),
        _tile(
            t("Health"),
            joined(tag("b", figure(health, t)), " ", chip(one.word("band"), t), bar(one.number("health"))),
            None if trend is None else f"{spoken(trend, t)} ({change})",
        ),
        _tile(t("Revenue, last four quarters"), tag("b", money[0])),
        _tile(t("Revenue at risk"), tag("b", money[1])),
        class_="kam-tiles",
    )


def _tile(label: str, value: Html, note: str | None = None) -> Html:
    below = tag("dd", note, class_="kam-note") if note else None
    return tag("div", tag("dt", label), tag("dd", value), below)


def _why(one: AccountView, t: Translate) -> Html:
    reasons = [tag("li", in_words(word, t)) for word in one.status_why]
    content = tag("ul", *reasons) if reasons else tag("p", t("Nothing was noticed."), class_="kam-none")
    return _section(t("Why this status"), content, "kam-why")


def _alerts(one: AccountView, t: Translate) -> Html:
    if not one.alerts:
        return tag("p", t("No alert at all."), class_="kam-none")
    return tag("ol", *(_alert(line, t) for line in one.alerts), class_="kam-alerts", role="list")


def _alert(line: AlertLine, t: Translate) -> Html:
    told = joined(*_told(line, t)) if line.told else tag("p", _untold(t), class_="kam-none")
    head = tag("p", chip(line.urgency, t), " ", tag("b", in_words(line.rule, t)))
    return tag("li", head, told)


def _untold(t: Translate) -> str:
    return t(
        "KAM Alerts has no line for this alert: it came up after the last kamxl run, or the sheet is missing."
    )


def _told(line: AlertLine, t: Translate) -> Iterator[Html]:
    yield tag("p", or_unknown(line.evidence, t))
    yield tag("p", or_unknown(line.action, t), class_="kam-advice")
    facts = (
        (t("Owner"), line.owner),
        (t("By when"), shown(line.due, "date", t)),
        (t("Since"), shown(line.since, "date", t)),
        (t("Money at stake"), shown(line.money, "money", t)),
        (t("Cells"), line.cells),
    )
    yield tag("dl", *(_pair(label, or_unknown(value, t)) for label, value in facts), class_="kam-facts")


def _pair(label: str, value: Html) -> Html:
    return tag("div", tag("dt", label), tag("dd", value))


def _losses(one: AccountView, t: Translate) -> Html:
    if not one.losses:
        return tag("p", t("KAM Why holds nothing about this account."), class_="kam-none")
    ranked = sorted(one.losses, key=lambda line: (line.rank is None, line.rank or 0))
    return tag("ol", *(_loss(line, t) for line in ranked), class_="kam-losses", role="list")


def _loss(line: LossLine, t: Translate) -> Html:
    advice = _advice(line)
    points = or_unknown(shown(line.points, "points", t), t)
    return tag(
        "li",
        tag(
            "p", tag("b", in_words(line.component, t)), " ", tag("span", _lost(line, t), class_="kam-figure")
        ),
        tag("p", bar(line.points), " ", tag("span", points), class_="kam-points") if _scored(line) else None,
        tag("p", line.why, class_="kam-reason") if line.why else None,
        tag("p", t(advice), class_="kam-advice") if advice else None,
        class_="kam-open" if advice or line.loses else "kam-done",
    )


def _scored(line: LossLine) -> bool:
    """Say whether a line is about a component; the red-light cap has no points of its own."""
    return line.component.code in set(ComponentName)


def _lost(line: LossLine, t: Translate) -> str:
    lost, weight = shown(line.loses, "points", t), shown(line.weight, "points", t)
    if lost is None or (line.points is None and _scored(line)):
        return t("Unknown")
    if not _scored(line):
        return t("{lost} points lost").format(lost=lost)
    return t("{lost} of {weight} points lost").format(lost=lost, weight=weight or UNKNOWN)


def _advice(line: LossLine) -> str | None:
    """Return the standing phrase for what wins points back, or makes them known."""
    name = next((one for one in ComponentName if one.value == line.component.code), None)
    if name is None:
        return FOR_THE_CAP if line.loses else None
    if line.points is None:
        return FOR_MISSING_DATA[name]
    return FOR_LOST_POINTS[name] if line.loses else None


def _measures(one: AccountView, t: Translate) -> Html:
    figures = [one.figures[key] for key in _KEY_FIGURES if key in one.figures]
    return tag("dl", *(_measure(each, t) for each in (*figures, *one.measures)), class_="kam-measures")


def _measure(one: Figure, t: Translate) -> Html:
    return _pair(one.label.in_words(t), figure(one, t))
