"""Words and signs of currencies, and what a sign that several currencies share stands for."""

from collections.abc import Collection

CURRENCIES: dict[str, str | None] = {
    "元": None, "圆": None, "圓": None, "块": None, "人民币": "CNY", "人民幣": "CNY", "rmb": "CNY", "cny": "CNY",
    "cn¥": "CNY", "人民币元": "CNY", "人民幣元": "CNY", "¥": "¥", "yuan": "CNY", "renminbi": "CNY",
    "美元": "USD", "美金": "USD", "usd": "USD", "us$": "USD", "$": "$", "us dollar": "USD", "us dollars": "USD",
    "dollar": "$", "dollars": "$", "usd$": "USD", "$us": "USD",
    "欧元": "EUR", "歐元": "EUR", "eur": "EUR", "€": "EUR", "euro": "EUR", "euros": "EUR",
    "英镑": "GBP", "英鎊": "GBP", "gbp": "GBP", "£": "GBP", "pound": "GBP", "pounds": "GBP", "gb£": "GBP",
    "日元": "JPY", "日圆": "JPY", "日圓": "JPY", "jpy": "JPY", "円": "JPY", "yen": "JPY", "jp¥": "JPY",
    "港币": "HKD", "港元": "HKD", "港幣": "HKD", "hkd": "HKD", "hk$": "HKD",
    "新台币": "TWD", "新臺幣": "TWD", "新台幣": "TWD", "台币": "TWD", "台幣": "TWD", "臺幣": "TWD", "twd": "TWD",
    "ntd": "TWD", "nt$": "TWD", "nt": "TWD", "新元": "SGD", "新加坡元": "SGD", "sgd": "SGD", "s$": "SGD", "sg$": "SGD",
    "chf": "CHF", "瑞士法郎": "CHF", "瑞郎": "CHF", "sfr": "CHF", "fr": "CHF",
    "aud": "AUD", "澳元": "AUD", "a$": "AUD", "au$": "AUD", "cad": "CAD", "加元": "CAD", "c$": "CAD", "ca$": "CAD",
    "nzd": "NZD", "nz$": "NZD", "纽元": "NZD", "韩元": "KRW", "韓元": "KRW", "krw": "KRW", "₩": "KRW",
    "卢布": "RUB", "盧布": "RUB", "rub": "RUB", "₽": "RUB", "inr": "INR", "₹": "INR", "rs": "INR", "卢比": "INR",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "isk": "ISK", "kr": "kr", "pln": "PLN", "zł": "PLN", "zl": "PLN",
    "brl": "BRL", "r$": "BRL", "mxn": "MXN", "mx$": "MXN", "zar": "ZAR", "czk": "CZK", "kč": "CZK", "huf": "HUF",
    "ft": "HUF", "ron": "RON", "lei": "RON", "bgn": "BGN", "try": "TRY", "₺": "TRY", "ils": "ILS", "₪": "ILS",
    "uah": "UAH", "₴": "UAH", "thb": "THB", "฿": "THB", "泰铢": "THB", "泰銖": "THB", "vnd": "VND", "₫": "VND",
    "越南盾": "VND", "php": "PHP", "₱": "PHP", "idr": "IDR", "rp": "IDR", "myr": "MYR", "rm": "MYR", "林吉特": "MYR",
    "aed": "AED", "sar": "SAR", "egp": "EGP", "kwd": "KWD", "mop": "MOP", "澳门元": "MOP", "clp": "CLP", "ars": "ARS",
    "cop": "COP", "ngn": "NGN", "₦": "NGN", "kes": "KES", "pkr": "PKR", "lkr": "LKR", "bdt": "BDT", "kzt": "KZT",
}  # fmt: skip
"""Code by word in lower case; None where the word alone does not tell (元), a sign where several share it."""

SHARED = {
    "$": ("USD", "CAD", "AUD", "HKD", "SGD", "TWD", "NZD", "MXN"),
    "¥": ("CNY", "JPY"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
}
"""The currencies a sign may stand for."""


def currency_of(word: str) -> str | None:
    """Name the currency of a word of a currency column: `人民币` is CNY; an unknown word stays as it is."""
    text = word.strip().casefold()
    if text in {"元", "圆", "圓"}:
        return "CNY"
    return (CURRENCIES.get(text) or text.upper()) if text else None


def settled(sign: str | None, known: Collection[str], *, chinese: bool) -> str | None:
    """Tell a shared sign by the currencies that the book names: `$` beside one dollar is that dollar."""
    if sign not in SHARED:
        return sign
    fits = [one for one in SHARED[sign] if one in known]
    if len(fits) == 1:
        return fits[0]
    return "CNY" if sign == "¥" and chinese else sign
