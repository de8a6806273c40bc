"""The run in words: patched, refused by reason, failed, lost; and whether that is good enough."""

from collections import Counter
from collections.abc import Sequence

from benchmarks.lossless.outcome import FAILED, PATCHED, REFUSED, Outcome


def good_enough(found: Sequence[Outcome], *, least: float) -> bool:
    """Tell whether nothing failed, nothing was lost, and enough workbooks were patched."""
    targets = [one for one in found if one.is_target]
    patched = sum(1 for one in targets if one.result == PATCHED)
    harmed = any(one.result == FAILED or one.lost for one in found)
    return not harmed and patched >= least * len(targets)


def summary(found: Sequence[Outcome], *, least: float) -> str:
    """Return the page that is printed."""
    targets = [one for one in found if one.is_target]
    others = [one for one in found if not one.is_target]
    lines = [
        *_results(f"{len(targets):,} workbooks (.xlsx, .xlsm)", targets),
        *_results(f"{len(others):,} files of other kinds", others),
        *_failures(found),
        *_losses(found),
        *_slowest(found),
    ]
    share = sum(1 for one in targets if one.result == PATCHED) / len(targets) if targets else 0
    verdict = "pass" if good_enough(found, least=least) else "FAIL"
    lines.append(f"{verdict}: {share:.1%} patched, at least {least:.0%} wanted")
    return "\n".join(lines)


def _results(title: str, found: Sequence[Outcome]) -> list[str]:
    if not found:
        return []
    results = Counter(one.result for one in found)
    reasons = Counter(one.code for one in found if one.result == REFUSED)
    return [
        title,
        f"  patched {results[PATCHED]:6,}",
        f"  refused {results[REFUSED]:6,}",
        *(f"    {code:<16} {number:6,}" for code, number in reasons.most_common()),
        f"  failed  {results[FAILED]:6,}",
    ]


def _failures(found: Sequence[Outcome]) -> list[str]:
    failed = (one for one in found if one.result == FAILED)
    return [f"failed: {one.path.name}: {(one.said.splitlines() or [''])[-1]}" for one in failed]


def _losses(found: Sequence[Outcome]) -> list[str]:
    seen: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for one in found:
        seen.update(one.features)
        lost.update(one.lost)
    lines = [f"lost: {one.path.name}: {one.lost}" for one in found if one.lost]
    lines.append(f"features in the patched workbooks: {sum(seen.values()):,}, lost: {sum(lost.values()):,}")
    lines += [f"  {kind:<28} {number:10,}" for kind, number in seen.most_common()]
    return lines


def _slowest(found: Sequence[Outcome]) -> list[str]:
    slowest = max(found, key=lambda one: one.seconds, default=None)
    return [f"slowest: {slowest.seconds:.1f} s, {slowest.path.name}"] if slowest else []
