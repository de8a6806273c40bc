"""Does grafting harm a workbook? The promise, checked on every file of a folder by code of its own."""
