Option Explicit
Option Private Module

' What every function does: read the cells it was given, ask Python, show the answer.
' kinds has a letter for each argument: v values, d dates, r cells with their place.
' Python is handed values and settings only, so it never calls back into Excel.

Public Function KamAsk(functionName As String, kinds As String, given As Variant) As Variant
    Dim sent As Variant, i As Long, lastRow As Long, lastColumn As Long
    If KamInWizard() Then
        KamAsk = "..."
        Exit Function
    End If
    On Error GoTo Failed
    ReDim sent(0 To UBound(given))
    For i = 0 To UBound(given)
        If TypeName(given(i)) = "Range" Then
            If given(i).Areas.Count > 1 Then
                KamAsk = CVErr(2015)
                Exit Function
            End If
            KamLast given(i), lastRow, lastColumn
        End If
    Next
    For i = 0 To UBound(given)
        sent(i) = KamSent(given(i), Mid$(kinds, i + 1, 1), lastRow, lastColumn)
    Next
    KamAsk = KamShown(KamPython(functionName, KamSettingsOf(KamBook(given)), sent))
    Exit Function
Failed:
    KamAsk = CVErr(2029)
End Function

' While the function wizard is shown this button is disabled. Nothing is computed then.
Private Function KamInWizard() As Boolean
    On Error Resume Next
    KamInWizard = Not Application.CommandBars("Standard").Controls(1).Enabled
End Function

' The last row and column that any sheet of the given cells uses, so that columns stay equally long.
Private Sub KamLast(cells As Variant, lastRow As Long, lastColumn As Long)
    Dim row As Long, column As Long
    With cells.Worksheet.UsedRange
        row = .Row + .Rows.Count - 1
        column = .Column + .Columns.Count - 1
    End With
    If row > lastRow Then lastRow = row
    If column > lastColumn Then lastColumn = column
End Sub

Private Function KamSent(one As Variant, kind As String, lastRow As Long, lastColumn As Long) As Variant
    Dim cells As Object
    If TypeName(one) <> "Range" Then
        KamSent = one
        If kind = "r" Then KamSent = Array(one)
        Exit Function
    End If
    Set cells = KamUsed(one, lastRow, lastColumn)
    Select Case kind
        Case "d"
            KamSent = cells.Value
        Case "r"
            KamSent = Array(cells.Worksheet.Name, cells.Row, cells.Column, cells.Value)
        Case Else
            KamSent = cells.Value2
    End Select
End Function

' A whole column is a million cells, nearly all of them blank: what is used of it is read.
Private Function KamUsed(cells As Variant, lastRow As Long, lastColumn As Long) As Object
    Dim rows As Long, columns As Long
    rows = cells.Rows.Count
    columns = cells.Columns.Count
    If cells.Row + rows > cells.Worksheet.Rows.Count Then rows = KamUpTo(lastRow - cells.Row + 1)
    If cells.Column + columns > cells.Worksheet.Columns.Count Then columns = KamUpTo(lastColumn - cells.Column + 1)
    Set KamUsed = cells.Resize(rows, columns)
End Function

Private Function KamUpTo(count As Long) As Long
    KamUpTo = 1
    If count > 1 Then KamUpTo = count
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
