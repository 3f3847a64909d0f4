"""Speed as ratios in one run on one platform: `python -m tests.bench [--only NAME …] [--quick] [--json]`.

Figures stand beside the targets of the issue; nothing is asserted, because a time is a fact about a machine.
"""
