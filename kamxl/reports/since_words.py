"""What changed since the last snapshot, in sentences of one language."""

from collections.abc import Iterator, Sequence

from kamxl.domain.message import Message, say
from kamxl.domain.since import AccountSince, Since
from kamxl.locale import Translate
from kamxl.locale.codes import VOCABULARIES
from kamxl.reports.labels import RULES, UNKNOWN, label


def head_of(since: Since) -> tuple[Message, ...]:
    """Say first what makes two snapshots less comparable, then with which one is compared."""
    which = (
        say("Compared with the snapshot of {quarter}, run {run}.", quarter=str(since.quarter), run=since.run)
        if since.day is None
        else say(
            "Compared with the snapshot of {quarter} (as of {day}, run {run}).",
            quarter=str(since.quarter),
            day=since.day.isoformat(),
            run=since.run,
        )
    )
    return (*since.remarks, which)


def sentences_of(one: AccountSince, t: Translate) -> list[str]:
    """Return what changed about an account; nothing when all is as it was."""
    return list(_changes(one, t))


def still_open(one: AccountSince, t: Translate) -> list[str]:
    """Say which alerts were open then and still are; nothing without any."""
    if not one.open_alerts:
        return []
    return [t("Alerts still open: {alerts}.").format(alerts=rule_words(one.open_alerts, t))]


def rule_words(codes: Sequence[str], t: Translate) -> str:
    """Return the names of alerts; the code of one that this version does not know."""
    return t(", ").join(t(RULES[code]) if code in RULES else code for code in codes)


def _changes(one: AccountSince, t: Translate) -> Iterator[str]:
    for what, vocabulary, pair in (
        (t("Tier"), "tier", one.held),
        (t("Risk light"), "light", one.light),
        (t("Status"), "status", one.status),
    ):
        if pair[0] is not pair[1]:
            yield _moved(what, (_word(vocabulary, pair[0], t), _word(vocabulary, pair[1], t)), t)
    if one.raw[1] is not one.held[1]:
        told = t("Today's numbers give {tier}; {held} is held.")
        yield told.format(tier=_word("tier", one.raw[1], t), held=_word("tier", one.held[1], t))
    if one.score.moved:
        yield one.score.why.in_words(t)
    if one.credit[0] != one.credit[1]:
        yield _moved(t("Credit grade"), (one.credit[0] or UNKNOWN, one.credit[1] or UNKNOWN), t)
    if one.new_alerts:
        yield t("New alerts: {alerts}.").format(alerts=rule_words(one.new_alerts, t))
    if one.cleared_alerts:
        yield t("Alerts cleared: {alerts}.").format(alerts=rule_words(one.cleared_alerts, t))


def _moved(what: str, words: tuple[str, str], t: Translate) -> str:
    return t("{what}: {before} → {after}.").format(what=what, before=words[0], after=words[1])


def _word(vocabulary: str, code: str | None, t: Translate) -> str:
    return t(label(VOCABULARIES[vocabulary], code))
