"""One file's life as JSON lines, as a clerk at the counter of La Marsa writes them, and what the register answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from register.codes import documents
from register.numbers import file_number
from schemas.partitioning import partition_of
from tests.running import Register, file_in

TODAY = datetime.now(tz=UTC).date()
LODGED, DECIDED, HANDED = TODAY - timedelta(days=40), TODAY - timedelta(days=6), TODAY - timedelta(days=1)
LANGUAGES = {"en", "fr", "ar"}


@dataclass(kw_only=True)
class File:
    """A file as a clerk works in it: each act is one JSON line with the envelope filled in.

    `saw` counts the acts that the register accepted, which is the version that the next officer sees.
    """

    number: int
    file_id: str
    saw: int = 0
    person: str = field(default_factory=lambda: str(uuid4()))
    application: str = field(default_factory=lambda: str(uuid4()))
    decision: str = field(default_factory=lambda: str(uuid4()))
    permit: str = field(default_factory=lambda: str(uuid4()))

    def act(self, event: str, day: date, actor: str, role: str, /, **fields: object) -> dict[str, object]:
        """Return one act of that day."""
        envelope = {
            "event": event,
            "file_id": self.file_id,
            "occurred_at": f"{day.isoformat()}T10:00:00+01:00",
            "effective_date": day.isoformat(),
            "actor_id": actor,
            "actor_role": role,
            "base_version": self.saw,
        }
        self.saw += 1
        return envelope | fields

    def registered(self) -> dict[str, object]:
        """A woman from Côte d'Ivoire stands at the counter."""
        name = {"script": "LATN", "kind": "BIRTH", "family": "Kouassi", "given": "Aya"}
        return self.act(
            "PersonRegistered", LODGED, "LM-1", "CLERK",
            person_id=self.person, sex=2, birth_year=1999, birth_country="CIV", civil_status="S", education=6,
            identity={"names": [name], "birth_date": {"year": 1999, "month": 2, "day": 17}},
            nationalities=[{"code": "CIV", "is_primary": True}], languages=["fra"],
        )  # fmt: skip

    def opened(self) -> dict[str, object]:
        """Her file gets a number."""
        return self.act(
            "FileOpened", LODGED, "LM-10", "STATION_HEAD",
            file_number=file_number("TN-LM-01", LODGED.year, self.number), person_id=self.person,
            station_of_charge="TN-LM-01", opened_because="APPLICATION",
        )  # fmt: skip

    def address(self, line: str = "12 rue Ibn Khaldoun, La Marsa") -> dict[str, object]:
        """She says where she lives."""
        return self.act(
            "AddressDeclared", LODGED, "LM-1", "CLERK",
            address_id=str(uuid4()), detail={"latin": line}, governorate="11", since=LODGED.isoformat(),
        )  # fmt: skip

    def begun(self) -> list[dict[str, object]]:
        """Return the first three acts of a file."""
        return [self.registered(), self.opened(), self.address()]

    def lodged(self) -> dict[str, object]:
        """She applies for a card, to study."""
        return self.act(
            "ApplicationLodged", LODGED, "LM-1", "CLERK",
            application_id=self.application, kind="FIRST", reason="STUDY", title_sought="TEMPORARY",
            checklist_version="2024-1", channel="COUNTER",
        )  # fmt: skip

    def complete(self) -> dict[str, object]:
        """Every document is there."""
        return self.act(
            "DocumentAssessed", LODGED, "LM-3", "CLERK",
            application_id=self.application, document_code=next(iter(documents())), verdict="PRESENT",
            assessed_against="2024-1", checklist_complete=True,
        )  # fmt: skip

    def fee(self, amount: str = "50.000") -> dict[str, object]:
        """The fee is due."""
        return self.act(
            "FeeAssessed", LODGED, "LM-5", "FINANCE",
            application_id=self.application, fee_id=str(uuid4()), tariff_id="FEE_TEMPORARY_CARD", tariff_version="1",
            amount=amount,
        )  # fmt: skip

    def receipt(self) -> dict[str, object]:
        """She gets a receipt, which runs on for two months."""
        return self.act(
            "ReceiptIssued", LODGED, "LM-10", "STATION_HEAD",
            application_id=self.application, receipt_id=str(uuid4()), receipt_number=f"LM-{self.number:06}",
            valid_from=LODGED.isoformat(), valid_to=(TODAY + timedelta(days=60)).isoformat(), rights=["STAY"],
        )  # fmt: skip

    def forwarded(self) -> list[dict[str, object]]:
        """The station is in favour, and the papers go to the directorate, which takes them in."""
        way = {"application_id": self.application, "from_unit": "TN-LM-01", "to_unit": "DGF"}
        return [
            self.act(
                "OpinionRecorded", LODGED, "LM-10", "STATION_HEAD",
                application_id=self.application, level="STATION", value="FAVOURABLE",
            ),
            self.act("FileForwarded", LODGED, "LM-10", "STATION_HEAD", **way, to_level="DIRECTORATE"),
            self.act("FileReceived", LODGED + timedelta(days=3), "DG-1", "DIRECTORATE_OFFICER", **way,
                     level="DIRECTORATE"),
        ]  # fmt: skip

    def decided(self, *, prepared_by: str = "DG-1", day: date = DECIDED) -> dict[str, object]:
        """The directorate grants a card for a year: one officer prepares, another signs."""
        return self.act(
            "DecisionTaken", day, "DG-40", "SIGNATORY",
            application_id=self.application, decision_id=self.decision, outcome="GRANT", title="TEMPORARY",
            reason="STUDY", signatory="DG-40", prepared_by=prepared_by, **self._term(),
        )  # fmt: skip

    def notified(self) -> dict[str, object]:
        """She is told in person."""
        return self.act(
            "DecisionNotified", DECIDED, "LM-1", "CLERK",
            application_id=self.application, decision_id=self.decision, mode="IN_PERSON",
            notified_on=DECIDED.isoformat(), language="fra",
        )  # fmt: skip

    def card(self) -> list[dict[str, object]]:
        """The card is made, and she signs for it."""
        return [
            self.act(
                "PermitProduced", DECIDED, "PS-1", "PRINT_SHOP",
                application_id=self.application, decision_id=self.decision, permit_id=self.permit,
                card_number=f"T{self.number:06}", title="TEMPORARY", **self._term(),
            ),
            self.act("PermitHandedOver", HANDED, "LM-1", "CLERK", permit_id=self.permit, handed_to="SELF",
                     handed_on=HANDED.isoformat()),
        ]  # fmt: skip

    def _term(self) -> dict[str, object]:
        return {"valid_from": DECIDED.isoformat(), "valid_to": (DECIDED + timedelta(days=364)).isoformat()}

    def life(self) -> list[dict[str, object]]:
        """Return the whole life."""
        first = [*self.begun(), self.lodged(), self.complete(), self.fee(), self.receipt(), *self.forwarded()]
        return [*first, self.decided(), self.notified(), *self.card()]


_numbers = iter(range(1, 1_000))


def a_file(partition: int | None = None) -> File:
    """Return a file that nobody has opened, in a partition if one is named."""
    number = next(_numbers)
    return File(number=number, file_id=file_in(number % 12 if partition is None else partition))


def beside(file: File) -> File:
    """Return another file of the same partition."""
    return a_file(partition_of(file.file_id))


def kinds(register: Register, file: File) -> list[str]:
    """Return the kinds of act in a file's timeline, in the order of its versions."""
    rows = register.sql("SELECT type FROM sijill.timeline WHERE file_id = %s::uuid ORDER BY file_version", file.file_id)
    return [str(kind) for (kind,) in rows]


def all_refusals(register: Register) -> dict[str, list[dict[str, Any]]]:
    """Return what was refused by file, each with reason and mend in three languages."""
    found = register.ask("refusals")
    assert all(set(r[text]) >= LANGUAGES and all(r[text].values()) for r in found for text in ("reason", "mend"))
    return _by_file(found)


def all_letters(register: Register) -> dict[str, list[dict[str, Any]]]:
    """Return the dead letters by file, in order, each with what to do in three languages."""
    found = register.ask("dead-letters", "list", "--status", "all")
    assert all(set(letter["mend"]) == LANGUAGES and all(letter["mend"].values()) for letter in found)
    return _by_file(found)


def _by_file(found: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    by_file: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in found:
        by_file[one["file_id"]].append(one)
    return by_file
