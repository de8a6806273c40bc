"""Open a file a team hands in, whatever it is, and tell what may not be read."""
