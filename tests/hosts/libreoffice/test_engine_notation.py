import pytest

from kamxl.hosts.libreoffice.engine.notation import to_calc, to_excel

PAIRS = [
    ("=IF(A1>0;1;2)", "=IF(A1>0,1,2)"),
    ("$'KAM Settings'.$J$73", "'KAM Settings'!$J$73"),
    ("=SUM($Sales.B2:B9)", "=SUM(Sales!B2:B9)"),
    ("=VLOOKUP($A2;$'客户; 清单'.$A:$C;2;0)", "=VLOOKUP($A2,'客户; 清单'!$A:$C,2,0)"),
    ('=A1&"a;b,c.D1!"', '=A1&"a;b,c.D1!"'),
    ("=MATCH(A1;{1;2|3;4})", "=MATCH(A1,{1,2;3,4})"),
    ("=PERCENTILE.INC($'It''s'.A1:A9;0.5)", "=PERCENTILE.INC('It''s'!A1:A9,0.5)"),
    ("=KAM_red_light_cap*1.5", "=KAM_red_light_cap*1.5"),
]


@pytest.mark.parametrize(("calc", "excel"), PAIRS)
def test_formulas_of_calc_read_as_excel_writes_them(calc: str, excel: str) -> None:
    assert to_excel(calc) == excel


@pytest.mark.parametrize(("calc", "excel"), PAIRS)
def test_formulas_of_excel_become_those_of_calc(calc: str, excel: str) -> None:
    assert to_calc(excel) == calc
