"""What each column of a region means: evidence, and one decision for all of them."""
