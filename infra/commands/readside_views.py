"""How timelines, searches and rebuilds look to a person: tables made from the same data as the JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from infra.commands.file_panel import shown
from infra.moments import show_local
from infra.output import console, print_table
from projections.access import Revealed
from projections.clear import show_moment
from projections.reading import FoundFile, TimelineEntry
from projections.rebuild import Rebuilt
from projections.replay import Replayed
from schemas.events import RecordAccessed


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


def print_replayed(replayed: Replayed) -> None:
    """Print counts by state and the hash of a replay."""
    rows = [("files", status, count) for status, count in replayed.files_by_status.items()]
    rows += [("applications", status, count) for status, count in replayed.applications_by_status.items()]
    print_table(("of", "state", "number"), rows, title=f"{replayed.files} files from {replayed.events} events")
    console().print(f"SHA-256 of all states: {replayed.sha256}", markup=False)


def print_rebuilt(rebuilt: Rebuilt) -> None:
    """Print rows and hashes by table, then what differs."""
    tables: dict[str, list[int]] = {}
    for (table, _), part in rebuilt.hashes.items():
        count = tables.setdefault(table, [0, 0])
        count[0] += part.rows
        count[1] += 1
    print_table(("table", "rows", "partitions compared"), [(name, *count) for name, count in tables.items()])
    for one in rebuilt.differences:
        where = f"{one.table}, partition {one.partition}: live {one.live_rows} rows, rebuilt {one.rebuilt_rows} rows"
        console().print(f"DIFFERENT {where}; keys {', '.join(one.keys)}", markup=False)
    rate = rebuilt.events / rebuilt.seconds if rebuilt.seconds else 0.0
    console().print(f"{rebuilt.events} events in {rebuilt.seconds:.1f} s ({rate:,.0f} events/s)", markup=False)
    console().print(_verdict(rebuilt), markup=False)


def rebuilt_json(rebuilt: Rebuilt) -> dict[str, Any]:
    """Return a rebuild as JSON values: hashes by `table/partition`."""
    return {
        "run_id": rebuilt.run_id,
        "swapped": rebuilt.swapped,
        "equal": not rebuilt.differences,
        "events": rebuilt.events,
        "seconds": round(rebuilt.seconds, 3),
        "load_seconds": round(rebuilt.load_seconds, 3),
        "positions": rebuilt.positions,
        "hashes": {f"{table}/{partition}": part for (table, partition), part in rebuilt.hashes.items()},
        "differences": rebuilt.differences,
        "old_schema": rebuilt.old_schema,
    }


def _verdict(rebuilt: Rebuilt) -> str:
    if not rebuilt.differences:
        return f"Equal, row by row. The rebuilt tables are live; the old ones are kept in {rebuilt.old_schema}."
    if rebuilt.swapped:
        return f"The rebuilt tables are live in spite of the differences; the old ones are in {rebuilt.old_schema}."
    return (
        "The live tables were left as they are. To put the rebuilt ones in place: sijill rebuild --accept-differences"
    )


def _shown(value: Revealed) -> str:
    if value.value is None:
        return f"({value.missing_because})"
    return "; ".join(
        f"{name.replace('_', ' ')}: {shown(name, part)}"
        for name, part in value.value.items()
        if part not in (None, [], "")
    )


def revealed_json(value: Revealed) -> dict[str, Any]:
    """Return a personal value as JSON, its time in ISO 8601."""
    return asdict(value) | {"occurred_at": show_moment(value.occurred_at)}


def print_accesses(accesses: Sequence[RecordAccessed]) -> None:
    """Print who read personal values of a file, one line each."""
    print_table(
        ("when (Tunis)", "actor", "role", "unit", "purpose", "case", "fields"),
        [
            (show_local(a.at), a.actor_id, a.actor_role, a.unit, a.purpose, a.case_ref, " ".join(a.fields))
            for a in accesses
        ],
        spare=("role",),
    )
