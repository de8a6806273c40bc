"""The KAM sheets: facts as values, scores as native formulas, settings a team may change.

What their columns are called and mean is declared with the standard library alone, because it is also read
where no workbook can be written: in a browser. Only the modules that write import xlsxwriter.
"""
