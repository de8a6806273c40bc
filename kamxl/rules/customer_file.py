"""How complete the file of a customer is: its profile, business, purchases, and people and opportunities.

Source: handbook.
"""

from dataclasses import dataclass

from kamxl.domain.customer_file import FILE_PARTS
from kamxl.domain.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How many fields of a file are filled, and which are missing, in the order of the file."""

    filled: int
    asked: int
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """The filled part of all fields, 0-1."""
        return self.filled / self.asked


def completeness(facts: Facts) -> Completeness | None:
    """Count what is filled of the file of an account; None where it stands in no list."""
    if facts.file is None:
        return None
    known = {
        "purchases": facts.first_purchase is not None or bool(facts.quarters),
        "product_lines": any(line.name for line in facts.lines),
        "satisfaction": facts.satisfaction is not None,
    }
    filled = facts.file.filled | {name for name, yes in known.items() if yes}
    asked = [field for fields in FILE_PARTS.values() for field in fields]
    missing = tuple(field for field in asked if field not in filled)
    return Completeness(filled=len(asked) - len(missing), asked=len(asked), missing=missing)
