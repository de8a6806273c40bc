"""`kamxl doctor`: looks at everything an add-in needs, and names the cause and the remedy."""
