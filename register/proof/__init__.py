"""Proof of history: trees over journal records, checkpoints signed and co-signed, and their verification (pure)."""
