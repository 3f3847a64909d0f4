"""Gathers what the register holds about a person, once the read is written down, and sets it as a document."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import typst
from fontpkg import family

from infra.commands.readside_reveal import Reader, access_of, require_log
from infra.languages import Language
from infra.settings import Settings
from infra.subject_pages import pages_of
from infra.vault import FileVault
from projections import reading
from projections.access import AccessTopic, Revealed, reveal, sealed_paths
from projections.access_log import read_accesses
from projections.clear import show_moment
from projections.subject import report_of
from register.days import local_day
from register.lawbook import LawOn
from register.withheld import withheld
from schemas.errors import CommandRefused
from schemas.events import FileState, Phrase, RecordAccessed
from schemas.journal import JournalRecord


def gather(settings: Settings, file_name: str, request_id: str, reader: Reader) -> dict[str, Any]:
    """Return the report of a file; raise CommandRefused without a waiting request, ServiceUnreachable, none opened."""
    with reading.told_when_away(settings.postgres), reading.open_session(settings.postgres) as session:
        file_id = reading.get_file_id(session, file_name)
        state = reading.get_state(session, file_id)
        _require_request(state, request_id)
        own = reading.read_records(session, file_id)
        linked = reading.read_linked(session, own)
    records = sorted((*own, *(one for theirs in linked.values() for one in theirs)), key=_order)
    require_log(settings)
    now = time.time_ns() // 1000
    revealed, reads = asyncio.run(_opened(settings, (file_id, *linked), records, reader))
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
    settings: Settings, file_ids: Sequence[str], records: Sequence[JournalRecord], reader: Reader
) -> tuple[list[Revealed], list[RecordAccessed]]:
    """Write one read for each file, then open its values and read its log of reads; each log ends with this read."""
    log, revealed, reads = AccessTopic(settings.kafka, settings.registry), list[Revealed](), list[RecordAccessed]()
    with FileVault(settings.vault_dir) as vault:
        for file_id in file_ids:
            ours = [record for record in records if record.file_id == file_id]
            access = access_of(file_id, reader, (*sealed_paths(ours), RecordAccessed.NAME))
            revealed += await reveal(ours, access, log=log, keys=vault)
            reads += await read_accesses(settings.kafka, settings.registry, file_id)
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
