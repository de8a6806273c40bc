"""manifest.xml: what Excel reads to know the add-in – functions, task pane, buttons, addresses of files."""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from kamxl.hosts.addin.buttons import TAB, Button
from kamxl.hosts.officejs.buttons import ACCOUNT, BUTTONS, DESCRIPTION, SCORECARD
from kamxl.locale import translator
from kamxl.version import __version__

IDENTIFIER = "3b1f1a52-2f0e-4c5b-9d6e-6a1d0a7c8b21"
"""The add-in itself, wherever its files are: Excel keeps what it knows of an add-in under it."""
NAMESPACE = "KAM"
LOCALES = {"en-US": "en", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant"}
ICON_PIXELS = (16, 32, 80)
METADATA = {"en": "functions.json", "zh-Hans": "functions.zh-Hans.json", "zh-Hant": "functions.zh-Hant.json"}
PAGE = "taskpane.html"
SCRIPT = "functions.js"
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="TaskPaneApp">
"""
_REQUIRED = {"SharedRuntime": "1.1", "CustomFunctionsRuntime": "1.3", "ExcelApi": "1.9"}


def manifest_xml(url: str) -> str:
    """Return the manifest.

    Args:
        url: The https address of the folder, without a slash at its end.
    """
    sets = "".join(f'<Set Name="{name}" MinVersion="{least}"/>' for name, least in _REQUIRED.items())
    return (
        _HEAD
        + f"<Id>{IDENTIFIER}</Id>\n<Version>{four_numbers(__version__)}</Version>\n"
        + "<ProviderName>kamxl</ProviderName>\n<DefaultLocale>en-US</DefaultLocale>\n"
        + f"<DisplayName DefaultValue={quoteattr(f'kamxl · {TAB}')}/>\n"
        + _spoken("Description", DESCRIPTION)
        + f"<IconUrl DefaultValue={quoteattr(f'{url}/icons/account_32.png')}/>\n"
        + f"<HighResolutionIconUrl DefaultValue={quoteattr(f'{url}/icons/account_64.png')}/>\n"
        + '<Hosts><Host Name="Workbook"/></Hosts>\n'
        + f'<Requirements><Sets DefaultMinVersion="1.1">{sets}</Sets></Requirements>\n'
        + f"<DefaultSettings><SourceLocation DefaultValue={quoteattr(f'{url}/{PAGE}')}/></DefaultSettings>\n"
        + "<Permissions>ReadWriteDocument</Permissions>\n"
        + '<VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" '
        + 'xsi:type="VersionOverridesV1_0">\n<Hosts><Host xsi:type="Workbook">\n'
        + '<Runtimes><Runtime resid="Page.Url" lifetime="long"/></Runtimes>\n'
        + _functions()
        + _ribbon()
        + "</Host></Hosts>\n"
        + _resources(url)
        + "</VersionOverrides>\n</OfficeApp>\n"
    )


def four_numbers(version: str) -> str:
    """Return a version the way manifests want it: `1.4.0.dev2` is 1.4.0.2."""
    numbers = [str(int(one)) for one in re.findall(r"\d+", version)]
    return ".".join((*numbers, "0", "0", "0", "0")[:4])


def _functions() -> str:
    return (
        '<AllFormFactors><ExtensionPoint xsi:type="CustomFunctions">\n'
        '<Script><SourceLocation resid="Script.Url"/></Script>\n'
        '<Page><SourceLocation resid="Page.Url"/></Page>\n'
        '<Metadata><SourceLocation resid="Metadata.Url"/></Metadata>\n'
        '<Namespace resid="Namespace"/>\n</ExtensionPoint></AllFormFactors>\n'
    )


def _ribbon() -> str:
    show = '<Action xsi:type="ShowTaskpane"><SourceLocation resid="Page.Url"/></Action>'
    run = '<Action xsi:type="ExecuteFunction"><FunctionName>kamScorecard</FunctionName></Action>'
    controls = _button(ACCOUNT, show) + _button(SCORECARD, run)
    return (
        '<DesktopFormFactor>\n<FunctionFile resid="Page.Url"/>\n'
        '<ExtensionPoint xsi:type="PrimaryCommandSurface">\n<CustomTab id="kamTab">\n'
        f'<Group id="kamGroup">\n<Label resid="Tab.Label"/>\n{_icon(ACCOUNT)}{controls}</Group>\n'
        '<Label resid="Tab.Label"/>\n</CustomTab>\n</ExtensionPoint>\n</DesktopFormFactor>\n'
    )


def _button(button: Button, action: str) -> str:
    return (
        f'<Control xsi:type="Button" id="{button.id}">\n<Label resid="{button.command}.Label"/>\n'
        f'<Supertip><Title resid="{button.command}.Label"/><Description resid="{button.command}.Tip"/>'
        f"</Supertip>\n{_icon(button)}{action}\n</Control>\n"
    )


def _icon(button: Button) -> str:
    images = "".join(
        f'<bt:Image size="{pixels}" resid="{button.command}.{pixels}"/>' for pixels in ICON_PIXELS
    )
    return f"<Icon>{images}</Icon>\n"


def _resources(url: str) -> str:
    icons = "".join(
        f'<bt:Image id="{button.command}.{pixels}" '
        f"DefaultValue={quoteattr(f'{url}/icons/{button.command}_{pixels}.png')}/>\n"
        for button in BUTTONS
        for pixels in ICON_PIXELS
    )
    metadata = {locale: f"{url}/{METADATA[language]}" for locale, language in LOCALES.items()}
    urls = (
        _values("bt:Url", metadata, "Metadata.Url")
        + f'<bt:Url id="Page.Url" DefaultValue={quoteattr(f"{url}/{PAGE}")}/>\n'
        + f'<bt:Url id="Script.Url" DefaultValue={quoteattr(f"{url}/{SCRIPT}")}/>\n'
    )
    short = "".join(
        f'<bt:String id="{key}" DefaultValue={quoteattr(text)}/>\n'
        for key, text in (("Namespace", NAMESPACE), ("Tab.Label", TAB))
    )
    short += "".join(_spoken("bt:String", one.label, f"{one.command}.Label") for one in BUTTONS)
    long = "".join(_spoken("bt:String", one.tip, f"{one.command}.Tip") for one in BUTTONS)
    parts = {"Images": icons, "Urls": urls, "ShortStrings": short, "LongStrings": long}
    return "<Resources>\n" + "".join(_part(*part) for part in parts.items()) + "</Resources>\n"


def _part(name: str, inside: str) -> str:
    return f"<bt:{name}>\n{inside}</bt:{name}>\n"


def _spoken(tag: str, english: str, key: str | None = None) -> str:
    return _values(tag, {locale: translator(one)(english) for locale, one in LOCALES.items()}, key)


def _values(tag: str, values: Mapping[str, str], key: str | None) -> str:
    """Write an element whose value differs between locales; the first one is the default."""
    (_, default), *others = values.items()
    name = f"id={quoteattr(key)} " if key else ""
    prefix = "bt:" if tag.startswith("bt:") else ""
    return (
        f"<{tag} {name}DefaultValue={quoteattr(default)}>"
        + "".join(_overrides(prefix, others))
        + f"</{tag}>\n"
    )


def _overrides(prefix: str, values: Iterable[tuple[str, str]]) -> Iterator[str]:
    for locale, value in values:
        yield f'<{prefix}Override Locale="{escape(locale)}" Value={quoteattr(value)}/>'
