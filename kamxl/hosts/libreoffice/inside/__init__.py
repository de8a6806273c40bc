"""What runs inside LibreOffice, in its own Python: the standard library, UNO, and kamxl's functions."""
