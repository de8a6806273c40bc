"""What became of one workbook."""

from dataclasses import asdict, dataclass, field
from pathlib import Path

TARGETS = {".xlsx", ".xlsm"}
PATCHED, REFUSED, FAILED = "patched", "refused", "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One workbook: patched, refused (the reason's code and sentence) or failed (what went wrong)."""

    path: Path
    result: str
    code: str = ""
    said: str = ""
    lost: dict[str, int] = field(default_factory=dict)
    features: dict[str, int] = field(default_factory=dict)
    seconds: float = 0

    @property
    def is_target(self) -> bool:
        """Tell whether kamxl promises to write into files of this name."""
        return self.path.suffix.lower() in TARGETS

    def plain(self) -> dict[str, object]:
        """Return everything as values that JSON knows."""
        return {**asdict(self), "path": str(self.path), "seconds": round(self.seconds, 3)}
