Option Explicit
Option Private Module

' Reaches Python through the library of xlwings, which starts it. Where both are stands in the sheet.

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

Public Function KamReached() As Object
#If Mac Then
    KamFail KamText("unreachable")
#Else
    Static start As String
    Dim result As Variant
    KamLoad
    If start = "" Then start = KamText("start")
    If KamActivate(result, start, 1) <> 0 Then KamFail CStr(result)
    Set KamReached = result
#End If
End Function

' The library itself looks whether Python still runs.
Public Sub KamDrop()
End Sub

Private Sub KamLoad()
    Dim library As String
    If loaded Then Exit Sub
#If Mac Then
#ElseIf Win64 Then
    library = KamText("library64")
#Else
    library = KamText("library32")
#End If
#If Mac Then
#Else
    If LoadLibrary(StrPtr(library)) = 0 Then KamFail library
#End If
    loaded = True
End Sub
