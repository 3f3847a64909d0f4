"""A person at the counter: registered, file opened, address declared, application lodged, completed and paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from producers.drafts import Clear
from producers.simulator.desk import Desk, day_number
from producers.simulator.people import STUDENTS, Person, document_of, identity_of, weighed
from producers.simulator.places import Office
from producers.simulator.plan import Rates
from register.checklists import checklist_for, checklists_version
from register.lawbook import LawOn, law_of_act
from register.mrz import checks_of
from register.numbers import file_number
from register.penalties import DaySpan, overstay_penalty
from register.tariffs import Occasion, fee_for
from schemas.events import AddressDetail, ApplicationKind, Nationality, Role

CARD_PRICE = {True: 50_000, False: 150_000}  # millimes, by whether a student: invented, no annex of the tariff was read


@dataclass(kw_only=True)
class Counter:
    """The counter of one station, where a person's acts happen one after the other."""

    desk: Desk
    chance: Random
    station: Office
    person: Person
    rates: Rates

    def open_file(self, serial: int) -> None:
        """Register the person, read the passport, open the file, take the address: one visit."""
        desk, person, station = self.desk, self.person, self.station
        person_id = desk.new_id("person")
        fields: dict[str, object] = {
            "person_id": person_id,
            "sex": person.sex,
            "birth_year": person.birth.year,
            "birth_country": person.nationality,
            "nationalities": (Nationality(code=person.nationality, is_primary=True, evidence="PASSPORT"),),
            "languages": (person.language,),
            "education": person.education,
            "civil_status": person.civil_status,
        }
        clear = {"identity": Clear(content=identity_of(person))}
        desk.act(station, "PersonRegistered", 1, "CLERK", fields, clear=clear)
        self._passport()
        number = file_number(station.code, _year(desk.today), serial)
        opened: dict[str, object] = {
            "file_number": number,
            "person_id": person_id,
            "station_of_charge": station.code,
            "opened_because": "APPLICATION",
        }
        desk.act(station, "FileOpened", 10, "STATION_HEAD", opened)
        if self.chance.random() < self.rates.unknown_governorate:
            self.address("99", refused_for="UNKNOWN_GOVERNORATE")
        self.address(weighed(self.chance, station.governorates))

    def _passport(self) -> None:
        person = self.person
        fields: dict[str, object] = {
            "document_id": self.desk.new_id("document"),
            "document_type": "P",
            "issuing_state": person.nationality,
            "issued_on": day_number(person.issued),
            "expires_on": day_number(person.expires),
            "checks": checks_of(person.mrz),
            "capture_mode": self.chance.choice(("OCR", "OCR", "NFC", "MANUAL")),
            "status": "VALID" if day_number(person.expires) > self.desk.today else "EXPIRED",
        }
        clear = {"detail": Clear(content=document_of(person))}
        self.desk.act(self.station, "TravelDocumentRecorded", 2, "CLERK", fields, clear=clear)

    def address(self, governorate: str, *, refused_for: str | None = None, seen: int | None = None) -> None:
        """Declare an address in a governorate; `seen` is the file's version that the clerk had."""
        latin, arabic = self.chance.choice(self.station.localities)
        street = self.chance.randint(1, 180)
        detail = AddressDetail(arabic=f"{street} نهج ابن خلدون، {arabic}", latin=f"{street} rue Ibn Khaldoun, {latin}")
        fields: dict[str, object] = {
            "address_id": self.desk.new_id("address"),
            "governorate": governorate,
            "since": self.desk.today - self.chance.randint(0, 60),
            "proof_code": "LEASE",
        }
        clear = {"detail": Clear(content=detail)}
        self.desk.act(
            self.station, "AddressDeclared", 1, "CLERK", fields, clear=clear, refused_for=refused_for, base_version=seen
        )

    def lodge(self, kind: ApplicationKind) -> str:
        """Lodge an application and return its id."""
        late = self.chance.random() < self.rates.late
        application = self.desk.new_id("application")
        fields: dict[str, object] = {
            "application_id": application,
            "kind": kind,
            "reason": self.person.reason,
            "title_sought": "TEMPORARY",
            "is_late": late,
            "late_because": weighed(self.chance, {"APPLICANT": 8, "ADMIN": 2}) if late else None,
            "checklist_version": checklists_version(),
            "channel": weighed(self.chance, {"COUNTER": 92, "PROXY": 8}),
        }
        self.desk.act(self.station, "ApplicationLodged", 1, "CLERK", fields)
        self._assess_documents(application)
        self._charge(application, kind, late=late)
        return application

    def _assess_documents(self, application: str) -> None:
        """Look at each document of the checklist; ask for what is missing, and wait for it."""
        codes = list(checklist_for(self.person.reason, self._law()).documents)
        missing = []
        if self.chance.random() < self.rates.incomplete:
            missing = self.chance.sample(codes[3:], k=min(len(codes) - 3, self.chance.choice((1, 1, 2))))
        present = [code for code in codes if code not in missing]
        for code in missing:
            self._assess(application, code, "MISSING")
        for code in present:
            self._assess(application, code, "PRESENT", complete=not missing and code == present[-1])
        if missing:
            self.complement(application, self.station, tuple(missing))

    def _assess(self, application: str, code: str, verdict: str, *, complete: bool = False) -> None:
        fields: dict[str, object] = {
            "application_id": application,
            "document_code": code,
            "verdict": verdict,
            "assessed_against": checklists_version(),
            "checklist_complete": complete,
        }
        self.desk.act(self.station, "DocumentAssessed", 3, "CLERK", fields)

    def complement(self, application: str, asking: Office, items: tuple[str, ...]) -> None:
        """Ask for documents, and take them in when the person brings them days later."""
        fields: dict[str, object] = {
            "application_id": application,
            "level": asking.kind,
            "items": items,
            "due_on": self.desk.today + 30,
            "clock_stops": True,
        }
        role: Role = "CLERK" if asking.kind == "STATION" else "DIRECTORATE_OFFICER"
        self.desk.act(asking, "ComplementRequested", 3, role, fields)
        self.desk.wait(days=self.chance.randint(4, 38))
        received: dict[str, object] = {"application_id": application, "items": items, "checklist_complete": False}
        self.desk.act(self.station, "ComplementReceived", 3, "CLERK", received)
        for code in items:
            self._assess(application, code, "PRESENT", complete=code == items[-1])

    def _charge(self, application: str, kind: ApplicationKind, *, late: bool) -> None:
        """Assess the fee, and what lateness costs; take the money, once with a slip of the finger first."""
        amount = CARD_PRICE[self.person.reason in STUDENTS]
        asked = Occasion(title="TEMPORARY", kind=kind, reason=self.person.reason, nationality=self.person.nationality)
        tariff = fee_for(asked, self._law())
        fee = self.desk.new_id("fee")
        if tariff is not None:
            fields: dict[str, object] = {
                "application_id": application,
                "fee_id": fee,
                "tariff_id": tariff.rule.rule_id,
                "tariff_version": tariff.rule.version,
                "amount": amount if tariff.amount is None else tariff.amount,
            }
            self.desk.act(self.station, "FeeAssessed", 5, "FINANCE", fields)
            if self.chance.random() < self.rates.overpayment:
                self._pay(application, fee, amount * 10, refused_for="OVERPAYMENT")
            self._pay(application, fee, amount)
        if late:
            self._penalise(application)

    def _penalise(self, application: str) -> None:
        """Count the weeks by the table of the day; a waiver only where a decree of the day allows one."""
        law, weeks = self._law(), self.chance.choice((1, 2, 3, 5, 9, 20, 160))
        found = overstay_penalty((DaySpan(first=self.desk.today - 7 * weeks, last=self.desk.today - 1),), law)
        if found is None:
            return
        penalty, due = self.desk.new_id("penalty"), found.amount
        fields: dict[str, object] = {
            "application_id": application,
            "penalty_id": penalty,
            "tariff_id": found.rule.rule_id,
            "tariff_version": found.rule.version,
            "amount": due,
            "weeks_overstay": found.weeks,
            "cap_applied": found.cap_applied,
        }
        self.desk.act(self.station, "PenaltyAssessed", 5, "FINANCE", fields)
        decrees = law.entries("waivers")
        if decrees and self.chance.random() < 0.12:
            waived = due // 2
            waiver: dict[str, object] = {
                "application_id": application,
                "penalty_id": penalty,
                "amount": waived,
                "waiver_ref": decrees[0].id,
                "approved_by": self.station.officer(11),
            }
            self.desk.act(self.station, "PenaltyWaived", 10, "STATION_HEAD", waiver)
            due -= waived
        if self.chance.random() < 0.85:
            self._pay(application, penalty, due)

    def _law(self) -> LawOn:
        return law_of_act(effective_on=self.desk.today, done_on=self.desk.today)

    def _pay(self, application: str, charge: str, amount: int, *, refused_for: str | None = None) -> None:
        fields: dict[str, object] = {
            "application_id": application,
            "payment_id": self.desk.new_id("payment"),
            "charge_id": charge,
            "amount": amount,
            "receipt_number": f"RF-{self.chance.randrange(10**6, 10**7)}",
            "paid_on": self.desk.today,
        }
        self.desk.act(self.station, "PaymentRecorded", 5, "FINANCE", fields, refused_for=refused_for)


def _year(day: int) -> int:
    return date.fromordinal(day + date(1970, 1, 1).toordinal()).year
