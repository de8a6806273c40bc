"""How fast kamxl is, beside the ordinary way of doing the same and beside what no program could undercut."""
