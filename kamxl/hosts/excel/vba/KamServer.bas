Option Explicit
Option Private Module

' Reaches Python through the COM server of xlwings; on a Mac, for buttons only, through its script.
' Where Python is stands in the sheet, written when this file was made.

#If Mac Then
#ElseIf Win64 Then
Private Declare PtrSafe Function KamActivate Lib "xlwings64-@XLWINGS@.dll" Alias "XLPyDLLActivateAuto" ( _
    ByRef result As Variant, ByVal start As String, ByVal mode As Long) As Long
#Else
Private Declare PtrSafe Function KamActivate Lib "xlwings32-@XLWINGS@.dll" Alias "XLPyDLLActivateAuto" ( _
    ByRef result As Variant, ByVal start As String, ByVal mode As Long) As Long
#End If
#If Mac Then
#Else
Private Declare PtrSafe Function LoadLibrary Lib "kernel32" Alias "LoadLibraryW" ( _
    ByVal path As LongPtr) As LongPtr
#End If

Private loaded As Boolean
Private silentUntil As Date

' Once more on any error: the server may just have been ended, or Excel may have been busy.
Public Function KamPython(functionName As String, sent As Variant) As Variant
    Dim caller As Object, book As Object, again As Boolean
    If TypeName(Application.Caller) = "Range" Then
        Set caller = Application.Caller
        Set book = caller.Worksheet.Parent
    End If
    On Error GoTo Failed
Ask:
    KamPython = KamConnect(False).CallUDF("kamxl.hosts.excel.udfs", functionName, sent, book, caller)
    Exit Function
Failed:
    If again Then Err.Raise Err.Number, "kamxl", Err.Description
    again = True
    Resume Ask
End Function

Public Sub KamPressed(button As String)
    Dim book As String, why As String
    On Error GoTo Failed
#If Mac Then
    ' No name of a workbook goes this way: Python takes the active one.
    AppleScriptTask "xlwings-@XLWINGS@.applescript", "VbaHandler", "false;;;;;|" & KamText("quoted") & _
        "|from kamxl.hosts.excel.buttons import press; press('" & button & "')|kamxl|" & _
        Left$(Application.Path, Len(Application.Path) - 4) & "|" & KamText("log")
#Else
    If Not ActiveWorkbook Is Nothing Then book = ActiveWorkbook.Name
    KamConnect(True).CallUDF "kamxl.hosts.excel.buttons", "press", Array(button, book), ActiveWorkbook
#End If
    Exit Sub
Failed:
    why = Err.Description
    MsgBox KamText("unreachable") & vbLf & vbLf & why, vbExclamation, KamText("title")
End Sub

' After a failure cells do not try again for two minutes: ten thousand of them would wait one by one.
Private Function KamConnect(atOnce As Boolean) As Object
    Static start As String
    Dim result As Variant
    If Not atOnce And Now < silentUntil Then KamFail KamText("unreachable")
    silentUntil = Now + TimeSerial(0, 2, 0)
#If Mac Then
    KamFail KamText("unreachable")
#Else
    KamLoad
    If start = "" Then start = KamText("start")
    If KamActivate(result, start, 1) <> 0 Then KamFail CStr(result)
    Set KamConnect = result
#End If
    silentUntil = 0
End Function

Private Sub KamLoad()
    Dim library As String
    If loaded Then Exit Sub
#If Win64 Then
    library = KamText("library64")
#ElseIf Mac Then
#Else
    library = KamText("library32")
#End If
#If Mac Then
#Else
    If LoadLibrary(StrPtr(library)) = 0 Then KamFail library
#End If
    loaded = True
End Sub

Private Sub KamFail(why As String)
    Err.Raise vbObjectError + 513, "kamxl", why
End Sub
