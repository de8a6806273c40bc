"""The only place with colours and fonts, for workbooks and web pages.

The palette is calm, prints in grey without loss, and keeps apart for colour-blind readers: warnings
go from brick over amber to teal, and a word or symbol always stands beside the colour.
"""

from types import MappingProxyType

FONTS = {"zh-Hans": "Microsoft YaHei", "zh-Hant": "Microsoft JhengHei", "en": "Arial"}

COLORS = MappingProxyType(
    {
        "ink": "#1F2937",
        "muted": "#6B7280",
        "hairline": "#D5DAE1",
        "panel": "#F3F5F8",
        "paper": "#FFFFFF",
        "accent": "#1F4E79",
        "accent_light": "#8FAFCB",
        "accent_pale": "#E4ECF4",
        "line": "#C2761A",
        "red": "#A4262C",
        "red_pale": "#F8E1DF",
        "yellow": "#7A5200",
        "yellow_pale": "#FDF0CC",
        "green": "#0B6A5D",
        "green_pale": "#DDF0EC",
        "input_pale": "#FFF9E3",
        "strategic": "#1F4E79",
        "potential": "#0B6A5D",
        "profit": "#C2761A",
        "standard": "#7B8494",
        "profit_pale": "#F9E8D2",
        "standard_pale": "#E9ECF0",
    }
)
