"""Many books at once: an invented folder of workbooks, and what a batch does with it."""
