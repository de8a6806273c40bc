"""The package below the workbook: zip entries, XML with its places, arrows, kinds of content."""
