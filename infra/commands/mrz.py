"""`sijill mrz`: read a machine readable zone that a person typed or a reader sent, and say what is doubtful in it.

The zone's personal values go to standard output, because the person gave them; nothing is logged or kept.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from infra.moments import read_day, today
from infra.output import print_error, print_json, print_table, say
from register.mrz import SEX_ISO_5218, Zone, parse
from register.mrz_lines import NotAZone
from register.mrz_slips import Correction
from schemas.events import PartialDate

mrz = typer.Typer(no_args_is_help=True, help="Machine readable zones of travel documents (ICAO Doc 9303).")
_STDIN = "-"
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_LONGEST = 4096  # bytes of standard input: many times a zone, so that no file is read to its end by mistake
# Each field in the order of a passport's page, with the check digit that covers it.
_SHOWN = (
    ("document_type", None),
    ("issuing_state", None),
    ("number", "number"),
    ("family", None),
    ("given", None),
    ("nationality", None),
    ("birth_date", "birth"),
    ("sex", None),
    ("expires_on", "expiry"),
    ("optional_data", "optional"),
    ("optional_data_2", None),
)


@mrz.callback()
def machine_readable_zones() -> None:
    """Read machine readable zones of travel documents (ICAO Doc 9303)."""


@mrz.command("parse")
def parse_zone(
    lines: Annotated[
        list[str],
        typer.Argument(metavar="LINE...", help="The lines of the zone, each in quotes; - for standard input."),
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Day of reading, decides the centuries (today).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Read a zone of two or three lines: fields, check digits, and likely misreadings, which are never applied.

    Standard input leaves no trace in the shell's history. Exit 0: all digits right; 1: a digit fails or a field cannot
    be read; 2: no zone.

    Example: sijill mrz parse 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
    'L898902C36UTO7408122F1204159ZE184226B<<<<<10'
    """
    given = read_day(on, "--on")
    try:
        zone = parse(_lines(lines), date.fromordinal((today() if given is None else given) + _EPOCH_ORDINAL))
    except NotAZone as error:
        print_error(error)
        raise typer.Exit(2) from None
    if as_json:
        print_json(_told(zone))
    else:
        _print(zone)
    if not zone.is_sound:
        raise typer.Exit(1)


def _lines(given: list[str]) -> list[str]:
    """Return the lines of the arguments, or of standard input without empty lines and blanks at the ends."""
    if given != [_STDIN]:
        return given
    text = typer.get_binary_stream("stdin").read(_LONGEST).decode("utf-8-sig", errors="replace")
    return [line.strip() for line in text.splitlines() if line.strip()]


def _told(zone: Zone) -> dict[str, object]:
    fields = asdict(zone.fields)
    sex = zone.fields.sex
    return {
        "format": zone.format,
        "lines": zone.lines,
        "sound": zone.is_sound,
        "fields": fields | {"sex_iso_5218": None if sex is None else SEX_ISO_5218[sex]},
        "checks": zone.checks,
        "unreadable": zone.unreadable,
        "unknown_codes": zone.unknown_codes,
        "name_truncated": zone.name_truncated,
        "proposals": [[_correction(each) for each in one.corrections] for one in zone.proposals],
    }


def _correction(each: Correction) -> dict[str, object]:
    return {"line": each.line, "column": each.column, "from": each.read, "to": each.printed}


def _print(zone: Zone) -> None:
    checks = asdict(zone.checks)
    rows = [
        (name.replace("_", " "), _shown(getattr(zone.fields, name)), checks[check] if check else "", _note(zone, name))
        for name, check in _SHOWN
        if name != "optional_data_2" or zone.format == "TD1"
    ]
    print_table(("field", "value", "check digit", "note"), [*rows, ("composite", "", checks["composite"], "")])
    for number, one in enumerate(zone.proposals, 1):
        steps = ", ".join(f"line {c.line} column {c.column}: {c.read} may be {c.printed}" for c in one.corrections)
        typer.echo(f"proposal {number}: {steps}")
    if zone.proposals:
        say("Nothing was corrected: look at the document, then type the zone as it is printed.")
    elif not zone.is_sound:
        say("No single misreading explains it: look at the document, and read the zone again.")


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case PartialDate(year=year, month=month, day=day):
            if year is month is day is None:
                return "unknown"
            return f"{_part(year, 4)}-{_part(month, 2)}-{_part(day, 2)}"
        case tuple():
            return " ".join(map(str, value))
        case _:
            return str(value)


def _part(value: int | None, width: int) -> str:
    return "?" * width if value is None else f"{value:0{width}d}"


def _note(zone: Zone, name: str) -> str:
    if name in zone.unreadable:
        return "cannot be read"
    if name in zone.unknown_codes:
        return "code in neither ISO 3166 nor Doc 9303"
    if name == "given" and zone.name_truncated:
        return "names may be truncated: their field is full"
    return ""
