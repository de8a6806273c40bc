"""KAM History: the snapshots of what was judged, read as the team's sheet holds them."""
