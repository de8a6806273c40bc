"""Words and signs of currencies, and what a sign that several currencies share stands for."""

from collections.abc import Collection, Mapping

_WORDS: Mapping[str, str] = {
    "¥": "",
    "kr": "",
    "CNY": "人民币; 人民幣; rmb; cn¥; 人民币元; 人民幣元; yuan; renminbi",
    "USD": "美元; 美金; us$; us dollar; us dollars; usd$; $us",
    "$": "dollar; dollars",
    "EUR": "欧元; 歐元; €; euro; euros",
    "GBP": "英镑; 英鎊; £; pound; pounds; gb£",
    "JPY": "日元; 日圆; 日圓; 円; yen; jp¥",
    "HKD": "港币; 港元; 港幣; hk$",
    "TWD": "新台币; 新臺幣; 新台幣; 台币; 台幣; 臺幣; ntd; nt$; nt",
    "SGD": "新元; 新加坡元; s$; sg$",
    "CHF": "瑞士法郎; 瑞郎; sfr; fr",
    "AUD": "澳元; a$; au$",
    "CAD": "加元; c$; ca$",
    "NZD": "nz$; 纽元",
    "KRW": "韩元; 韓元; ₩",
    "RUB": "卢布; 盧布; ₽",
    "INR": "₹; rs; 卢比",
    "PLN": "zł; zl",
    "BRL": "r$",
    "MXN": "mx$",
    "CZK": "kč",
    "HUF": "ft",
    "RON": "lei",
    "TRY": "₺",
    "ILS": "₪",
    "UAH": "₴",
    "THB": "฿; 泰铢; 泰銖",
    "VND": "₫; 越南盾",
    "PHP": "₱",
    "IDR": "rp",
    "MYR": "rm; 林吉特",
    "MOP": "澳门元",
    "NGN": "₦",
}
"""Words of each currency beside its code; a sign that several currencies share stands for itself."""

_CODES = (
    "AED ARS AUD BDT BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES "
    "KRW KWD KZT LKR MOP MXN MYR NGN NOK NZD PHP PKR PLN RON RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR"
)

CURRENCIES: Mapping[str, str | None] = {
    **dict.fromkeys(("元", "圆", "圓", "块")),
    **{code.lower(): code for code in _CODES.split()},
    **{word: code for code, words in _WORDS.items() for word in (code.lower(), *words.split("; ")) if word},
}
"""Code by word in lower case; None where the word alone does not tell (元)."""

SHARED = {
    "$": ("USD", "CAD", "AUD", "HKD", "SGD", "TWD", "NZD", "MXN"),
    "¥": ("CNY", "JPY"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "元": ("CNY", "TWD", "HKD", "MOP", "JPY", "SGD"),
}
"""The currencies a sign may stand for."""


def currency_of(word: str) -> str | None:
    """Name the currency of a word of a currency column: `人民币` is CNY; an unknown word stays as it is."""
    text = word.strip().casefold()
    if text in {"元", "圆", "圓"}:
        return "CNY"
    return (CURRENCIES.get(text) or text.upper()) if text else None


def yuan_in(text: str) -> str | None:
    """Return 元 where an amount bears that word: of which currency, the book must tell."""
    return "元" if any(sign in text for sign in "元圆圓块") else None


def settled(sign: str | None, known: Collection[str], *, chinese: bool) -> str | None:
    """Tell a shared sign by the currencies that the book names: `$` beside one dollar is that dollar."""
    if sign not in SHARED:
        return sign
    fits = [one for one in SHARED[sign] if one in known]
    if len(fits) == 1:
        return fits[0]
    if sign == "元" and not known:
        return None  # the plain word beside no currency at all says nothing new
    return "CNY" if sign in {"¥", "元"} and chinese else sign
