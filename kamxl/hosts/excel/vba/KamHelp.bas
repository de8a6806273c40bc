Option Explicit
Option Private Module

' Gives the function wizard category, description and argument help of every function.

Public Sub KamDescribe()
    Dim place As Long, count As Long, key As String
    On Error Resume Next
    place = 1
    Do
        key = CStr(ThisWorkbook.Worksheets(1).Cells(place, 1).Value)
        If Left$(key, 4) = "KAM_" Then
            count = KamArguments(key, place)
            KamDescribeOne key, place, count
            place = place + count
        End If
        place = place + 1
    Loop Until key = ""
    ThisWorkbook.Saved = True
End Sub

Private Function KamArguments(key As String, place As Long) As Long
    Dim count As Long
    With ThisWorkbook.Worksheets(1)
        Do While Left$(CStr(.Cells(place + count + 1, 1).Value), Len(key) + 1) = key & "."
            count = count + 1
        Loop
    End With
    KamArguments = count
End Function

Private Sub KamDescribeOne(key As String, place As Long, count As Long)
    Dim said() As String, i As Long
    If count = 0 Then Exit Sub
    ReDim said(1 To count)
    For i = 1 To count
        said(i) = KamTextAt(place + i)
    Next
    Application.MacroOptions Macro:="'" & ThisWorkbook.Name & "'!" & key, Description:=KamTextAt(place), _
        Category:=KamText("category"), ArgumentDescriptions:=said
End Sub
