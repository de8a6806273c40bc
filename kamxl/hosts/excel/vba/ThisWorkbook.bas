Option Explicit

Private WithEvents program As Application
Private described As Boolean

Private Sub Workbook_Open()
    Set program = Application
    If Not ActiveWorkbook Is Nothing Then program_WorkbookActivate ActiveWorkbook
    ' A moment later, so that Excel's window is there first.
    Application.OnTime Now, "'" & ThisWorkbook.Name & "'!KamStart"
End Sub

' The function wizard's texts can be set only while there is some workbook.
Private Sub program_WorkbookActivate(ByVal book As Workbook)
    If described Then Exit Sub
    described = True
    KamDescribe
End Sub

Private Sub program_SheetChange(ByVal sheet As Object, ByVal changed As Range)
    KamChanged sheet
End Sub
