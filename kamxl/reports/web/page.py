"""One whole file: nothing is fetched, and no script runs but the one whose hash the page names."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from kamxl.locale import Translate, translator
from kamxl.reports.palette import COLORS, FONTS
from kamxl.reports.web.account import article
from kamxl.reports.web.markup import Html, name_of, tag
from kamxl.reports.web.matrix import matrix_fragment
from kamxl.reports.web.notes import notes_fragment
from kamxl.reports.web.portfolio import portfolio_fragment
from kamxl.reports.web.view import AccountView, BookView


@cache
def stylesheet(language: str) -> str:
    """Return how fragments look, in the colours and the font of the reports; for any page that shows them."""
    css = (files(__package__) / "look.css").read_text(encoding="utf-8")
    colours = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in COLORS.items())
    return f':root{{{colours}--font:"{FONTS[language]}",system-ui,sans-serif}}\n{css}'


@cache
def _script() -> str:
    return (files(__package__) / "look.js").read_text(encoding="utf-8")


def source_of(text: str) -> str:
    """Return what a Content-Security-Policy calls an inline style or script: its SHA-256."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def policy(style: str, script: str) -> str:
    """Return the policy of the page: this style, this script, and nothing else from anywhere."""
    allowed = f"style-src {source_of(style)}; script-src {source_of(script)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def web_page(view: BookView, title: str, language: str | None = None) -> str:
    """Return the whole file.

    Args:
        view: The book.
        title: What the book is called, any text.
        language: zh-Hans, zh-Hant or en; None for the book's own.
    """
    language = language or view.language
    t = translator(language)
    style, script = stylesheet(language), _script()
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy(style, script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="robots", content="noindex"),
        tag("title", t("Key accounts"), " · ", title),
        tag("style", Html(style)),
    )
    body = tag(
        "body",
        _banner(view, title, t),
        tag(
            "main",
            *(_account(one, language, t) for one in view.accounts),
            _portfolio(view, language, t),
            class_="kam",
        ),
        tag("script", Html(script)),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language)}\n"


def _banner(view: BookView, title: str, t: Translate) -> Html:
    day = t("As of {day}").format(day=view.as_of) if view.as_of else None
    return tag(
        "header",
        tag("h1", tag("a", name_of(title), href="#portfolio")),
        tag("p", " · ".join(part for part in (t("Key accounts"), view.quarter, day) if part)),
        tag("button", t("Print"), type="button", class_="kam-print", hidden=True),
        class_="kam-banner",
    )


def _account(one: AccountView, language: str, t: Translate) -> Html:
    back = tag("p", tag("a", t("All accounts"), href="#portfolio"), class_="kam-back")
    return tag("div", back, article(one, language, t), class_="kam-page", id=f"a{one.place}")


def _portfolio(view: BookView, language: str, t: Translate) -> Html:
    return tag(
        "section",
        notes_fragment(view, language),
        portfolio_fragment(view, language),
        tag("h2", t("Value matrix")),
        matrix_fragment(view, language),
        id="portfolio",
    )
