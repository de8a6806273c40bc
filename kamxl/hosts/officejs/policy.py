"""What the page may do: run the scripts beside it, and WebAssembly; nothing inline, nothing unknown."""

MICROSOFT = "https://appsforoffice.microsoft.com"
OFFICE_JS = f"{MICROSOFT}/lib/1/hosted/office.js"
"""Microsoft's own library, which talks to Excel; Microsoft supports it from this address only."""


def content_policy(*, own_office: bool) -> str:
    """Return the Content-Security-Policy of the page.

    Args:
        own_office: Whether Office.js stands in the folder too, so that nothing comes from elsewhere.
    """
    elsewhere = "" if own_office else f" {MICROSOFT}"
    return (
        "default-src 'none'; "
        f"script-src 'self' 'wasm-unsafe-eval'{elsewhere}; "
        f"connect-src 'self'{elsewhere}; "
        "style-src 'self'; img-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
    )
