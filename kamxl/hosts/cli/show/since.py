"""What changed since the last snapshot, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.hosts.cli.show.terminal import Terminal
from kamxl.reports.since_words import head_of, sentences_of, still_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamxl.domain.message import Message
    from kamxl.domain.since import AccountSince, Since
    from kamxl.locale import Translate
    from kamxl.workflows.score import Scored
    from kamxl.workflows.snapshot import Added

_ACCOUNTS_SHOWN = 15


def show_snapshot(scored: Scored, added: Added, remarks: Sequence[Message], t: Translate) -> None:
    """Show what became of a snapshot, and who changed since the one before."""
    from kamxl.workflows.remembered import since_last
    from kamxl.workflows.snapshot import snapshot_words

    line = Terminal(t).line
    for one in snapshot_words(added):
        line(one.in_words(t))
    if added.taken is None:
        line(t("Use --again to add another one."))
    since = since_last(scored)
    if since is not None:
        _book(since, t)
    for path in added.written:
        line(t("Written: {path}").format(path=path))
    for one in remarks:
        line(one.in_words(t))


def show_account(since: Since, one: AccountSince | None, t: Translate) -> None:
    """Show what changed about one account."""
    line = Terminal(t).line
    for sentence in head_of(since):
        line(sentence.in_words(t))
    if one is None:
        line("  " + t("This account is not in that snapshot."))
        return
    for told in (*sentences_of(one, t), *still_open(one, t)) or (t("Nothing changed."),):
        line(f"  {told}")


def _book(since: Since, t: Translate) -> None:
    line = Terminal(t).line
    for sentence in head_of(since):
        line(sentence.in_words(t))
    largest = sorted(since.accounts.values(), key=_by_weight)
    changed = [(one, told) for one in largest if (told := sentences_of(one, t))]
    for one, told in changed[:_ACCOUNTS_SHOWN]:
        line(f"  {one.account_name}: {' '.join(told)}")
    if len(changed) > _ACCOUNTS_SHOWN:
        line("  " + t("and {count} more accounts").format(count=len(changed) - _ACCOUNTS_SHOWN))
    for names, label in ((since.new, t("New accounts")), (since.gone, t("No longer in the list"))):
        if names:
            line("  " + t("{what}: {why}").format(what=label, why=t(", ").join(names)))


def _by_weight(one: AccountSince) -> tuple[bool, float]:
    """Sort those in another tier first, then by how far their health moved."""
    return one.held[0] is one.held[1], -abs(one.score.change or 0.0)
