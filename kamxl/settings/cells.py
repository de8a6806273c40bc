"""Settings of functions in cells: the language in which they answer."""

from dataclasses import dataclass

from kamxl.settings.setting import check_ranges, setting

CODES = "codes"
LANGUAGE_OF = {"en": "en", "zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}
"""The language by what is written for it; a formula compares in small letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSettings:
    """How functions in cells answer. Nothing here moves a judgement."""

    language: str = setting(
        CODES,
        choices=(CODES, *LANGUAGE_OF),
        judges=False,
        label="Words of functions in cells",
        help="codes: functions in cells answer with codes such as strategic, the same in every language. A "
        "language: with its words. A scored workbook has the language of its KAM sheets here.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)
