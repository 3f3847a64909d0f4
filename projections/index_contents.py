"""Who a file's person is, opened from sealed journal records for as long as a comparison needs it.

Never stored, logged or sent on. What stands under a destroyed key is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from register.candidates import Candidate, HeldDocument
from register.duplicate_profile import plain_number
from register.mrz import parse
from register.mrz_lines import NotAZone
from register.suspicions import Registered
from schemas.content import sealed_fields
from schemas.events import PartialDate, PersonIdentity, PersonName, TravelDocumentDetail
from schemas.journal import JournalRecord
from schemas.sealing import SubjectKeys, open_event

KEPT_TYPES = frozenset({"PersonRegistered", "IdentityUpdated", "IdentityCorrected", "TravelDocumentRecorded"})
"""Acts that say who a person is."""


@dataclass(slots=True, kw_only=True)
class Known:
    """What is known of one person so far: an update adds a name (the world changed), a correction replaces them."""

    names: list[PersonName] = field(default_factory=list)
    birth: PartialDate = field(default_factory=PartialDate)
    place: str | None = None
    sex: int = 0
    nationalities: set[str] = field(default_factory=set)
    documents: list[HeldDocument] = field(default_factory=list)

    def candidate(self) -> Candidate | None:
        """Return the person to be compared; None when nothing can be opened (any more)."""
        if not self.names and not self.documents:
            return None
        return Candidate(
            names=tuple(self.names),
            birth=self.birth,
            sex=self.sex,
            nationalities=frozenset(self.nationalities),
            documents=tuple(self.documents),
            birth_place=self.place,
        )


def candidate_in(records: Iterable[JournalRecord], keys: SubjectKeys) -> Candidate | None:
    """Return the person of a file's records of KEPT_TYPES, in order; None when nothing of it can be opened."""
    known = Known()
    for record in records:
        event = record.event
        opened = dict(open_event(event, record.stamp.keys, keys))
        if event.NAME == "TravelDocumentRecorded":
            _document(known, opened.get("detail"), event.issuing_state, event.meta.effective_date)
            continue
        if event.NAME not in KEPT_TYPES:
            continue
        identity = opened.get("identity" if event.NAME == "PersonRegistered" else "after")
        if isinstance(identity, PersonIdentity):
            if event.NAME == "IdentityCorrected":
                known.names.clear()
            known.names += [name for name in identity.names if name not in known.names]
            known.birth, known.place = identity.birth_date, identity.birth_place
        if event.NAME in {"PersonRegistered", "IdentityUpdated", "IdentityCorrected"}:
            known.sex = known.sex if event.sex is None else event.sex
            if event.nationalities:
                known.nationalities = {each.code for each in event.nationalities}
    return known.candidate()


def _document(known: Known, detail: object, issuer: str, seen_on: int) -> None:
    if not isinstance(detail, TravelDocumentDetail):
        return
    known.documents.append(HeldDocument(number=detail.number, issuer=issuer))
    try:
        fields = parse(detail.mrz, date.fromordinal(seen_on + date(1970, 1, 1).toordinal())).fields
    except (NotAZone, ValueError, OverflowError):
        return  # what the zone says is a second way to the same number: without it the written one is enough
    if fields.number and plain_number(fields.number) != plain_number(detail.number):
        known.documents.append(HeldDocument(number=fields.number, issuer=fields.issuing_state or issuer))


def registered_in(file_id: str, records: Sequence[JournalRecord]) -> Registered:
    """Return when and where the person of a file was registered, and when that last changed."""
    first, last = records[0], records[-1]
    return Registered(
        file_id=file_id,
        registered_at=first.stamp.recorded_at,
        station_id=first.event.meta.station_id,
        changed_at=last.stamp.recorded_at,
    )


def subject_keys_in(record: JournalRecord) -> set[str]:
    """Return the keys under which a record has values."""
    return {sealed.subject_key_id for _, sealed in sealed_fields(record.event)}
