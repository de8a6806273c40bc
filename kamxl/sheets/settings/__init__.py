"""What the team decided by hand: KAM Settings and KAM Map."""
