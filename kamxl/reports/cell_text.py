"""Text of the team as a cell can hold it."""

from kamxl.sheets.cells.text_stores import LONGEST_TEXT


def plain(text: str) -> str:
    """Return a text as a cell can hold it.

    xlsxwriter takes a text that looks like `<r>...</r>` for its own markup and copies it into the file
    as it is; a blank behind it prevents that. What is too long for a cell ends with an ellipsis; Excel
    counts signs beyond U+FFFF, such as emoji, twice. Half of such a sign has no place in a file at all.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "
    if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if 2 * len(text) <= LONGEST_TEXT:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return text
    return units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"
