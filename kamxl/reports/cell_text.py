"""Text of the team as a cell can hold it."""

LONGEST_TEXT = 32_767
"""Characters in one cell of Excel."""


def plain(text: str) -> str:
    """Return a text as a cell can hold it.

    xlsxwriter takes a text that looks like `<r>...</r>` for its own markup and copies it into the file
    as it is; a blank behind it prevents that. What is too long for a cell ends with an ellipsis.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
