"""The 28 invented customers of the field book; its team sells filter media in four regions and abroad."""

from dataclasses import dataclass
from datetime import date

from dice import dice

REGIONS = {"1": "华东", "2": "华北", "3": "华南", "4": "华中", "5": "海外"}
OWNERS = {
    "华东": ("王敏", "周启明"),
    "华北": ("韩雪", "丁一凡"),
    "华南": ("林嘉",),
    "华中": ("邹航",),
    "海外": ("Nora Lindqvist",),
}


@dataclass(frozen=True, kw_only=True)
class Account:
    """One invented customer; `size` is about what it buys in a month, `spellings` how sheets call it."""

    number: str
    name: str
    short: str
    industry: str
    since: date
    size: float
    spellings: tuple[str, ...] = ()

    @property
    def region(self) -> str:
        """Its region: the first digit of its number."""
        return REGIONS[self.number[2]]

    @property
    def owner(self) -> str:
        """Its account manager."""
        return dice("field owner", self.number).choice(OWNERS[self.region])


def parse(line: str) -> Account:
    """Read a line such as `K-101|name|short|industry|2017-04-12|86000|spelling|spelling`."""
    number, name, short, industry, since, size, *spellings = line.split("|")
    return Account(
        number=number,
        name=name,
        short=short,
        industry=industry,
        since=date.fromisoformat(since),
        size=float(size),
        spellings=tuple(spellings),
    )


ACCOUNTS = tuple(
    parse(line)
    for line in """
K-101|锦汐印染（苏州）有限公司|锦汐印染|纺织|2017-04-12|86000
K-102|岚岭水务有限公司|岚岭华东|公用事业|2018-09-03|64000
K-103|穗泽食品股份有限公司|穗泽食品|食品|2016-05-20|52000
K-104|钧砚陶瓷有限公司|钧砚陶瓷|建材|2019-03-11|38000
K-105|霁川制药有限公司|霁川制药|医药|2015-11-02|71000
K-106|沐杉电子有限公司|沐杉电子|电子|2020-06-15|45000
K-107|溪堇化工有限公司|溪堇化工|化工|2021-01-18|29000
K-108|榕序电镀有限公司|榕序电镀|制造|2026-02-09|18000
K-201|朔原煤化工集团有限公司|朔原煤化|化工|2014-08-08|120000
K-202|岚岭水务有限公司|岚岭华北|公用事业|2019-10-21|57000
K-203|砺北钢管有限公司|砺北钢管|冶金|2016-02-26|83000
K-204|雁门乳业有限公司|雁门乳业|食品|2017-07-07|34000
K-205|晋汾焦化有限公司|晋汾焦化|化工|2018-12-12|41000
K-206|桑乾热电有限公司|桑乾热电|能源|2020-04-30|66000
K-301|澄湾造纸有限公司|澄湾造纸|造纸|2015-03-16|48000
K-302|珠屿海水淡化有限公司|珠屿淡化|公用事业|2019-08-19|92000
K-303|梅坳茶饮有限公司|梅坳茶饮|食品|2021-05-06|21000
K-304|湛江岸炼油有限公司|湛江岸炼油|石化|2016-10-10|77000
K-401|楚澜啤酒（武汉）有限公司|楚澜啤酒|食品|2017-01-09|39000|楚澜啤酒(武汉)有限公司|楚澜啤酒|楚瀾啤酒（武漢）有限公司
K-402|沔阳棉纺有限公司|沔阳棉纺|纺织|2018-03-27|26000|沔阳棉纺|　沔阳棉纺有限公司
K-403|洞庭畔化肥有限公司|洞庭畔化肥|化工|2016-06-30|58000
K-404|湘黛矿业有限公司|湘黛矿业|冶金|2019-11-14|33000|湘黛矿业|湘黛礦業有限公司
K-405|赣溪铜箔有限公司|赣溪铜箔|电子|2020-09-09|47000
K-501|Birkenau Chemie GmbH|Birkenau|Chemicals|2018-05-14|9400
K-502|Tolvanen Paper Oy|Tolvanen|Paper|2017-02-01|7800
K-503|Ashcombe Brewing Ltd|Ashcombe|Food|2019-09-23|4300
K-504|Veldhoven Water BV|Veldhoven|Utilities|2020-11-30|6100
K-505|Maplewick Filters Inc.|Maplewick|Trade|2022-03-07|5200
""".strip().splitlines()
)
BY_NUMBER = {one.number: one for one in ACCOUNTS}
TWIN = "岚岭水务有限公司"
BRANCH = "楚澜啤酒（武汉）有限公司黄陂分公司"
"""Perhaps K-401, perhaps not: no sheet says so, a person has to decide."""


def of_region(region: str) -> tuple[Account, ...]:
    """Give the accounts of a region."""
    return tuple(one for one in ACCOUNTS if one.region == region)
