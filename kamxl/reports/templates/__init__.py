"""Empty sheets for a team to fill in, whose headers kamxl recognises because they come from its tables."""
