"""What a reader must know before trusting the page: missing columns, values that were not computed."""

from kamxl.locale import translator
from kamxl.reports.web.markup import Html, tag
from kamxl.reports.web.view import BookView


def notes_fragment(view: BookView, language: str | None = None) -> Html:
    """Return the notes as a list; nothing when there are none."""
    t = translator(language or view.language)
    notes = [tag("li", one.in_words(t)) for one in view.notes]
    if (language or view.language) != view.language:
        told = t("Sentences are in the language in which the book was scored; labels are translated.")
        notes.append(tag("li", told))
    return tag("ul", *notes, class_="kam-notes", role="list") if notes else Html()
