Option Explicit

' The ribbon asks here for its texts, and says here which button was pressed.

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
