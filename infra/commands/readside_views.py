"""How timelines, searches and accesses look to a person: tables made from the same data as the JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from infra.commands.file_panel import shown
from infra.moments import show_local
from infra.output import print_table
from projections.clear import show_moment
from projections.desk import Revealed
from projections.reading import TimelineEntry
from projections.searching import FoundFile
from register.rules import rules


def print_revealed(values: Sequence[Revealed]) -> None:
    """Print personal values, one line each."""
    print_table(
        ("event", "field", "when (Tunis)", "value"),
        [(v.type, v.field, show_local(v.occurred_at), _shown(v)) for v in values],
        title="Personal values (this read is written down: sijill access FILE)",
    )


def print_timeline(entries: Sequence[TimelineEntry]) -> None:
    """Print one line per event."""
    columns = (
        "version",
        "event",
        "occurred (Tunis)",
        "effective",
        "recorded (Tunis)",
        "station",
        "role",
        "actor",
        "number",
        "remarks",
    )
    print_table(
        columns,
        [
            (
                e.file_version,
                e.type,
                show_local(e.occurred_at),
                e.effective_date,
                show_local(e.recorded_at),
                e.station_id,
                e.actor_role,
                e.actor_id,
                e.number,
                remarks(e),
            )
            for e in entries
        ],
        spare=("role", "actor", "station", "remarks"),
    )


def remarks(entry: TimelineEntry) -> str:
    """Return the screen's remarks on an event; a late act says how late, a notice is in time whenever it is raised."""
    told = [flag for flag in entry.flags if flag != "CAPTURED_LATE"]
    if len(told) < len(entry.flags) and entry.actor_role != "SYSTEM":
        told.append(f"recorded {(entry.recorded_at - entry.occurred_at).days} d later")
    return " ".join([*told, *entry.findings])


def print_found(files: Sequence[FoundFile]) -> None:
    """Print the files that a search found."""
    print_table(
        ("file number", "state", "station", "nationality", "applications", "receipts", "cards", "file id"),
        [
            (
                f.file_number,
                f.status,
                f.station_of_charge,
                f.nationality,
                " ".join(f.applications),
                " ".join(f.receipts),
                " ".join(f.cards),
                f.file_id,
            )
            for f in files
        ],
        spare=("nationality", "cards", "receipts"),
    )


def _shown(value: Revealed) -> str:
    if value.value is None:
        withheld = rules().get(value.missing_because or "")
        return f"({value.missing_because})" if withheld is None else f"(withheld, {withheld.id}: {withheld.reason.en})"
    return "; ".join(
        f"{name.replace('_', ' ')}: {shown(name, part)}"
        for name, part in value.value.items()
        if part not in (None, [], "")
    )


def revealed_json(value: Revealed) -> dict[str, Any]:
    """Return a personal value as JSON, its time in ISO 8601."""
    return asdict(value) | {"occurred_at": show_moment(value.occurred_at)}
