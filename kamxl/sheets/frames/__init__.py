"""Typed tables for the measures."""
