"""Existing registers to events, by a declared mapping: original dates, marked, nothing lost unreported."""
