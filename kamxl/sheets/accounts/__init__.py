"""Whose row is it: the account list, numbers, names, candidates."""
