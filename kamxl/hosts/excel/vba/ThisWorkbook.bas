Option Explicit

' The function wizard's texts can be set only while there is some workbook.
Private WithEvents program As Application

Private Sub Workbook_Open()
    If ActiveWorkbook Is Nothing Then
        Set program = Application
    Else
        KamDescribe
    End If
End Sub

Private Sub program_WorkbookActivate(ByVal book As Workbook)
    Set program = Nothing
    KamDescribe
End Sub
