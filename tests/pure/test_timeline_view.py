"""What `sijill timeline` remarks beside an event: in words that say something, and nothing where nothing is to say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from infra.commands.readside_views import remarks
from projections.reading import TimelineEntry

ACT = datetime(2026, 9, 10, 9, 0, tzinfo=UTC)


def entry(role: str = "CLERK", *flags: str, findings: tuple[str, ...] = (), after: timedelta) -> TimelineEntry:
    """Return an event of that role, recorded so long after the act."""
    return TimelineEntry(
        partition=0,
        offset=0,
        file_version=1,
        event_id="",
        type="ReceiptLapsed" if role == "SYSTEM" else "AddressDeclared",
        occurred_at=ACT,
        effective_date=date(2026, 9, 10),
        recorded_at=ACT + after,
        station_id="LM1",
        actor_id="LM1-001",
        actor_role=role,
        device_id="LM1-D1",
        device_seq=1,
        captured_offline=False,
        flags=list(flags),
        findings=list(findings),
        application_id=None,
        number=None,
        clear={},
    )


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (entry(after=timedelta(hours=1)), ""),
        (entry("CLERK", "CAPTURED_LATE", after=timedelta(days=74, hours=3)), "recorded 74 d later"),
        (entry("SYSTEM", "CAPTURED_LATE", after=timedelta(days=5)), ""),
        (
            entry("CLERK", "CONCURRENT", "CAPTURED_LATE", findings=("FOUR_EYES",), after=timedelta(days=3)),
            "CONCURRENT recorded 3 d later FOUR_EYES",
        ),
    ],
)
def test_a_late_act_says_how_late_and_a_notice_is_never_late(event: TimelineEntry, expected: str) -> None:
    """An officer's act that came late says by how many days; the register's own notices come when they are raised."""
    assert remarks(event) == expected
