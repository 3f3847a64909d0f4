"""The full sizes: `python -m tests.scale` runs bench and faults as large as the issues ask and writes RESULTS.md."""
