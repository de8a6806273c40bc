"""In which language to speak before a workbook has told its own."""

from __future__ import annotations

import locale


def language_here() -> str:
    """Return the language of this computer: zh-Hans, zh-Hant, else en."""
    here = (locale.getlocale()[0] or "").casefold()
    if not here.startswith(("zh", "chinese")):
        return "en"
    traditional = any(place in here for place in ("tw", "hk", "mo", "hant", "traditional"))
    return "zh-Hant" if traditional else "zh-Hans"
