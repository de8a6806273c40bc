"""Saving that never harms: locks, backups, checks, and one rename."""
