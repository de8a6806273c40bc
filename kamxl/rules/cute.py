"""The handbook's four roles of a decision: coach, user, technical gatekeeper, economic decision maker.

Source: handbook.
"""

from collections.abc import Iterable

CUTE = ("C", "U", "T", "E")


def cute_gaps(roles: Iterable[str]) -> tuple[str, ...]:
    """Return the roles that no active contact has, in the order of CUTE.

    Args:
        roles: The role of each active contact, as its letter.
    """
    known = frozenset(roles)
    return tuple(role for role in CUTE if role not in known)
