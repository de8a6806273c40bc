Option Explicit

' What Excel calls by name: the ribbon asks for its texts and says which button was pressed; the clock starts Python.

Public Sub KamStart()
#If Mac Then
#Else
    On Error GoTo Failed
    KamConnect False
    Exit Sub
Failed:
    KamBackOff
#End If
End Sub

Public Sub KamPress(control As IRibbonControl)
    KamPressed control.Tag
End Sub

Public Sub KamLabel(control As IRibbonControl, ByRef text)
    text = KamText(control.ID & ".label")
End Sub

Public Sub KamScreentip(control As IRibbonControl, ByRef text)
    text = KamText(control.ID & ".screentip")
End Sub

Public Sub KamSupertip(control As IRibbonControl, ByRef text)
    text = KamText(control.ID & ".supertip")
End Sub
