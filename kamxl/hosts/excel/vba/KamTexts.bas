Option Explicit
Option Private Module

' Column A of the sheet holds keys; B, C and D the text in English, simplified and traditional Chinese.

Public Function KamText(key As String) As String
    Dim place As Variant
    place = Application.Match(key, ThisWorkbook.Worksheets(1).Columns(1), 0)
    If Not IsError(place) Then KamText = KamTextAt(CLng(place))
End Function

Public Function KamTextAt(place As Long) As String
    KamTextAt = CStr(ThisWorkbook.Worksheets(1).Cells(place, KamLanguage()).Value)
End Function

Private Function KamLanguage() As Long
    Static known As Long
    If known = 0 Then
        known = 2
        On Error Resume Next
        Select Case Application.LanguageSettings.LanguageID(2)
            Case 2052, 4100
                known = 3
            Case 1028, 3076, 5124
                known = 4
        End Select
    End If
    KamLanguage = known
End Function
