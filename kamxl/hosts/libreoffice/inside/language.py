"""The language of LibreOffice's own windows."""

from typing import Any

import uno


def office_language(context: Any) -> str:
    """Return zh-Hans, zh-Hant or en."""
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    path = uno.createUnoStruct("com.sun.star.beans.NamedValue")
    path.Name, path.Value = "nodepath", "/org.openoffice.Setup/L10N"
    view = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (path,))
    tag = str(view.getByName("ooLocale"))
    if not tag.startswith("zh"):
        return "en"
    return "zh-Hant" if tag.endswith(("TW", "HK", "MO", "Hant")) else "zh-Hans"
