"""Gathers what the register holds about a person, once the read is written down, and sets it as a document."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import typst
from fontpkg import family

from infra import moments
from infra.desk import Wish, open_desk
from infra.languages import Language
from infra.settings import Settings
from infra.subject_pages import pages_of
from projections import reading
from projections.access_log import read_entries
from projections.clear import show_moment
from projections.desk import Revealed, sealed_paths
from projections.subject import report_of
from register.days import local_day
from register.lawbook import LawOn
from register.withheld import withheld
from schemas.errors import CommandRefused
from schemas.events import FileState, Phrase, RecordAccessed
from schemas.journal import JournalRecord


def gather(settings: Settings, file_name: str, request_id: str, wish: Wish) -> dict[str, Any]:
    """Return the report of a file; raise CommandRefused without a waiting request, ServiceUnreachable, none opened."""
    with reading.told_when_away(settings.postgres), reading.open_session(settings.postgres) as session:
        file_id = reading.get_file_id(session, file_name)
        state = reading.get_state(session, file_id)
        _require_request(state, request_id)
        own = reading.read_records(session, file_id)
        linked = reading.read_linked(session, own)
        units = reading.read_units(session)
    records = sorted((*own, *(one for theirs in linked.values() for one in theirs)), key=_order)
    revealed, reads = asyncio.run(_opened(settings, wish, units, state, tuple(linked), records))
    now = moments.now()
    grounds = withheld(LawOn(on=local_day(now)))
    return {
        "request_id": request_id,
        "made_at": show_moment(now),
        **report_of(state, records, revealed, reads, grounds),
    }


def _order(record: JournalRecord) -> tuple[int, int, int]:
    return record.event.meta.effective_date, record.stamp.recorded_at, record.offset


def _require_request(state: FileState, request_id: str) -> None:
    known = next((each for each in state.requests if each.request_id == request_id), None)
    if known is None:
        mend = "Record the person's request first: sijill emit --describe SubjectRequestReceived."
        raise CommandRefused("The file has no such request.", where=request_id, mend=mend)
    if known.status != "RECEIVED":
        mend = "A new request of the person is a new act."
        raise CommandRefused(f"The request is {known.status} already.", where=request_id, mend=mend)


async def _opened(
    settings: Settings,
    wish: Wish,
    units: Sequence[str],
    state: FileState,
    absorbed: Sequence[str],
    records: Sequence[JournalRecord],
) -> tuple[list[Revealed], list[RecordAccessed]]:
    """Write one read for each of the person's files, then open the values and read the logs, which end with these."""
    async with open_desk(settings, wish, units) as (desk, visit):
        beside = (RecordAccessed.NAME,)
        fields = (*sealed_paths(records), *beside)
        judged = desk.judge(visit, fields, state)
        await desk.note([desk.entry(visit, file_id, judged, fields) for file_id in absorbed])
        revealed = await desk.reveal(visit, state, records, beside=beside)
    reads = list[RecordAccessed]()
    for file_id in (state.file_id, *absorbed):
        entries = await read_entries(settings.kafka, settings.registry, file_id)
        reads += [entry for entry in entries if isinstance(entry, RecordAccessed)]
    return revealed, sorted(reads, key=lambda one: (one.at, one.access_id))


def write_pdf(report: dict[str, Any], lang: Language, path: Path) -> None:
    """Set the report as a PDF."""
    told = json.dumps(pages_of(report, lang), ensure_ascii=False)
    path.write_bytes(typst.compile(template(), font_paths=fonts(), format="pdf", sys_inputs={"report": told}))


def plain(value: object) -> dict[str, str]:
    """Return what JSON does not know of a report: phrases, by language."""
    if isinstance(value, Phrase):
        return {"en": value.en, "fr": value.fr, "ar": value.ar}
    raise TypeError(type(value).__name__)


def template() -> bytes:
    """Return the document in which reports are set."""
    return resources.files("infra").joinpath("subject.typ").read_bytes()


def fonts() -> typst.Fonts:
    """Return the fonts that come with the package: the same pages on any machine."""
    files = (each.path for name in ("Noto Sans", "Noto Sans Arabic") for each in family(name).files)
    return typst.Fonts(include_system_fonts=False, font_paths=sorted({str(file.parent) for file in files}))
