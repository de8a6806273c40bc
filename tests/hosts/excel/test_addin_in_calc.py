"""The add-in loaded by a real program: LibreOffice compiles our macros and runs the wrappers in cells.

Python is out of its reach there, so the one module that calls it is replaced by one that says what it was
asked. Calc knows `Value` but not Excel's `Value2`, and has no cell errors for `CVErr`.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from addin_made import PYTHON
from office import Office

from kamxl.functions import FUNCTIONS
from kamxl.hosts.addin.functions import all_functions
from kamxl.hosts.excel.addin_file import PROJECT, PROJECT_ID, modules
from kamxl.hosts.excel.texts import addin_rows
from kamxl.hosts.excel.xlam import AddinParts, addin_package, vba_project

pytestmark = pytest.mark.office

ECHO = """Option Explicit
Option Private Module

Public Function KamPython(functionName As String, settings As Variant, sent As Variant) As Variant
    Dim i As Long, said As String
    If TypeName(sent(0)) = "String" Then
        If sent(0) = "settings" Then
            For i = 0 To UBound(settings)
                said = said & "|" & settings(i)
            Next
            KamPython = said
            Exit Function
        End If
    End If
    If functionName = "KAM_PLAY" Then
        KamPython = KamAnswer(sent(0))
        Exit Function
    End If
    said = functionName
    For i = 0 To UBound(sent)
        said = said & "|" & KamSaid(sent(i))
    Next
    KamPython = said
End Function

Private Function KamSaid(one As Variant) As String
    If IsArray(one) Then
        KamSaid = KamSize(one)
    Else
        KamSaid = TypeName(one) & ":" & one
    End If
End Function

Private Function KamSize(one As Variant) As String
    Dim wide As Long
    wide = KamWide(one)
    If wide >= 0 Then
        KamSize = UBound(one, 1) & "x" & wide & ":" & one(1, 1)
    ElseIf UBound(one) = 0 Then
        KamSize = "alone:" & KamSaid(one(0))
    Else
        KamSize = "place:" & one(0) & "," & one(1) & "," & one(2) & "," & KamSaid(one(3))
    End If
End Function

Private Function KamWide(one As Variant) As Long
    KamWide = -1
    On Error Resume Next
    KamWide = UBound(one, 2)
End Function

Private Function KamAnswer(which As Variant) As Variant
    Dim rows(0 To 1, 0 To 1) As Variant
    Select Case which
        Case "number"
            KamAnswer = 2.5
        Case "rows"
            rows(0, 0) = "a"
            rows(1, 1) = 4
            KamAnswer = rows
        Case "fail"
            Err.Raise 1004, "kamxl", "no answer"
        Case Else
            KamAnswer = which
    End Select
End Function

Public Sub KamPressed(button As String)
End Sub

Public Sub KamBackOff()
End Sub

Public Function KamConnect(atOnce As Boolean) As Object
End Function

Public Sub KamFail(why As String)
    Err.Raise 1004, "kamxl", why
End Sub
"""
CELLS = [[5, 40_000], ["text", 40_001], [3.5, None], [None, None]]
EVERY = [f"{one.cell_name}({';'.join(['A1'] * len(one.args))})" for one in FUNCTIONS]


def with_echo(name: str, code: str) -> str:
    return ECHO if name == "KamServer" else code.replace(".Value2", ".Value")


SETTINGS = [["Settings", None, None], ["importance_cut", "Cut", 0.1], ["unit", "Unit", None], [None, None, 3]]


def run(
    folder: Path,
    office: Office,
    formulas: list[str],
    *,
    echo: bool = True,
    settings: list[list[object]] | None = None,
) -> list[str]:
    """Return what the formulas show in Calc, with the add-in loaded."""
    made = modules(PYTHON.xlwings)
    if echo:
        made = tuple(replace(one, code=with_echo(one.name, one.code)) for one in made)
    addin = folder / "加载项 kamxl.xlam"
    addin.write_bytes(
        addin_package(
            AddinParts(
                title="KAM",
                description="",
                version="1",
                rows=addin_rows(PYTHON, all_functions()),
                project=vba_project(made, name=PROJECT, project_id=PROJECT_ID),
                ribbons={},
                images={},
            )
        )
    )
    asked = {
        "addin": addin.as_uri(),
        "profile": office.other_profile.as_uri(),
        "pipe": f"kamxl{folder.name}",
        "cells": CELLS,
        "settings": settings,
        "formulas": formulas,
    }
    child = Path(__file__).with_name("calc_child.py")
    done = subprocess.run(
        [python_with_uno(), str(child)], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    shown: list[str] = json.loads(done.stdout)
    return shown


def python_with_uno() -> str:
    """Return a Python that can talk to LibreOffice: the system's, where ours cannot."""
    candidates = (sys.executable, shutil.which("python3", path="/usr/bin:/usr/local/bin"))
    return next(
        one
        for one in candidates
        if one and not subprocess.call([one, "-c", "import uno"], stderr=subprocess.DEVNULL)
    )


def test_wrappers_hand_cells_ranges_and_blanks_to_python(tmp_path: Path, office: Office) -> None:
    asked = {
        "KAM_TIER(A1;A2)": "KAM_TIER|Double:5|String:text|Empty:|Empty:|Empty:",
        "KAM_TIER(A1;A3;A4;1)": "KAM_TIER|Double:5|Double:3.5|Empty:|Double:1|Empty:",
        "KAM_SHARE(A1;A1:A3)": "KAM_SHARE|Double:5|3x1:5",
        "KAM_OVERDUE(A1:B2;B1)": "KAM_OVERDUE|2x2:5|Double:40000",
        "KAM_LIGHT()": "KAM_LIGHT" + "|Empty:" * 6,
        "KAM_HHI({7;8})": "KAM_HHI|1x2:7",
        "KAM_SHARE(A1:A1048576;B2:B1048576)": "KAM_SHARE|3x1:5|2x1:40001",
        "KAM_HHI(A1:B3)": "KAM_HHI|3x2:5",
        "KAM_HHI(A2:XFD2)": "KAM_HHI|1x10:text",
        "KAM_SCORECARD(B2:C1048576;A1:B4)": (
            "KAM_SCORECARD|place:Test,2,2,2x2:40001|place:Test,1,1,4x2:5|alone:Empty:|Empty:"
        ),
        'KAM_PLAY("number")': "2.5",
        'KAM_PLAY("rows")': "a",
        'KAM_PLAY("plain text")': "plain text",
        'KAM_PLAY("#N/A")': "Error 2042",
        'KAM_PLAY("#VALUE!")': "Error 2015",
        'KAM_PLAY("#DIV/0!")': "Error 2007",
        'KAM_PLAY("fail")': "Error 2029",
        'KamText("kamCheck.label")': "Check data",
        'KamText("python")': PYTHON.python,
        'KamText("nothing of ours")': "",
    }
    assert dict(zip(asked, run(tmp_path, office, list(asked)), strict=True)) == asked


def test_every_function_reaches_python_with_all_its_arguments(tmp_path: Path, office: Office) -> None:
    shown = run(tmp_path, office, EVERY)
    for function, text in zip(FUNCTIONS, shown, strict=True):
        if function.cell_name != "KAM_PLAY":
            assert text == function.cell_name + "|Double:5" * len(function.args)


def test_the_macros_as_they_are_compile_and_a_python_that_is_not_there_is_an_error_in_the_cell(
    tmp_path: Path, office: Office
) -> None:
    assert run(tmp_path, office, ['KamText("title")', "KAM_TIER(1;2)"], echo=False) == [
        "KAM 大客户",
        "Error 2029",
    ]


def test_the_settings_of_the_workbook_are_read_by_the_macros_and_handed_over(
    tmp_path: Path, office: Office
) -> None:
    # Calc does not say which cell asks, so the workbook is that of the cells given.
    assert run(tmp_path, office, ['KAM_TIER("settings";A1)'], settings=SETTINGS) == ["|importance_cut|0.1|"]
    assert run(tmp_path, office, ['KAM_TIER("settings";1)'], settings=SETTINGS) == [""]
