"""Everything that the register holds about a person, for that person: what it says, whence, who had it, who looked.

Pure: from a file's records, what was opened of them, and its log of reads. Codes stay codes; words are put to them
where it is shown. What is left out is named with its ground and how often it occurs (organic law 2004-63, art. 32, 35).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from projections.clear import clear, show_day, show_moment
from projections.desk import Revealed
from register.withheld import Withheld
from schemas.events import Event, FileForwarded, FileState, FileTransferAccepted, OpinionRecorded, RecordAccessed
from schemas.journal import JournalRecord

_TECHNICAL = frozenset({"recent", "devices", "blocked", "subject_key_id", "merges", "silent_since", "taken_over_at"})
_FROM_OTHERS = {"PARTNER": "PARTNER", "SYSTEM": "REGISTER", "OTHER_SERVICE": "SERVICE", "COURT": "COURT"}


def report_of(
    state: FileState,
    records: Sequence[JournalRecord],
    revealed: Iterable[Revealed],
    reads: Iterable[RecordAccessed],
    grounds: Mapping[str, Withheld],
) -> dict[str, Any]:
    """Return the report as JSON values; `records` in order of effect, those of absorbed files among them."""
    opened: dict[str, list[Revealed]] = {}
    for one in revealed:
        opened.setdefault(one.event_id, []).append(one)
    left_out = Counter[str]()
    acts = [_act(record, opened.get(record.event.meta.event_id, ()), grounds, left_out) for record in records]
    now = _now(state, grounds, left_out)
    return {
        "file": {"file_id": state.file_id, "file_number": state.file_number, "version": state.version},
        "now": now,
        "acts": acts,
        "recipients": _recipients(records),
        "reads": [_read(one) for one in reads],
        "withheld": [
            {
                "field": path,
                "times": left_out[path],
                "ground": grounds[path].name,
                "because": grounds[path].because,
                "article": grounds[path].article,
                "status": grounds[path].rule.status,
                "rule": f"{grounds[path].rule.rule_id} {grounds[path].rule.version}",
            }
            for path in sorted(+left_out)
        ],
    }


def _now(state: FileState, grounds: Mapping[str, Withheld], left_out: Counter[str]) -> dict[str, Any]:
    now = clear(state, without=_TECHNICAL)
    for application in now["applications"]:
        for name in [name for name in application if f"ApplicationState.{name}" in grounds]:
            left_out[f"ApplicationState.{name}"] += len(application.pop(name))
    return now


def _act(
    record: JournalRecord, opened: Iterable[Revealed], grounds: Mapping[str, Withheld], left_out: Counter[str]
) -> dict[str, Any]:
    event, meta = record.event, record.event.meta
    said = {name: value for name, value in clear(event, without=frozenset({"meta"})).items() if value not in (None, [])}
    for name in [name for name in said if f"{event.NAME}.{name}" in grounds]:
        left_out[f"{event.NAME}.{name}"] += 1
        del said[name]
    values = []
    for one in opened:
        path = _path(event, one.field)
        if path in grounds:
            left_out[path] += 1
        else:
            values.append({"field": one.field, "value": one.value, "missing_because": one.missing_because})
    return {
        "act": event.NAME,
        "day": show_day(meta.effective_date),
        "recorded_at": show_moment(record.stamp.recorded_at),
        "unit": meta.station_id,
        "role": meta.actor_role,
        "source": _source(event),
        "said": said,
        "values": values,
        "legal_basis": list(meta.legal_basis),
    }


def _path(event: Event, field: str) -> str:
    """Return the name by which a table of the law knows a sealed field: without the places in its lists."""
    if field == "meta.note":
        return "Meta.note"
    plain = ".".join(part.split("[", 1)[0] for part in field.split("."))
    return f"{event.NAME}.{plain}"


def _source(event: Event) -> str:
    """Return who said it: the office that recorded it unless it came from another register, a partner or a service."""
    if event.meta.import_session is not None:
        return "OLDER_REGISTER"
    if event.NAME.startswith("HostDeclaration"):
        return "HOST"
    return _FROM_OTHERS.get(event.meta.actor_role, "OFFICE")


def _recipients(records: Iterable[JournalRecord]) -> list[dict[str, Any]]:
    """Return the offices that had the file or were asked about it, each once, in the order of its first time."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for record in records:
        event = record.event
        match event:
            case FileForwarded(to_unit=unit):
                why = "FORWARDED"
            case FileTransferAccepted(unit=unit):
                why = "TRANSFERRED"
            case OpinionRecorded(meta=meta):
                unit, why = meta.station_id, "OPINION"
            case _:
                continue
        if unit:
            known = {"unit": unit, "because": why, "since": show_day(event.meta.effective_date)}
            found.setdefault((unit, why), known)
    return list(found.values())


def _read(read: RecordAccessed) -> dict[str, Any]:
    """Return a read as the person may know it: which office, which role, why; officers' numbers are for control."""
    return {
        "at": show_moment(read.at),
        "unit": read.unit,
        "role": read.actor_role,
        "purpose": read.purpose,
        "case_ref": read.case_ref,
        "fields": len(read.fields),
    }
