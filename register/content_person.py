"""What the acts about the person and the file as a whole may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from register.checks import YEAR, among, code, date_, few, id_, number, past, period, stated
from register.codes import ISCED_LEVELS, SEXES, countries, governorates, is_delegation, is_imada, languages
from register.days import local_day, year_of
from register.numbers import check_file_number
from register.verdict import Refused
from schemas.events import (
    AddressDeclared,
    ConflictResolved,
    FileOpened,
    IdentityCorrected,
    IdentityUpdated,
    ImportSessionApproved,
    PersonRegistered,
    TravelDocumentRecorded,
)

OLDEST_BIRTH_YEAR = 1850


def person_registered(event: PersonRegistered, _today: int) -> Refused | None:
    """Codes of the clear dimensions, exactly one primary nationality, a birth year before the act."""
    return (
        id_("person_id", event.person_id)
        or among("sex", event.sex, SEXES)
        or birth_year(event)
        or among("birth_country", event.birth_country, countries())
        or nationalities(event)
        or few("languages", event.languages)
        or next((bad for each in event.languages if (bad := among("languages", each, languages()))), None)
        or among("education", event.education, ISCED_LEVELS)
    )


def birth_year(event: PersonRegistered | IdentityCorrected) -> Refused | None:
    """Refuse a year of birth after the act, or one that nobody living was born in."""
    year = event.birth_year
    if year is None or OLDEST_BIRTH_YEAR <= year <= year_of(local_day(event.meta.occurred_at)):
        return None
    return Refused(rule_id="BIRTH_YEAR_IMPOSSIBLE", field="birth_year")


def nationalities(event: PersonRegistered | IdentityUpdated | IdentityCorrected) -> Refused | None:
    """Refuse a list of nationalities without exactly one primary, with an unknown code or an impossible period."""
    if sum(each.is_primary for each in event.nationalities) != 1:
        return Refused(rule_id="NATIONALITY_PRIMARY", field="nationalities")
    for place, each in enumerate(event.nationalities):
        here = f"nationalities[{place}]"
        bad = (
            among(f"{here}.code", each.code, countries())
            or code(f"{here}.evidence", each.evidence)
            or period(each.from_date, each.to_date, first_field=f"{here}.from_date", last_field=f"{here}.to_date")
        )
        if bad:
            return bad
    return few("nationalities", event.nationalities)


def travel_document_recorded(event: TravelDocumentRecorded, today: int) -> Refused | None:
    """A known issuer; issued before today and before it expires."""
    return (
        id_("document_id", event.document_id)
        or among("issuing_state", event.issuing_state, countries())
        or past("issued_on", event.issued_on, today)
        or period(event.issued_on, event.expires_on, first_field="issued_on", last_field="expires_on")
    )


def file_opened(event: FileOpened, _today: int) -> Refused | None:
    """A file number with its check character."""
    if not check_file_number(event.file_number):
        return Refused(rule_id="FILE_NUMBER_WRONG", field="file_number")
    return code("station_of_charge", event.station_of_charge)


def address_declared(event: AddressDeclared, today: int) -> Refused | None:
    """One of the 24 governorates; delegation and imada inside it."""
    bad = (
        id_("address_id", event.address_id)
        or among("governorate", event.governorate, governorates())
        or date_("since", event.since, today + YEAR)
        or code("proof_code", event.proof_code)
        or number("declared_late_days", event.declared_late_days)
        or code("previous_station", event.previous_station)
    )
    if bad:
        return bad
    if event.delegation is not None and not is_delegation(event.delegation, event.governorate):
        return Refused(rule_id="CODE_UNKNOWN", field="delegation")
    if event.imada is not None and not is_imada(event.imada, event.delegation):
        return Refused(rule_id="CODE_UNKNOWN", field="imada")
    return None


def conflict_resolved(event: ConflictResolved, _today: int) -> Refused | None:
    """A resolution."""
    return stated("resolution", event.resolution)


def import_session_approved(event: ImportSessionApproved, today: int) -> Refused | None:
    """A unit, a device, two officers, and days that have come."""
    return (
        id_("session_id", event.session_id)
        or code("unit", event.unit)
        or code("import_device", event.import_device)
        or code("opened_by", event.opened_by)
        or code("approved_by", event.approved_by)
        or past("to_date", event.to_date, today)
        or period(event.from_date, event.to_date, first_field="from_date", last_field="to_date")
    )
