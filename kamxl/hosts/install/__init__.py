"""Bring kamxl into the spreadsheet programs of this user, and out again; no administrator is needed."""
