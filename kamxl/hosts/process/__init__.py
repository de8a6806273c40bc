"""The processes of the command line: one that waits, and one that reads workbooks within limits."""
