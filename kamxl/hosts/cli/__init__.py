"""The command line: one file for each command, with its options; `main` does what was asked."""
