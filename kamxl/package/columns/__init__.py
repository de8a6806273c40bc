"""Formula columns in a list of the team: where they go, what they need, how they are found again."""
