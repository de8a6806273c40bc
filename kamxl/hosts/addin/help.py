"""Help that fits into the function wizard of a spreadsheet program."""

import textwrap

LONGEST_HELP = 255
"""What Excel's function wizard can show of a description or an argument's help; the others follow."""


def short_help(text: str) -> str:
    """Return what fits into the function wizard: the whole text, its first paragraph, or its start."""
    whole = " ".join(text.split())
    first = " ".join(text.partition("\n\n")[0].split())
    for candidate in (whole, first):
        if len(candidate) <= LONGEST_HELP:
            return candidate
    return textwrap.shorten(first, LONGEST_HELP, placeholder=" …")
