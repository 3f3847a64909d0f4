"""`sijill mrz parse`: what the machine readable zone of a document says, with every check digit."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from infra import moments
from infra.output import print_json, print_table, say
from register.mrz import PartialDay, Zone, read_zone

mrz = typer.Typer(help="Read machine readable zones.", no_args_is_help=True)
_FIELDS = (
    "form", "document_type", "issuer", "number", "nationality", "birth", "sex", "expiry", "optional", "family", "given",
)  # fmt: skip


@mrz.callback()
def commands() -> None:
    """Read machine readable zones of travel documents (ICAO Doc 9303)."""


@mrz.command("parse")
def parse(
    lines: Annotated[list[str], typer.Argument(metavar="LINE...", help="The lines, in quotes; -: from input.")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Day of reading, for the century (today).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what a zone says and whether its check digits are right; exit 1 when one is not. Nothing is kept.

    Example: sijill mrz parse 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<' 'D231458907UTO7408122F1204159<<<<<<<6'
    """
    day = moments.read_day(on)
    given = [line.rstrip("\r\n") for line in sys.stdin if line.strip()] if lines == ["-"] else lines
    zone = read_zone(given, moments.today() if day is None else day)
    if as_json:
        print_json(zone)
    else:
        _print(zone)
    if not zone.is_right:
        raise typer.Exit(1)


def _print(zone: Zone) -> None:
    rows: list[Sequence[object]] = []
    for name in _FIELDS:
        value = getattr(zone, name)
        shown = _day(value) if isinstance(value, PartialDay) else value
        unknown = "no known code" if name in zone.unknown else None
        rows.append((name.replace("_", " "), shown, zone.checks.get(name), unknown))
    rows.append(("all together", None, zone.checks["composite"], None))
    print_table(("field", "value", "check digit", "remark"), rows)
    if zone.truncated:
        say("The names fill their field: they may be cut off.")
    for each in zone.proposals:
        place = f"Line {each.line}, column {each.column}"
        say(f"{place}: {each.found} may be {each.proposed}; then all check digits are right.")


def _day(value: PartialDay) -> str:
    parts = (value.year, 4), (value.month, 2), (value.day, 2)
    return "-".join("?" * width if part is None else f"{part:0{width}}" for part, width in parts)
