"""The version, kept as a constant because asking the package metadata costs 70 ms at every start."""

__version__ = "0.1.0"
