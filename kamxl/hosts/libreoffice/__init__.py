"""LibreOffice Calc as a host: its extension, and an engine that lets xlwings drive it."""
