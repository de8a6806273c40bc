"""What a user asks for: check, score, report. Shared by every host."""
