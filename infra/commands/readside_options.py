"""Options that the read side's commands share, and the file that a person names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from infra.archive_place import open_archive
from infra.moments import KNOWN_AT_HELP
from infra.settings import Settings
from projections import reading
from schemas.archive_reader import ArchiveSource, KafkaSource, Source
from schemas.ids import is_uuid

StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
FileName = Annotated[str, typer.Argument(metavar="FILE", help="File id or file number.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As it was on this day, by legal effect (2026-09-30).")
]
KnownAt = Annotated[str | None, typer.Option("--known-at", metavar="TIME", help=KNOWN_AT_HELP)]
Purpose = Annotated[str | None, typer.Option(help="Why personal values are read, as AUDIT; written down.")]
Actor = Annotated[str | None, typer.Option(help="Service number of the reader, as LM1-010; written down.")]
Unit = Annotated[str | None, typer.Option(help="Unit of the reader, as LM1; written down.")]
ReaderRole = Annotated[str, typer.Option("--role", help="Role of the reader; written down.")]
FromArchive = Annotated[str | None, typer.Option(metavar="DIR", help="Read an archive instead of the journal.")]
CaseRef = Annotated[
    str | None, typer.Option(help="Id of the application, measure, appeal or request that the read is about.")
]
Token = Annotated[Path | None, typer.Option(help="File of the reader's token (default: SIJILL_READER_TOKEN).")]


def source_of(settings: Settings, archive: str | None) -> Source:
    """Return where the journal is read from."""
    return KafkaSource(settings.kafka) if archive is None else ArchiveSource(open_archive(archive, settings))


def get_file_id(settings: Settings, text: str) -> str:
    """Return the id behind an id or number; raise CommandRefused, or ServiceUnreachable without the tables."""
    if is_uuid(text):
        return text
    with (
        reading.told_when_away(settings.postgres),
        reading.open_session(settings.postgres) as session,
    ):  # only to learn the id behind a number
        return reading.get_file_id(session, text)


def check_unit(unit: str, known: Sequence[str]) -> None:
    """Raise BadParameter unless the unit is one that the register knows; an empty register knows none yet."""
    if known and unit not in known:
        raise typer.BadParameter(f"{unit} is no unit of this register: {', '.join(known)}", param_hint="--unit")


def check_station(station: str, known: Sequence[str]) -> None:
    """Raise BadParameter unless the station is one that the register knows."""
    if station not in known:
        what = f"no station is {station}; known are {', '.join(known) or 'none yet'}"
        raise typer.BadParameter(what, param_hint="--station")
