"""An application's way through the offices: receipt, opinions, decision, notification, card; or its end on the way."""

from __future__ import annotations

from dataclasses import dataclass

from producers.simulator.desk import Desk
from producers.simulator.intake import Counter
from producers.simulator.people import WORKERS, weighed
from producers.simulator.places import DIRECTORATE, Office, district_of
from register.lawbook import law_of_act
from register.titles import title_terms
from schemas.events import Condition, Role

_YEAR_DAYS = 365
_MONTH = 30  # days that a receipt runs (domain.md 1.3: about a month)
_PROFESSIONS = ("5120", "2512", "7112", "5223")  # ISCO-08
_APPEAL_DAYS = 60  # invented: the term of appeal is not verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A receipt handed over: its id and last day."""

    receipt_id: str
    valid_to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """The way of one application through the offices; `handle` returns the last day of the card, None without one."""

    counter: Counter
    application: str

    @property
    def _desk(self) -> Desk:
        return self.counter.desk

    def handle(self) -> int | None:
        """Play the application to its end."""
        counter, chance, rates = self.counter, self.counter.chance, self.counter.rates
        receipt = self._issue_receipt()
        if chance.random() < rates.withdrawn:
            self._desk.wait(days=chance.randint(1, 30))
            self._act(counter.station, "ApplicationWithdrawn", 3, "CLERK", {"ground_code": "APPLICANT-WISH"})
            return None
        self._opinion(counter.station, 10, "STATION_HEAD")
        if chance.random() < rates.closed:
            self._desk.wait(days=chance.randint(20, 60))
            self._act(counter.station, "ApplicationClosed", 10, "STATION_HEAD", {"ground_code": "LEFT-COUNTRY"})
            return None
        district = district_of(counter.station)
        self._move(counter.station, district)
        self._desk.wait(days=chance.randint(1, 9))
        self._opinion(district, 20, "DISTRICT_OFFICER")
        self._move(district, DIRECTORATE)
        seen = self._seen_by_station
        receipt = self._review(receipt, seen)
        return self._decide(seen)

    def _act(
        self,
        office: Office,
        event: str,
        officer: int,
        role: Role,
        fields: dict[str, object],
        *,
        refused_for: str | None = None,
        seen: int | None = None,
    ) -> None:
        fields = {"application_id": self.application, **fields}
        self._desk.act(office, event, officer, role, fields, refused_for=refused_for, base_version=seen)

    @property
    def _seen_by_station(self) -> int:
        """Return the version that the station saw last: after the district's two first acts it sees nothing more."""
        return self._desk.accepted - 4

    def _issue_receipt(self) -> Receipt:
        desk, person = self._desk, self.counter.person
        receipt = Receipt(receipt_id=desk.new_id("receipt"), valid_to=desk.today + _MONTH)
        fields: dict[str, object] = {
            "receipt_id": receipt.receipt_id,
            "receipt_number": f"{self.counter.station.code}-{self.counter.chance.randrange(10**5, 10**6)}",
            "valid_from": desk.today,
            "valid_to": receipt.valid_to,
            "rights": ("STAY", "WORK") if person.reason == "WORK_SALARIED" else ("STAY",),
        }
        self._act(self.counter.station, "ReceiptIssued", 10, "STATION_HEAD", fields)
        return receipt

    def _opinion(self, office: Office, officer: int, role: Role) -> None:
        value = weighed(self.counter.chance, {"FAVOURABLE": 74, "NO_OBJECTION": 18, "RESERVED": 6, "UNFAVOURABLE": 2})
        self._act(office, "OpinionRecorded", officer, role, {"level": office.kind, "value": value})

    def _move(self, sender: Office, receiver: Office) -> None:
        """Send the application up, and have it received some days later: two facts."""
        chance, batch = self.counter.chance, f"B{self._desk.today}"
        fields: dict[str, object] = {"from_unit": sender.code, "to_unit": receiver.code, "batch_number": batch}
        sends: Role = "STATION_HEAD" if sender.kind == "STATION" else "DISTRICT_OFFICER"
        self._act(sender, "FileForwarded", 10, sends, {**fields, "to_level": receiver.kind})
        self._desk.wait(days=chance.randint(1, 6))
        role: Role = "DISTRICT_OFFICER" if receiver.kind == "DISTRICT" else "DIRECTORATE_OFFICER"
        self._act(receiver, "FileReceived", 30, role, {**fields, "level": receiver.kind})

    def _review(self, receipt: Receipt, seen: int) -> Receipt:
        """Let the directorate take its time: it may ask for more; receipts run out and are extended, or lapse."""
        chance, rates, desk, station = self.counter.chance, self.counter.rates, self._desk, self.counter.station
        decided = desk.today + int(chance.lognormvariate(3.4, 0.6))
        if chance.random() < rates.moved:
            desk.wait(days=chance.randint(1, 6))
            self.counter.address(weighed(chance, station.governorates), seen=seen)
        if chance.random() < rates.asked_by_directorate:
            self.counter.complement(self.application, DIRECTORATE, ("MEANS_PROOF",))
        while receipt.valid_to < decided and chance.random() < rates.receipt_extended:
            desk.wait(days=max(0, receipt.valid_to - desk.today - 2))
            receipt = Receipt(receipt_id=receipt.receipt_id, valid_to=max(receipt.valid_to, desk.today) + _MONTH)
            fields: dict[str, object] = {"receipt_id": receipt.receipt_id, "valid_to": receipt.valid_to}
            self._act(station, "ReceiptExtended", 10, "STATION_HEAD", fields)
        desk.wait(days=max(0, decided - desk.today))
        return receipt

    def _decide(self, seen: int) -> int | None:
        chance, rates, desk, station = self.counter.chance, self.counter.rates, self._desk, self.counter.station
        self._opinion(DIRECTORATE, 31, "DIRECTORATE_OFFICER")
        granted = chance.random() >= rates.refused
        decision = desk.new_id("decision")
        fields = self._decision_fields(decision, granted=granted)
        if chance.random() < rates.own_decision:
            own = {**fields, "signatory": DIRECTORATE.officer(31), "decision_id": desk.new_id("decision")}
            self._act(DIRECTORATE, "DecisionTaken", 31, "SIGNATORY", own, refused_for="OWN_DECISION")
        desk.wait(days=chance.randint(0, 3))
        self._act(DIRECTORATE, "DecisionTaken", 40, "SIGNATORY", fields)
        if chance.random() < rates.stale_withdrawal:
            stale: dict[str, object] = {"ground_code": "APPLICANT-WISH"}
            self._act(station, "ApplicationWithdrawn", 3, "CLERK", stale, refused_for="STALE_WITHDRAWAL", seen=seen)
        if not granted:
            self._notify(decision)
            return None
        return self._hand_over(decision, fields)

    def _decision_fields(self, decision: str, *, granted: bool) -> dict[str, object]:
        desk, person = self._desk, self.counter.person
        fields: dict[str, object] = {
            "decision_id": decision,
            "outcome": "GRANT" if granted else "REFUSE",
            "signatory": DIRECTORATE.officer(40),
            "prepared_by": DIRECTORATE.officer(31),
        }
        if not granted:
            return fields | {"refusal_grounds": (self.counter.chance.choice(("MEANS", "DOCUMENTS", "PUBLIC-ORDER")),)}
        valid_from = desk.today + 10  # the signature may wait some days: no title begins before its decision
        worker = person.reason in WORKERS
        profession = self.counter.chance.choice(_PROFESSIONS)
        conditions = (Condition(mention="WORK", profession=profession),)
        return fields | {
            "title": "TEMPORARY",
            "reason": person.reason,
            "valid_from": valid_from,
            "valid_to": _last_day(valid_from, person.reason, person.nationality),
            "conditions": conditions if worker else (),
        }

    def _notify(self, decision: str) -> None:
        desk, chance = self._desk, self.counter.chance
        desk.wait(days=chance.randint(2, 14))
        fields: dict[str, object] = {
            "decision_id": decision,
            "mode": weighed(chance, {"IN_PERSON": 90, "POST": 7, "REFUSED_TO_SIGN": 3}),
            "notified_on": desk.today,
            "language": "ara" if self.counter.person.language == "ara" else "fra",
            "appeal_deadline": desk.today + _APPEAL_DAYS,
        }
        self._act(self.counter.station, "DecisionNotified", 3, "CLERK", fields)

    def _hand_over(self, decision: str, decided: dict[str, object]) -> int:
        desk, chance, station = self._desk, self.counter.chance, self.counter.station
        permit, valid_to = desk.new_id("permit"), int(str(decided["valid_to"]))
        desk.wait(days=chance.randint(2, 10))
        fields: dict[str, object] = {
            "decision_id": decision,
            "permit_id": permit,
            "card_number": f"T{chance.randrange(10**7, 10**8)}",
            "title": "TEMPORARY",
            "valid_from": decided["valid_from"],
            "valid_to": valid_to,
            "batch": f"P{desk.today}",
        }
        self._act(DIRECTORATE, "PermitProduced", 60, "PRINT_SHOP", fields)
        self._notify(decision)
        to = "GUARDIAN" if self.counter.person.is_child else "SELF"
        handed: dict[str, object] = {"permit_id": permit, "handed_to": to, "handed_on": desk.today}
        desk.act(station, "PermitHandedOver", 3, "CLERK", handed)
        return valid_to


def _last_day(valid_from: int, reason: str, nationality: str) -> int:
    """Return the last day that is usually granted, and no later than the law of that day lets a title run."""
    law = law_of_act(effective_on=valid_from, done_on=valid_from)
    terms = title_terms("TEMPORARY", reason=reason, nationality=nationality, law=law)
    usual = None if terms is None else terms.usual_last_day(valid_from)
    latest = None if terms is None else terms.latest_last_day(valid_from)
    return min(day for day in (usual, latest, valid_from + _YEAR_DAYS - 1) if day is not None)
