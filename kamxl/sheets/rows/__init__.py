"""The rows of a region: read, checked against each other, used or left out."""
