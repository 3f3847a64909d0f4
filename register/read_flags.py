"""What of the reads is shown to the data protection officer: made from the log alone, so the same log gives the same.

Thresholds are those of the day of the read (law/read_flags.yaml).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from register.days import HOUR, MINUTE, first_moment, local_day
from register.lawbook import LawOn
from schemas.events import AccessFlag, ReadsWatched, RecordAccessed

_WEEKDAYS = ("THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY")  # 1970-01-01 was a Thursday
_QUESTION = "find:"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggedRead:
    """A read with what is remarkable in it; none when nothing is."""

    access: RecordAccessed
    flags: tuple[AccessFlag, ...]


def flagged(entries: Iterable[RecordAccessed | ReadsWatched]) -> Iterator[FlaggedRead]:
    """Yield every read of the log, oldest first, with its flags; `entries` are those of all files, or of one.

    BULK needs the entries of all files.
    """
    watched: dict[str, bool] = {}
    opened: defaultdict[str, deque[tuple[int, str]]] = defaultdict(deque)
    for entry in sorted(entries, key=lambda each: each.at):
        if isinstance(entry, ReadsWatched):
            watched[entry.file_id] = entry.watched
        else:
            law = LawOn(on=local_day(entry.at))
            seen = (_own(entry), _night(entry, law), _bulk(entry, opened[entry.actor_id], law))
            flags = dict.fromkeys((*seen[0], *seen[1], *seen[2], *(("WATCHED",) if watched.get(entry.file_id) else ())))
            yield FlaggedRead(access=entry, flags=tuple(flags))


def _own(entry: RecordAccessed) -> tuple[AccessFlag, ...]:
    """Return what the entry itself says."""
    if entry.verdict == "REFUSED":
        return (*entry.flags, "REFUSED")
    claimed = entry.verdict == "CLAIMED" and entry.rule_id is not None
    return (*entry.flags, "CLAIMED") if claimed else entry.flags


def _night(entry: RecordAccessed, law: LawOn) -> tuple[AccessFlag, ...]:
    rule = law.find("read_flags", "NIGHT")
    if rule is None:
        return ()
    day = local_day(entry.at)
    hour = (entry.at - first_moment(day)) // HOUR
    first, end = rule.find_number("from_hour") or 0, rule.find_number("to_hour") or 24
    rests = _WEEKDAYS[day % 7] in rule.texts("rest_days")
    return ("NIGHT",) if rests or not first <= hour < end else ()


def _bulk(entry: RecordAccessed, opened: deque[tuple[int, str]], law: LawOn) -> tuple[AccessFlag, ...]:
    """Count the files of which one reader was shown something, a search's list of files not among it."""
    rule = law.find("read_flags", "BULK")
    files = None if rule is None else rule.find_number("files")
    if rule is None or files is None:
        return ()
    if entry.verdict != "REFUSED" and any(not field.startswith(_QUESTION) for field in entry.fields):
        opened.append((entry.at, entry.file_id))
    while opened and opened[0][0] < entry.at - (rule.find_number("minutes") or 60) * MINUTE:
        opened.popleft()
    return ("BULK",) if len({file_id for _, file_id in opened}) >= files else ()
