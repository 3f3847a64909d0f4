"""A first visit to a station: the person registered, the passport read, the file opened, the address taken."""

from __future__ import annotations

from dataclasses import replace

from producers.drafts import Clear
from producers.simulator.desk import day_number
from producers.simulator.national.filedesk import FileDesk
from producers.simulator.national.life import Life
from producers.simulator.national.told import ToldFile
from producers.simulator.people import document_of, identity_of
from producers.simulator.places import Office
from register.birth_years import denies
from register.mrz import checks_of
from register.numbers import file_number
from schemas.events import AddressDetail, Nationality, PartialDate, PersonIdentity

_SERIALS = 10  # files that one story may open at most
_SEEDS = 90


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
    if denies(content, told.birth_year):
        content = born_in(content, told.birth_year)  # one slip of the finger: the year in clear and the sealed date
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


def born_in(identity: PersonIdentity, year: int | None) -> PersonIdentity:
    """Return the identity with a date of birth of which only the year is known."""
    return replace(identity, birth_date=PartialDate(year=year))


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


def address_fields(life: Life, governorate: str, since: int) -> dict[str, object]:
    """Return the clear part of an address."""
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
    life.desk.act(station, "AddressDeclared", 1, "CLERK", address_fields(life, governorate, since), clear=clear)
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
