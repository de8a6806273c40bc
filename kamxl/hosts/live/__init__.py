"""What the buttons do: the workflows of the command line on a workbook that is open, through xlwings alone.

Nothing here knows which spreadsheet program it is: Excel, or LibreOffice through the engine in
`kamxl.hosts.libreoffice`. What xlwings has no words for stands in `native_excel`.
"""
