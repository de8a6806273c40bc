Option Explicit
Option Private Module

' Reaches Python through a class that kamxl registered for this user, which starts it outside of Excel.

Private server As Object

Public Function KamReached() As Object
#If Mac Then
    KamFail KamText("unreachable")
#Else
    If server Is Nothing Then
        Set server = CreateObject(KamText("class"))
        ' Python ends with the last Excel that it serves.
        server.CallUDF "kamxl.hosts.excel.lifetime", "end_with", Array(Application.Hwnd)
    End If
    Set KamReached = server
#End If
End Function

Public Sub KamDrop()
    Set server = Nothing
End Sub
