"""Many books in one go: planned, made in parallel, recorded, gone on with after a stop.

The way of the work: `inputs` → `books` → `plan` (with the `manifest` of earlier runs) → tasks → an `engine` →
outcomes → `run` records them → `finish` writes the summary and the portfolio of all books.
"""
