"""File numbers, ids and versions, where the tables are at hand: a list without them is still a list."""

from __future__ import annotations

from collections.abc import Sequence

from infra.settings import Settings
from schemas.errors import CommandRefused, SijillError
from schemas.ids import is_uuid


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


def find_version(settings: Settings, file_id: str) -> int | None:
    """Return the version of a file in the tables; None without them, or when they have no such file."""
    try:
        from projections import reading  # noqa: PLC0415 - as above
    except ModuleNotFoundError:
        return None
    try:
        postgres = settings.postgres
        with reading.told_when_away(postgres), reading.open_session(postgres) as session:
            return reading.get_state(session, file_id).version
    except SijillError:
        return None


def get_file_id(settings: Settings, text: str) -> str:
    """Return the id behind an id or number; raise CommandRefused, or ServiceUnreachable without the tables."""
    if is_uuid(text):
        return text
    try:
        from projections import reading  # noqa: PLC0415 - as above
    except ModuleNotFoundError:
        mend = "Give the file's id; numbers need the tables: pip install 'sijill[projections]'."
        raise CommandRefused("Only the tables know file numbers.", mend=mend) from None
    postgres = settings.postgres
    with reading.told_when_away(postgres), reading.open_session(postgres) as session:
        return reading.get_file_id(session, text)
