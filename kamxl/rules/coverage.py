"""Coverage: how high, how widely and how deeply an account is known (层高、面广、关系深)."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from kamxl.settings.people import PeopleSettings

STRONGEST = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One active contact: level and department as the team writes them, strength 1 to 5; None is unknown."""

    level: str | None
    department: str | None
    strength: float | None


def coverage(people: Iterable[Known], settings: PeopleSettings) -> float | None:
    """Return height x breadth x depth, 0-100; None where nobody's level, or nobody's strength, is known.

    Height is the share of the levels wanted. Breadth is the share of the departments wanted, those whose
    strength is known; depth their best strength as a share of 5, the strongest departments first. So
    another contact never lowers it.
    """
    levels: set[str] = set()
    best: dict[str, float] = {}
    for one in people:
        if one.level is not None:
            levels.add(one.level)
        if one.department is not None and one.strength is not None:
            best[one.department] = max(one.strength, best.get(one.department, 0.0))
    if not levels or not best:
        return None
    height = min(1.0, len(levels) / settings.coverage_levels)
    wanted = settings.coverage_departments
    strongest = sorted(best.values(), reverse=True)[:wanted]
    return 100.0 * height * fsum(strongest) / (wanted * STRONGEST)
