"""Text as people type it becomes values: days, numbers, periods, units, words."""
