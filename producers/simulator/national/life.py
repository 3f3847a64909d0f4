"""What every chapter of a life works with: the person, the desk of their file, the dice, and the station in charge."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from producers.drafts import Clear
from producers.simulator.desk import day_number
from producers.simulator.national.country import Country
from producers.simulator.national.plan import Rates
from producers.simulator.national.population import Newcomer
from producers.simulator.national.story import FileDesk, Story
from producers.simulator.national.told import Told, ToldApplication, ToldFile, ToldPermit
from producers.simulator.people import Person, document_of, identity_of
from producers.simulator.places import Office
from register.lawbook import LawOn, law_of_act
from register.mrz import checks_of
from register.numbers import file_number
from schemas.events import AddressDetail, Nationality, PersonIdentity, Reason

OPEN = frozenset(
    {
        "LODGED",
        "INCOMPLETE",
        "COMPLETE",
        "UNDER_REVIEW",
        "AT_DISTRICT",
        "AT_DIRECTORATE",
        "UNDER_APPEAL",
        "REOPENED",
    }
)
_EPOCH = date(1970, 1, 1).toordinal()
_SERIALS = 10  # files that one story may open at most
_SEEDS = 90


@dataclass(kw_only=True)
class Life:
    """One person's life with one file in front; `owner` is who they are in truth, whatever files say.

    `here`: the person is in the country, whatever was recorded.
    """

    story: Story
    newcomer: Newcomer
    person: Person
    person_id: str
    owner: str
    chance: Random
    rates: Rates
    seed: int
    desk: FileDesk
    reason: Reason
    governorate: str
    here: bool = True
    residence_since: int | None = None
    receipts: dict[str, str] = field(default_factory=dict)  # the last one of each application

    @property
    def told(self) -> Told:
        """Return the ledger of the story."""
        return self.story.told

    @property
    def country(self) -> Country:
        """Return the country."""
        return self.story.country

    @property
    def today(self) -> int:
        """Return the local day."""
        return self.story.today

    @property
    def year(self) -> int:
        """Return the local year."""
        return date.fromordinal(self.today + _EPOCH).year

    @property
    def station(self) -> Office:
        """Return the station in charge of the file."""
        return self.country.stations[self.desk.told.station or ""]

    @property
    def district(self) -> Office:
        """Return the district above the station in charge."""
        return self.country.districts[self.station.district]

    def law(self) -> LawOn:
        """Return the law of today."""
        return law_of_act(effective_on=self.today, done_on=self.today)

    def lucky(self, share: float) -> bool:
        """Return True in that share of cases."""
        return self.chance.random() < share

    def happens(self, what: str) -> None:
        """Write down what really happened today."""
        self.told.happens(self.owner, self.today, what)

    def applications(self) -> list[ToldApplication]:
        """Return what stands in the file in front."""
        return [
            each for each in self.told.applications if self.told.holder(each.home) == self.told.holder(self.desk.file_id)
        ]

    def open_applications(self) -> tuple[str, ...]:
        """Return the ids of the applications that are under way."""
        return tuple(each.application_id for each in self.applications() if each.status in OPEN)

    def permits(self) -> list[ToldPermit]:
        """Return the cards of the file in front."""
        holder = self.told.holder(self.desk.file_id)
        return [each for each in self.told.permits if self.told.holder(each.home) == holder]

    def right_ends(self) -> int | None:
        """Return the last day of the title or of the term that the latest entry gave; None when there was none."""
        titles = [each.title_ends for each in self.permits() if each.status != "CANCELLED_PRINT_ERROR"]
        entries = [each for each in self.told.crossings if each.home == self.desk.file_id]
        terms = [each.term_end for each in entries[-1:] if each.term_end is not None]
        return max([*titles, *terms], default=None)


def begin_file(life: Life, station: Office, *, identity: PersonIdentity | None = None, because: str) -> FileDesk:
    """Register the person at a station, read the passport, open a file: a visit of ten minutes; return its desk."""
    story, person = life.story, life.person
    told = ToldFile(
        file_id=story.new_id("file"),
        owner=life.owner,
        person_id=life.person_id,
        birth_year=_typed_year(life),
        nationality=person.nationality,
        sex=person.sex,
    )
    story.told.files[told.file_id] = told
    desk = FileDesk(story=story, file_id=told.file_id, told=told)
    life.desk = desk
    fields: dict[str, object] = {
        "person_id": life.person_id,
        "sex": person.sex,
        "birth_year": told.birth_year,
        "birth_country": person.nationality,
        "nationalities": (Nationality(code=person.nationality, is_primary=True, evidence="PASSPORT"),),
        "languages": (person.language,),
        "education": person.education,
        "civil_status": person.civil_status,
    }
    content = identity if identity is not None else identity_of(person)
    desk.act(station, "PersonRegistered", 1, "CLERK", fields, clear={"identity": Clear(content=content)})
    passport(life, station)
    number = file_number(station.code, life.year, _serial(life, len(story.told.files)))
    opened: dict[str, object] = {
        "file_number": number,
        "person_id": life.person_id,
        "station_of_charge": station.code,
        "opened_because": because,
    }
    desk.act(station, "FileOpened", 10, "STATION_HEAD", opened)
    told.status, told.station = "OPEN", station.code
    return desk


def passport(life: Life, station: Office) -> None:
    """Read the passport at a station."""
    person = life.person
    fields: dict[str, object] = {
        "document_id": life.story.new_id("document"),
        "document_type": "P",
        "issuing_state": person.nationality,
        "issued_on": day_number(person.issued),
        "expires_on": day_number(person.expires),
        "checks": checks_of(person.mrz),
        "capture_mode": life.chance.choice(("OCR", "OCR", "NFC", "MANUAL")),
        "status": "VALID" if day_number(person.expires) > life.today else "EXPIRED",
    }
    clear = {"detail": Clear(content=document_of(person))}
    life.desk.act(station, "TravelDocumentRecorded", 2, "CLERK", fields, clear=clear)


def address_fields(life: Life, station: Office, governorate: str, since: int) -> dict[str, object]:
    """Return the clear part of an address declared at a station."""
    return {
        "address_id": life.story.new_id("address"),
        "governorate": governorate,
        "since": since,
        "proof_code": life.chance.choice(("LEASE", "LEASE", "HOST-ATTESTATION")),
    }


def address_detail(life: Life, station: Office) -> AddressDetail:
    """Return the sealed part of an address near a station."""
    latin, arabic = station.localities[0]
    street = life.chance.randint(1, 180)
    return AddressDetail(arabic=f"{street} نهج ابن خلدون، {arabic}", latin=f"{street} rue Ibn Khaldoun, {latin}")


def declare_address(life: Life, station: Office, governorate: str, since: int) -> None:
    """Declare an address that counts from a day."""
    clear = {"detail": Clear(content=address_detail(life, station))}
    life.desk.act(
        station, "AddressDeclared", 1, "CLERK", address_fields(life, station, governorate, since), clear=clear
    )
    lives_at(life.desk.home.told, governorate, since)


def lives_at(told: ToldFile, governorate: str, since: int) -> None:
    """Write down an address: the one that began last counts."""
    if told.address_since is None or since >= told.address_since:
        told.governorate, told.address_since = governorate, since


def _typed_year(life: Life) -> int | None:
    """Return the year of birth as the counter typed it: now and then a year too early."""
    year = life.person.birth.year
    return year - 1 if year is not None and life.lucky(life.rates.corrected) else year


def _serial(life: Life, files: int) -> int:
    return (life.seed % _SEEDS + 1) * 10_000_000 + life.newcomer.number % 1_000_000 * _SERIALS + files
