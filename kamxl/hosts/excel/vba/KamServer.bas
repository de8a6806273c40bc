Option Explicit
Option Private Module

' Asks Python. How it is reached stands in a module of its own; on a Mac buttons go through xlwings' script.

Private silentUntil As Date
Private told As Boolean

' Once more only when the server was ended or is busy; any other failure would be the same again.
Public Function KamPython(functionName As String, settings As Variant, sent As Variant) As Variant
    Dim again As Boolean
    On Error GoTo Failed
Ask:
    KamPython = KamConnect(False).CallUDF("kamxl.hosts.excel.udfs", "ask", Array(functionName, settings, sent))
    Exit Function
Failed:
    If again Or Not KamGone(Err.Number) Then
        KamBackOff
        Err.Raise Err.Number, "kamxl", Err.Description
    End If
    again = True
    KamDrop
    Resume Ask
End Function

Public Sub KamPressed(button As String)
    Dim book As String, why As String, begun As Variant
    On Error GoTo Failed
#If Mac Then
    ' No name of a workbook goes this way: Python takes the active one.
    AppleScriptTask "xlwings-@XLWINGS@.applescript", "VbaHandler", "false;;;;;|" & KamText("quoted") & _
        "|from kamxl.hosts.excel.buttons import press; press('" & button & "')|kamxl|" & _
        Left$(Application.Path, Len(Application.Path) - 4) & "|" & KamText("log")
#Else
    If Not ActiveWorkbook Is Nothing Then book = ActiveWorkbook.Name
    begun = KamConnect(True).CallUDF("kamxl.hosts.excel.buttons", "press", Array(button, book, Application.Hwnd))
    If Not begun Then MsgBox KamText("busy"), vbInformation, KamText("title")
#End If
    Exit Sub
Failed:
    why = Err.Description
    KamDrop
    MsgBox KamText("unreachable") & vbLf & vbLf & why, vbExclamation, KamText("title")
End Sub

' After a failure cells do not try again for two minutes: ten thousand of them would wait one by one.
Public Function KamConnect(atOnce As Boolean) As Object
    If Not atOnce And Now < silentUntil Then KamFail KamText("unreachable")
    silentUntil = Now + TimeSerial(0, 2, 0)
    Set KamConnect = KamReached()
    silentUntil = 0
    If told Then Application.StatusBar = False
    told = False
End Function

Public Sub KamFail(why As String)
    Err.Raise vbObjectError + 513, "kamxl", why
End Sub

' One sentence in the status bar, not one in each cell.
Public Sub KamBackOff()
    If Now >= silentUntil Then silentUntil = Now + TimeSerial(0, 2, 0)
    If told Then Exit Sub
    told = True
    On Error Resume Next
    Application.StatusBar = KamText("unreachable")
End Sub

' Not there (462, 800706BA, 800706BE, 80010007, 80010108), or busy (80010001, 8001010A).
Private Function KamGone(number As Long) As Boolean
    Select Case number
        Case 462, -2147023174, -2147023170, -2147418105, -2147417848, -2147418111, -2147417846
            KamGone = True
    End Select
End Function
