"""Key-account management inside the spreadsheet a team already uses."""
