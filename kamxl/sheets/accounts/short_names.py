"""Short names: 恒远 for 恒远电子科技有限公司, Acme for Acme Foods Inc.; offered, taken only when allowed."""

import re
import unicodedata
from functools import lru_cache

from kamxl.sheets.accounts.name_forms import compatible, name_form

_PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}[省市县區区縣州])?(?:北京|上海|天津|重庆|重慶|深圳|广州|廣州|杭州|苏州|蘇州|南京|武汉|武漢|成都"
    r"|东莞|東莞|青岛|青島|宁波|寧波|厦门|廈門|佛山|无锡|無錫|西安|长沙|長沙|郑州|鄭州|合肥|济南|濟南|大连|大連|台北|臺北"
    r"|香港|浙江|江苏|江蘇|广东|廣東|山东|山東|福建|四川|湖北|湖南|河南|河北|安徽|中国|中國)?市?"
)
_HAN = re.compile(r"[\u2e80-\u9fff]")


def is_short_for(written: str, name: str) -> bool:
    """Say whether a name is the beginning of an account's name; a place before that does not count."""
    core, form = _short_core(written)
    whole, whole_form = name_form(name)
    if not core or not compatible(form, whole_form):
        return False
    if _HAN.search(core):
        place = _PLACE.match(whole)
        behind = whole[place.end() :] if place else whole
        return len(core) >= 2 and core != whole and (whole.startswith(core) or behind.startswith(core))
    words, all_words = _words(written), _words(name)
    return len(core) >= 3 and 0 < len(words) < len(all_words) and all_words[: len(words)] == words


@lru_cache(maxsize=100_000)
def _short_core(written: str) -> tuple[str, str]:
    core, form = name_form(written)
    if not form and core.endswith("公司") and len(core) > 3:
        core = core.removesuffix("公司")
    return core, form


@lru_cache(maxsize=100_000)
def _words(name: str) -> tuple[str, ...]:
    text = unicodedata.normalize("NFKC", name).casefold().replace(".", "").replace("'", "")
    words = tuple(word for word in re.split(r"[\W_]+", text) if word and word != "the")
    core = name_form(name)[0]
    while len(words) > 1 and len("".join(words)) > len(core):
        words = words[:-1]
    return words
