"""How a rebuild looks to a person, and as JSON."""

from __future__ import annotations

from typing import Any

from infra.output import console, print_table
from projections.rebuild import Rebuilt


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
