Option Explicit
Option Private Module

' The settings of a workbook: name and value by turns, from its settings sheet, else from its defined names.
' Ten thousand cells ask one by one, so they are read once a second, and when the sheet is changed.

Private keptOf As String
Private kept As Variant
Private keptAt As Single

' The workbook whose cell is computed; without one (a macro asks, or Evaluate) that of the cells given.
Public Function KamBook(given As Variant) As Object
    Dim i As Long
    If TypeName(Application.Caller) = "Range" Then
        Set KamBook = Application.Caller.Worksheet.Parent
        Exit Function
    End If
    For i = 0 To UBound(given)
        If TypeName(given(i)) = "Range" Then
            Set KamBook = given(i).Worksheet.Parent
            Exit Function
        End If
    Next
End Function

Public Function KamSettingsOf(book As Object) As Variant
    KamSettingsOf = Array()
    If book Is Nothing Then Exit Function
    If keptOf <> book.FullName Or Abs(Timer - keptAt) > 1 Then
        kept = KamRead(book)
        keptOf = book.FullName
        keptAt = Timer
    End If
    KamSettingsOf = kept
End Function

' After a change on the settings sheet every formula of the workbook is due; nothing else tells Excel so.
Public Sub KamChanged(sheet As Object)
    Dim settings As Object, one As Object
    On Error Resume Next
    Set settings = KamSheet(sheet.Parent)
    If settings Is Nothing Then Exit Sub
    If settings.Name <> sheet.Name Then Exit Sub
    keptOf = ""
    For Each one In sheet.Parent.Worksheets
        one.UsedRange.Dirty
    Next
    If Application.Calculation = -4105 Then Application.Calculate
End Sub

Private Function KamRead(book As Object) As Variant
    Dim sheet As Object
    Set sheet = KamSheet(book)
    If sheet Is Nothing Then
        KamRead = KamFromNames(book)
    Else
        KamRead = KamFromSheet(sheet)
    End If
End Function

' Renamed or not: a hidden name points at it.
Private Function KamSheet(book As Object) As Object
    On Error Resume Next
    Set KamSheet = book.Names("KAM_sheet_settings").RefersToRange.Worksheet
    If KamSheet Is Nothing Then Set KamSheet = book.Worksheets("KAM Settings")
End Function

Private Function KamFromSheet(sheet As Object) As Variant
    Dim cells As Variant, found As Variant, row As Long, last As Long, count As Long
    With sheet.UsedRange
        last = .Row + .Rows.Count - 1
    End With
    cells = sheet.Range("A1:C" & last).Value2
    ReDim found(0 To 2 * last)
    For row = 1 To last
        If VarType(cells(row, 1)) = vbString And Not IsEmpty(cells(row, 3)) Then
            found(count) = cells(row, 1)
            found(count + 1) = cells(row, 3)
            count = count + 2
        End If
    Next
    ReDim Preserve found(0 To count)
    KamFromSheet = found
End Function

Private Function KamFromNames(book As Object) As Variant
    Dim found As Variant, one As Object, count As Long
    ReDim found(0 To 2 * book.Names.Count)
    On Error Resume Next
    For Each one In book.Names
        If LCase$(Left$(one.Name, 4)) = "kam_" Then
            found(count) = one.Name
            found(count + 1) = one.RefersToRange.Value2
            count = count + 2
        End If
    Next
    ReDim Preserve found(0 To count)
    KamFromNames = found
End Function
