"""The file numbers behind ids, where the tables are at hand: a list without them is still a list."""

from __future__ import annotations

from collections.abc import Sequence

from infra.settings import Settings
from schemas.errors import SijillError


def find_numbers(settings: Settings, file_ids: Sequence[str]) -> dict[str, str]:
    """Return the numbers of those files that have one; nothing without the database or the extra that reads it."""
    try:
        from projections import reading  # noqa: PLC0415 - an extra that a screen's host need not have
    except ModuleNotFoundError:
        return {}
    try:
        postgres = settings.postgres
        with reading.told_when_away(postgres), reading.open_session(postgres) as session:
            return reading.read_numbers(session, file_ids)
    except SijillError:
        return {}
