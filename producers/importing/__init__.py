"""Existing registers to events, by a declared mapping: original dates, marked as taken over, nothing lost unreported."""
