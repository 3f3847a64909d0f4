"""Values for example lines: real codes, and ids that agree between the acts of one file.

The examples of PersonRegistered, FileOpened, ApplicationLodged … for the same file are one story, sent in this order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from zlib import crc32

from register.checklists import checklists_version
from register.numbers import file_number
from register.roles import may_do
from schemas.canonical import Schema
from schemas.ids import derived_id

STATION, DISTRICT, DIRECTORATE = "LM1", "LMD", "DGF"
SAMPLE_FILE = "01990000-0000-7000-8000-000000000001"
SAMPLE_DAY = date(2026, 9, 1)
_OFFICERS: Mapping[str, str] = MappingProxyType(  # service numbers by role; else the clerk's
    {
        "DIRECTORATE_OFFICER": f"{DIRECTORATE}-001",
        "FINANCE": f"{STATION}-005",
        "PRINT_SHOP": f"{DIRECTORATE}-020",
        "SIGNATORY": f"{DIRECTORATE}-040",
        "STATION_HEAD": f"{STATION}-010",
    }
)
_ROLES: Mapping[str, str] = MappingProxyType(  # who does it in the story; else the clerk, or the first who may
    {
        "ConflictResolved": "STATION_HEAD",
        "FeeAssessed": "FINANCE",
        "FileForwarded": "STATION_HEAD",
        "FileOpened": "STATION_HEAD",
        "FileReceived": "DIRECTORATE_OFFICER",
        "PaymentRecorded": "FINANCE",
        "PenaltyAssessed": "FINANCE",
        "ReceiptExtended": "STATION_HEAD",
        "ReceiptIssued": "STATION_HEAD",
    }
)
_SHOWN: Mapping[str, tuple[str, ...]] = MappingProxyType(  # may be left out, but the register or a reader asks for them
    {
        "PersonRegistered": ("birth_year", "birth_country", "nationalities", "languages"),
        "DecisionTaken": ("title", "reason", "valid_from", "valid_to"),
        "DocumentAssessed": ("checklist_complete",),
    }
)
_SHOWN_INSIDE = ("names", "birth_date", "year", "month", "day", "latin")
_SAME_THING: Mapping[str, str] = MappingProxyType({"charge_id": "fee_id"})
_OWN_FILE: Mapping[str, str] = MappingProxyType(  # the field that names the file on which the act is written
    {
        "FileAbsorbed": "absorbed_file_id",
        "FileSeparated": "absorbed_file_id",
        "FilesMerged": "survivor_file_id",
        "ImportSessionApproved": "session_id",
    }
)
_PLAIN: Mapping[str, object] = MappingProxyType(
    {
        "family": "Example",
        "given": "Ada",
        "number": "X0000000",
        "latin": "12 rue Ibn Khaldoun, La Marsa",
        "code": "FRA",
        "birth_country": "FRA",
        "issuing_state": "FRA",
        "governorate": "11",
        "language": "fra",
        "languages": "fra",
        "year": 1990,
        "birth_year": 1990,
        "month": 2,
        "day": 28,
        "sex": 2,
        "is_primary": True,
        "checklist_complete": True,
        "station_of_charge": STATION,
        "from_unit": STATION,
        "to_unit": DIRECTORATE,
        "unit": STATION,
        "import_device": f"{STATION}-IMPORT",
        "opened_by": f"{STATION}-001",
        "signatory": f"{DIRECTORATE}-040",
        "prepared_by": f"{DIRECTORATE}-001",
        "document_code": "PASSPORT",
        "tariff_id": "FEE_TEMPORARY_CARD",
        "tariff_version": "1",
        "PenaltyAssessed.tariff_id": "OVERSTAY_REGULARISATION",
        "PenaltyAssessed.tariff_version": "2",
        "PenaltyAssessed.amount": "60.000",
        "weeks_overstay": 3,
        "receipt_number": f"{STATION}-000001",
        "card_number": "TC000001",
        "waiver_ref": "DECREE_2020_416",
        "ground_code": "ABANDONED",
    }
)
_CODES: Mapping[str, str] = MappingProxyType(
    {"script": "LATN", "reason": "STUDY", "to_level": "DIRECTORATE", "FileReceived.level": "DIRECTORATE"}
)
_TERM_DAYS: Mapping[str, int] = MappingProxyType({"ReceiptIssued": 90, "ReceiptExtended": 90})
_YEAR = 364  # days after the first of a card of one year
_BY_TYPE: Mapping[str, object] = MappingProxyType(
    {"decimal": "50.000", "string": "CODE", "int": 1, "long": 1, "boolean": False, "bytes": "00" * 32}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Example values of an act `event` on a file, done at ten o'clock of a day."""

    event: str
    file_id: str = SAMPLE_FILE
    day: date = SAMPLE_DAY

    def is_shown(self, name: str, *, inside: bool = False) -> bool:
        """Return whether the example gives a field that may be left out."""
        return name in _SHOWN_INSIDE if inside else name in _SHOWN.get(self.event, ())

    def value(self, name: str, primitive: str) -> object:
        """Return the example of a field of a primitive or logical Avro type, as JSON has it."""
        match primitive:
            case "uuid":
                return self._id(name)
            case "date":
                return self._day(name).isoformat()
            case "timestamp-micros":
                return f"{self.day.isoformat()}T10:00:00+01:00"
        match name:
            case "actor_id":
                return self._actor()[0]
            case "file_number":
                return file_number(STATION, self.day.year, 1 + crc32(self.file_id.encode()) % 999_999)
            case "approved_by":
                return self._second_person()
            case "checklist_version" | "assessed_against":
                return checklists_version()
        return _PLAIN.get(f"{self.event}.{name}", _PLAIN.get(name, _BY_TYPE[primitive]))

    def symbol(self, name: str, schema: Schema) -> str:
        """Return the example of a field with a closed list of codes."""
        if name == "actor_role":
            return self._actor()[1]
        first: str = schema["symbols"][0]
        return _CODES.get(f"{self.event}.{name}", _CODES.get(name, first))

    def _actor(self) -> tuple[str, str]:
        may = may_do(self.event)
        role = _ROLES.get(self.event, "CLERK" if "CLERK" in may else may[0])
        return _OFFICERS.get(role, f"{STATION}-001"), role

    def _second_person(self) -> str:
        head, does_it = _OFFICERS["STATION_HEAD"], self.event == "ImportSessionApproved"
        return head if does_it or self._actor()[0] != head else f"{DISTRICT}-002"

    def _id(self, name: str) -> str:
        if name in ("file_id", _OWN_FILE.get(self.event)):
            return self.file_id
        return derived_id("example", self.file_id, _SAME_THING.get(name, name))

    def _day(self, name: str) -> date:
        return self.day + timedelta(days=_TERM_DAYS.get(self.event, _YEAR)) if name == "valid_to" else self.day
