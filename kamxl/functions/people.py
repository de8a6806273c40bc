"""Cell functions of people: missing roles, how widely an account is known, the relationship map."""

from collections.abc import Sequence
from typing import Annotated

from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction, cell_function, gives
from kamxl.functions.kinds import listed
from kamxl.functions.ranges import Numbers
from kamxl.functions.worded import Coded, Labels, spelled, words_in
from kamxl.locale import codes
from kamxl.rules.coverage import Known
from kamxl.rules.coverage import coverage as coverage_rule
from kamxl.rules.cute import CUTE
from kamxl.rules.cute import cute_gaps as gaps_rule
from kamxl.rules.relationship_map import Standing, relationship_map
from kamxl.settings import Settings

GROUP = "contact"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
ROLE = "contacts.role"
Roles = Annotated[
    Sequence[str | None],
    Coded(column=ROLE),
    "The role of each active contact: C coach, U user, T technical gatekeeper, E economic decision maker, "
    "or words such as 决策者.",
]

_MISSING = {role: f"{words_in('roles', spelled(ROLE, role))}=0" for role in CUTE}


@cell_function(
    group=GROUP,
    native=f"IF(OR({','.join(_MISSING.values())}),"
    + "&".join(f'IF({missing},"{role}","")' for role, missing in _MISSING.items())
    + ',"none")',
    source="key-account handbook, the four roles of a buying decision (CUTE)",
    words=codes.ROLE_GAPS,
    examples=[
        gives("none", roles=("C", "U", "T", "E")),
        gives("none", roles=("教练", "user", "技術把關", "决策者", "E")),
        gives("CUT", roles=("Decision Maker", None, "")),
        gives("T", roles=("c", "e", "u", "U")),
        gives("CUT", roles=("e",)),
        gives("UTE", roles=("Coach", "coach")),
        gives(NA, roles=(None, "")),
        gives(VALUE, roles=("C", "boss")),
        gives(VALUE, roles=("C", 1)),
        gives(DIV0, roles=("C", DIV0)),
    ],
)
def cute_gaps(roles: Roles) -> CellResult:
    """Give the roles that no active contact has: their letters in the order of CUTE, or none.

    "TE": nobody known is technical gatekeeper or economic decision maker. Blanks are left out.
    """
    return "".join(gaps_rule(role for role in roles if role is not None)) or "none"


_THREE = {
    "levels": ("board", "head", "staff"),
    "departments": ("IT", "purchasing", "IT"),
    "strengths": (4, 2, 5),
}


@cell_function(
    group=GROUP,
    native=None,
    source="kamxl; height, breadth and depth from the key-account handbook",
    examples=[
        # Three levels of three, two departments of four with the strengths 5 and 2 of 5.
        gives(35, **_THREE),
        gives(100, levels=("a", "b", "c", "c"), departments=("1", "2", "3", "4"), strengths=(5, 5, 5, 5)),
        gives(100, levels=("a", "b", "c", "d", 5), departments=(1, 2, 3, 4, 5), strengths=(5, 5, 5, 5, 1)),
        gives(100 / 3 * 0.25 * 0.6, levels=("高层",), departments=("采购部",), strengths=(3,)),
        gives(100 / 3 * 0.25, levels=("Head", "head "), departments=("IT", None), strengths=(5, 5)),
        gives(100 / 3 * 0.25 * 0.8, levels=(None, "head"), departments=("IT", "law"), strengths=(4, None)),
        gives(NA, levels=("head", "head"), departments=("IT", None), strengths=(None, 5)),
        gives(NA, levels=(None, ""), departments=("IT", "law"), strengths=(5, 5)),
        gives(VALUE, levels=("head",), departments=("IT", "law"), strengths=(5, 5)),
        gives(VALUE, levels=("head", "head"), departments=("IT", "law"), strengths=(5, 5.01)),
        gives(VALUE, levels=("head",), departments=("IT",), strengths=("strong",)),
        gives(DIV0, levels=("head", None), departments=(DIV0, "IT"), strengths=(5, 5)),
    ],
)
def coverage(
    levels: Annotated[Sequence[str | None], Labels(), "The level of each active contact, in any words."],
    departments: Annotated[Sequence[str | None], Labels(), "Their departments, beside."],
    strengths: Annotated[
        Sequence[float | None], Numbers(low=1, high=5), "How strong the relationship is, 1-5, beside."
    ],
    *,
    settings: Settings,
) -> CellResult:
    """Give how high, how widely and how deeply an account is known, 0-100: the product of three shares.

    Height: levels known of 3 wanted. Breadth: departments known of 4 wanted. Depth: the best strength in
    each department of 5. The numbers wanted are settings. Ranges of different length are #VALUE!; where
    no level, or no department with its strength, is known: #N/A.
    """
    if not len(levels) == len(departments) == len(strengths):
        return VALUE
    rows = zip(levels, departments, strengths, strict=True)
    return coverage_rule(
        [Known(level=level, department=department, strength=one) for level, department, one in rows],
        settings.people,
    )


_DECIDES = f"ISNUMBER(MATCH(roles,{listed(spelled(ROLE, 'E'))},0))"
_OURS = f'{_DECIDES}*(attitudes<>"")*(attitudes>=map_attitude)*(strengths<>"")*(strengths>=map_strength)'


def _same_shape(first: str, *others: str) -> str:
    return ",".join(f"ROWS({first})<>ROWS({other}),COLUMNS({first})<>COLUMNS({other})" for other in others)


@cell_function(
    group=GROUP,
    native=f"IF(OR({_same_shape('roles', 'attitudes', 'strengths')}),#VALUE!,"
    f'IF(SUMPRODUCT(--{_DECIDES})=0,"red",IF(SUMPRODUCT({_OURS})>0,"green","amber")))',
    source="practice: relationship maps (Altify)",
    words=codes.MAP_COLORS,
    examples=[
        gives("green", attitudes=(1, 0), strengths=(3, 1), roles=("E", "U")),
        gives("amber", attitudes=(0, 2), strengths=(3, 5), roles=("E", "U")),
        gives("amber", attitudes=(1, 2), strengths=(2, 5), roles=("E", "U")),
        gives("amber", attitudes=(2, 0), strengths=(2, 5), roles=("E", "E")),
        gives("green", attitudes=(-2, 1), strengths=(5, 3), roles=("决策者", "economic buyer")),
        gives("red", attitudes=(2, 2), strengths=(5, 5), roles=("U", "T")),
        gives("amber", attitudes=(None, 2), strengths=(5, 5), roles=("E", "U")),
        gives("amber", attitudes=(2, ""), strengths=("", None), roles=("E", None)),
        gives("red", attitudes=(None, None), strengths=(None, ""), roles=("U", None)),
        gives(NA, attitudes=(2, 2), strengths=(5, 5), roles=(None, "")),
        gives(VALUE, attitudes=(2, 2), strengths=(5, 5), roles=("E",)),
        gives(VALUE, attitudes=(2.01, 2), strengths=(5, 5), roles=("E", "U")),
        gives(VALUE, attitudes=(2, 2), strengths=(0.99, 5), roles=("E", "U")),
        gives(VALUE, attitudes=(2, 2), strengths=(5, 5), roles=("E", "boss")),
        gives(VALUE, attitudes=("for us", 2), strengths=(5, 5), roles=("E", "U")),
        gives(DIV0, attitudes=(2, 2), strengths=(5, DIV0), roles=("E", "U")),
    ],
)
def map(  # noqa: A001 - the map of a relationship, as it is called in a cell
    attitudes: Annotated[
        Sequence[float | None],
        Numbers(low=-2, high=2, all_blank=True),
        "How each active contact stands to us, from -2 against us to 2 for us.",
    ],
    strengths: Annotated[
        Sequence[float | None],
        Numbers(low=1, high=5, all_blank=True),
        "How strong the relationship is, 1-5, beside.",
    ],
    roles: Roles,
    *,
    settings: Settings,
) -> CellResult:
    """Give the color of the relationship map: green, amber or red.

    green: an economic decision maker with an attitude of 1 or more and a strength of 3 or more (settings).
    amber: one below that, or of whom it is not known. red: none at all. The ranges need the same shape.
    """
    if not len(attitudes) == len(strengths) == len(roles):
        return VALUE
    people = zip(roles, attitudes, strengths, strict=True)
    return relationship_map(
        [Standing(role=role, attitude=attitude, strength=one) for role, attitude, one in people],
        settings.people,
    )


PEOPLE: tuple[CellFunction, ...] = (cute_gaps, coverage, map)
