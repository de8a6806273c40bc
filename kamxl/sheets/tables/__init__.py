"""One file a table: its rows, its columns, what it needs to be that table."""
