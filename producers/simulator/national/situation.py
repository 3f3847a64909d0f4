"""Work, study, family, lodging, and the person's wishes about their data: what is recorded beside an application."""

from __future__ import annotations

from datetime import date

from producers.drafts import Clear
from producers.simulator.national.life import Life
from producers.simulator.national.opening import address_detail, born_in, declare_address
from producers.simulator.people import STUDENTS, WORKERS, identity_of
from register.days import day_of
from register.lengths import Length, last_day
from schemas.events import Nationality, RelativeIdentity, SealedText

_EPOCH = date(1970, 1, 1).toordinal()
_TRADES = (("5120", "I5610"), ("2512", "J6201"), ("7112", "F4100"), ("5223", "G4711"))
_FIELDS = ("0613", "0912", "0311", "0413")
_SCHOOLS = ("ENIT", "FMT", "ISG", "ESPRIT", "IHEC")


def occupy(life: Life) -> None:
    """Record what the person does here: a contract of a year, a year of study, a tie to a family."""
    if life.reason in WORKERS:
        employed(life)
    elif life.reason in STUDENTS:
        enrolled(life)
    elif life.reason == "FAM_TN_SPOUSE":
        related(life, "SPOUSE", None)


def employed(life: Life, renewals: int = 0) -> None:
    """Record a contract; the employer is another person, under a key of their own."""
    occupation, activity = life.chance.choice(_TRADES)
    fields: dict[str, object] = {
        "employment_id": life.story.new_id("employment"),
        "occupation": occupation,
        "activity": activity,
        "governorate": life.governorate,
        "contract_from": life.today,
        "contract_to": last_day(life.today, Length(years=1)),
        "renewals": renewals,
        "visaed": life.lucky(0.9),
    }
    clear = {"employer": Clear(content=SealedText(text=f"SARL {life.chance.randrange(10_000)}"))}
    life.desk.act(life.station, "EmploymentRecorded", 3, "CLERK", fields, clear=clear)


def enrolled(life: Life) -> None:
    """Record a year of study."""
    today = date.fromordinal(life.today + _EPOCH)
    year = today.year if today.month >= 8 else today.year - 1
    fields: dict[str, object] = {
        "enrolment_id": life.story.new_id("enrolment"),
        "level": life.chance.choice((6, 7)) if life.reason == "STUDY" else 3,
        "field": life.chance.choice(_FIELDS),
        "institution_code": life.chance.choice(_SCHOOLS),
        "academic_year": year,
        "from_date": max(day_of(year, 9, 14), day_of(life.newcomer.birth_year)),
        "to_date": day_of(year + 1, 6, 30),
        "has_grant": life.lucky(0.2),
    }
    life.desk.act(life.station, "EnrolmentRecorded", 3, "CLERK", fields)


def related(life: Life, link: str, other_person_id: str | None) -> None:
    """Record a tie to a person of the register, or to a Tunisian whom it does not know."""
    fields: dict[str, object] = {
        "link_id": life.story.new_id("link"),
        "link_type": link,
        "other_person_id": other_person_id,
        "other_is_tunisian": other_person_id is None,
        "act_code": "MARRIAGE-ACT" if link == "SPOUSE" else "BIRTH-ACT",
        "from_date": life.today - life.chance.randint(20, 900) if link == "SPOUSE" else None,
    }
    clear: dict[str, Clear] = {}
    if other_person_id is None:
        clear["other"] = Clear(content=RelativeIdentity(names=identity_of(life.person).names[:1]))
    life.desk.act(life.station, "FamilyLinkRecorded", 3, "CLERK", fields, clear=clear)
    life.notes(fields["link_id"], link)
    life.happens(f"TIE_{link}")


def lodged_by_host(life: Life) -> None:
    """Take a host's slip, match it to the file, and hear later when the guest left."""
    declaration = life.story.new_id("declaration")
    fields: dict[str, object] = {
        "declaration_id": declaration,
        "host_kind": life.chance.choice(("HOTEL", "LANDLORD", "INDIVIDUAL")),
        "governorate": life.governorate,
        "arrived_on": life.today - life.chance.randint(0, 2),
    }
    clear = {"address": Clear(content=address_detail(life, life.station))}
    life.desk.act(life.station, "HostDeclarationReceived", 2, "PARTNER", fields, clear=clear)
    life.notes(declaration, "RECEIVED")
    matched: dict[str, object] = {
        "declaration_id": declaration,
        "score": life.chance.randint(820, 1_000),
        "matched_by": "DOCUMENT_NUMBER",
    }
    life.desk.act(life.station, "HostDeclarationMatched", 1, "CLERK", matched)
    life.notes(declaration, "MATCHED")


def asks_for_data(life: Life) -> None:
    """Ask what is held, and get the answer within the month."""
    request = life.story.new_id("request")
    received: dict[str, object] = {
        "request_id": request,
        "kind": "ACCESS",
        "received_on": life.today,
        "due_on": life.today + 30,
    }
    life.desk.act(life.station, "SubjectRequestReceived", 1, "CLERK", received)
    life.notes(request, "RECEIVED")
    life.story.wait(days=life.chance.randint(3, 28))
    answered: dict[str, object] = {"request_id": request, "answered_on": life.today}
    life.desk.act(life.station, "SubjectRequestAnswered", 70, "DATA_PROTECTION_OFFICER", answered)
    life.notes(request, "ANSWERED")


def mends_error(life: Life) -> None:
    """Find a slip of the counter in year of birth or name, and put it right with a second officer's approval."""
    desk, station = life.desk, life.station
    told = desk.home.told
    right = identity_of(life.person)
    year = life.person.birth.year
    wrong_year = None if year is None else year - 1
    by_year = wrong_year is not None and told.birth_year != year
    before = right if not by_year else born_in(right, wrong_year)
    fields: dict[str, object] = {
        "field_paths": ("birth_year", "identity.birth_date") if by_year else ("identity.names",),
        "sex": None,
        "birth_year": year if by_year else None,
        "evidence_code": "BIRTH-CERTIFICATE" if by_year else "PASSPORT",
        "requested_by": station.officer(1),
        "approved_by": station.officer(10),
        "affects_statistics": by_year,
    }
    clear = {"before": Clear(content=before), "after": Clear(content=right)}
    desk.act(station, "IdentityCorrected", 3, "CLERK", fields, clear=clear)
    if by_year:
        told.birth_year = year


def gains_nationality(life: Life, code: str) -> None:
    """Become the national of another state as well: the world changed, so the file is updated."""
    desk, station = life.desk, life.station
    told = desk.home.told
    both = (
        Nationality(code=code, is_primary=True, evidence="PASSPORT"),
        Nationality(code=told.nationality, is_primary=False),
    )
    fields: dict[str, object] = {
        "field_paths": ("nationalities",),
        "nationalities": both,
        "evidence_code": "PASSPORT",
        "requested_by": station.officer(1),
        "approved_by": station.officer(10),
    }
    desk.act(station, "IdentityUpdated", 3, "CLERK", fields)
    told.nationality = code
    life.happens("NATIONALITY_GAINED")


def settles_in(life: Life, since: int) -> None:
    """Declare the first address, and the ties with which the person came."""
    declare_address(life, life.station, life.governorate, since)
    for link, other in life.newcomer.relatives:
        related(life, link, other)
