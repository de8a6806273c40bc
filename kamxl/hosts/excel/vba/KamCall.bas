Option Explicit
Option Private Module

' What every function does: read the cells it was given, ask Python, show the answer.
' kinds has a letter for each argument: v values, d dates, r the range itself.

Public Function KamAsk(functionName As String, kinds As String, given As Variant) As Variant
    Dim sent As Variant, i As Long
    If KamInWizard() Then
        KamAsk = "..."
        Exit Function
    End If
    On Error GoTo Failed
    ReDim sent(0 To UBound(given))
    For i = 0 To UBound(given)
        If TypeName(given(i)) <> "Range" Then
            sent(i) = given(i)
        ElseIf Mid$(kinds, i + 1, 1) = "d" Then
            sent(i) = given(i).Value
        ElseIf Mid$(kinds, i + 1, 1) = "v" Then
            sent(i) = given(i).Value2
        Else
            Set sent(i) = given(i)
        End If
    Next
    KamAsk = KamShown(KamPython(functionName, sent))
    Exit Function
Failed:
    KamAsk = CVErr(2029)
End Function

' While the function wizard is shown this button is disabled. Nothing is computed then.
Private Function KamInWizard() As Boolean
    On Error Resume Next
    KamInWizard = Not Application.CommandBars("Standard").Controls(1).Enabled
End Function

Private Function KamShown(ByVal answer As Variant) As Variant
    Dim row As Long, column As Long, last As Long
    If Not IsArray(answer) Then
        KamShown = KamCell(answer)
        Exit Function
    End If
    last = KamLastColumn(answer)
    For row = LBound(answer) To UBound(answer)
        If last < 0 Then answer(row) = KamCell(answer(row))
        For column = 0 To last
            answer(row, column) = KamCell(answer(row, column))
        Next
    Next
    KamShown = answer
End Function

' Python's arrays count from 0. One row arrives with one dimension: that is -1.
Private Function KamLastColumn(answer As Variant) As Long
    KamLastColumn = -1
    On Error Resume Next
    KamLastColumn = UBound(answer, 2)
End Function

' Python names an error by its text; a cell needs the error itself.
Private Function KamCell(value As Variant) As Variant
    KamCell = value
    If VarType(value) <> vbString Then Exit Function
    Select Case value
        Case "#NULL!"
            KamCell = CVErr(2000)
        Case "#DIV/0!"
            KamCell = CVErr(2007)
        Case "#VALUE!"
            KamCell = CVErr(2015)
        Case "#REF!"
            KamCell = CVErr(2023)
        Case "#NAME?"
            KamCell = CVErr(2029)
        Case "#NUM!"
            KamCell = CVErr(2036)
        Case "#N/A"
            KamCell = CVErr(2042)
    End Select
End Function
