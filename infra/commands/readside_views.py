"""How files, timelines and rebuilds look to a person: panels and tables made from the same data as the JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from infra.output import console, print_table
from projections.access import Revealed
from projections.clear import show_moment
from projections.reading import FoundFile, TimelineEntry
from projections.rebuild import Rebuilt
from projections.replay import Replayed

_HIDDEN = {"recent", "devices", "blocked", "subject_key_id"}  # for machines; all of it is in the JSON


def print_state(state: dict[str, Any], title: str) -> None:
    """Print a file's state as panels: itself, then everything that it holds, each in its own."""
    plain = {name: value for name, value in state.items() if not isinstance(value, list | dict) and name not in _HIDDEN}
    parts: list[Table | Panel] = [_grid(plain)]
    for name, value in state.items():
        listed = value if isinstance(value, list) else [value]
        if name not in _HIDDEN and any(isinstance(one, dict) for one in listed):
            parts += [Panel(_grid(_flat(one)), title=_singular(name), title_align="left") for one in listed]
    console().print(Panel(Group(*parts), title=title, title_align="left"))


def print_revealed(values: Sequence[Revealed]) -> None:
    """Print personal values, one line each."""
    print_table(
        ("event", "field", "when", "value"),
        [(v.type, v.field, show_moment(v.occurred_at), _shown(v)) for v in values],
        title="Personal values (this read is on the access topic)",
    )


def print_timeline(entries: Sequence[TimelineEntry]) -> None:
    """Print one line per event."""
    columns = ("version", "event", "occurred", "effective", "recorded", "station", "role", "actor", "number", "flags")
    print_table(
        columns,
        [
            (
                e.file_version,
                e.type,
                f"{e.occurred_at:%Y-%m-%d %H:%M}",
                e.effective_date,
                f"{e.recorded_at:%Y-%m-%d %H:%M}",
                e.station_id,
                e.actor_role,
                e.actor_id,
                e.number,
                " ".join([*e.flags, *e.findings]),
            )
            for e in entries
        ],
    )


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
    return "; ".join(f"{name}: {part}" for name, part in value.value.items() if part not in (None, [], ""))


def _grid(values: dict[str, Any]) -> Table:
    grid = Table.grid(padding=(0, 2))
    for name, value in values.items():
        if value not in (None, [], ""):
            grid.add_row(Text(name.replace("_", " "), style="dim"), Text(str(value)))
    return grid


def _flat(values: dict[str, Any]) -> dict[str, Any]:
    """Show nested records as one line each."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        nested = value if isinstance(value, list) else [value]
        if any(isinstance(one, dict) for one in nested):
            flat[name] = "\n".join(
                ", ".join(f"{k}={v}" for k, v in one.items() if v not in (None, [])) for one in nested
            )
        else:
            flat[name] = ", ".join(map(str, value)) if isinstance(value, list) else value
    return flat


def _singular(name: str) -> str:
    return name.removesuffix("s").replace("_", " ")
