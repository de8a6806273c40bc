Option Explicit

' The function wizard's texts can be set only while some workbook is open.
Private WithEvents excel As Application

Private Sub Workbook_Open()
    If ActiveWorkbook Is Nothing Then
        Set excel = Application
    Else
        KamDescribe
    End If
End Sub

Private Sub excel_WorkbookActivate(ByVal opened As Workbook)
    Set excel = Nothing
    KamDescribe
End Sub
