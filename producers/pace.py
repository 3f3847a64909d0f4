"""How much goes into one round on the line: little at first, twice as much after a quick answer, half after none.

A link of 64 kbit/s carries 8 KB a second: a round that needs longer than an answer may take would never be acknowledged
and be sent again for ever. Knows sizes and seconds, nothing of what is sent.
"""

from __future__ import annotations

FIRST_BYTES = 32 * 1024  # four seconds at 64 kbit/s
LEAST_BYTES = 2 * 1024  # a few acts: less would cost a round trip for each
MOST_BYTES = 16 * 1024 * 1024  # no limit in practice: the window of events is smaller
_QUICK_S = 4.0  # above a satellite's round trips, well below the time that an answer may take
_SLOW_S = 15.0


class Pace:
    """The bytes that one round may hold; `answered` and `failed` say what became of it."""

    def __init__(self) -> None:
        self.bytes = FIRST_BYTES

    def answered(self, seconds: float) -> None:
        """Take the time from sending to the last acknowledgement."""
        if seconds < _QUICK_S:
            self.bytes = min(MOST_BYTES, self.bytes * 2)
        elif seconds > _SLOW_S:
            self.failed()

    def failed(self) -> None:
        """Take it that a round had no answer."""
        self.bytes = max(LEAST_BYTES, self.bytes // 2)
