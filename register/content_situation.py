"""What the acts on work, study, family and lodging may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

import re

from register.checks import among, code, id_, number, past, period, stated_today
from register.codes import ISCED_LEVELS, governorates, is_occupation
from register.days import year_of
from register.verdict import Refused
from schemas.events import (
    EmploymentRecorded,
    EnrolmentRecorded,
    FamilyLinkRecorded,
    HostDeclarationMatched,
    HostDeclarationReceived,
)

PER_MILLE = 1_000
_ACTIVITY = re.compile(r"[A-U][0-9]{0,4}")  # ISIC rev. 4: section A to U, then division, group and class
_FIELD_OF_STUDY = re.compile(r"[0-9]{2,4}")  # ISCED-F 2013: broad, narrow, detailed


def employment_recorded(event: EmploymentRecorded, _today: int) -> Refused | None:
    """Codes of occupation, activity and governorate, and a period that does not end before it begins."""
    return (
        id_("employment_id", event.employment_id)
        or _shaped("occupation", event.occupation, is_occupation(event.occupation))
        or _shaped("activity", event.activity, _ACTIVITY.fullmatch(event.activity or "A") is not None)
        or among("governorate", event.governorate, governorates())
        or number("renewals", event.renewals)
        or period(event.contract_from, event.contract_to, first_field="contract_from", last_field="contract_to")
    )


def enrolment_recorded(event: EnrolmentRecorded, _today: int) -> Refused | None:
    """Codes of level, field and institution; the academic year begins in the year of the first day, or before it."""
    return (
        id_("enrolment_id", event.enrolment_id)
        or among("level", event.level, ISCED_LEVELS)
        or _shaped("field", event.field, _FIELD_OF_STUDY.fullmatch(event.field or "00") is not None)
        or code("institution_code", event.institution_code)
        or period(event.from_date, event.to_date, first_field="from_date", last_field="to_date")
        or _academic_year(event)
    )


def family_link_recorded(event: FamilyLinkRecorded, today: int) -> Refused | None:
    """A kind of link, the act that shows it, and somebody at the other end."""
    return (
        id_("link_id", event.link_id)
        or stated_today(event.meta, "link_type", event.link_type)
        or (None if event.other_person_id is None else id_("other_person_id", event.other_person_id))
        or code("act_code", event.act_code)
        or past("from_date", event.from_date, today)
        or period(event.from_date, event.to_date, first_field="from_date", last_field="to_date")
        or _other(event)
    )


def host_declaration_received(event: HostDeclarationReceived, today: int) -> Refused | None:
    """A first night that has come, and a last morning after it."""
    return (
        id_("declaration_id", event.declaration_id)
        or stated_today(event.meta, "host_kind", event.host_kind)
        or among("governorate", event.governorate, governorates())
        or past("arrived_on", event.arrived_on, today)
        or period(event.arrived_on, event.left_on, first_field="arrived_on", last_field="left_on")
    )


def host_declaration_matched(event: HostDeclarationMatched, _today: int) -> Refused | None:
    """A score per mille, and who or what matched."""
    return (
        id_("declaration_id", event.declaration_id)
        or number("score", event.score)
        or (Refused(rule_id="NUMBER_IMPOSSIBLE", field="score") if event.score > PER_MILLE else None)
        or code("matched_by", event.matched_by)
    )


def _shaped(field: str, value: str | None, fits: bool) -> Refused | None:
    return None if value is None or fits else Refused(rule_id="CODE_UNKNOWN", field=field)


def _academic_year(event: EnrolmentRecorded) -> Refused | None:
    """A year of study begins in its calendar year; who joins it later does so in that year or in the next one."""
    if event.academic_year <= year_of(event.from_date) <= event.academic_year + 1:
        return None
    return Refused(rule_id="ACADEMIC_YEAR_MISFIT", field="academic_year")


def _other(event: FamilyLinkRecorded) -> Refused | None:
    if event.other_person_id is None and event.other is None:
        return Refused(rule_id="FAMILY_LINK_OF_NOBODY", field="other_person_id")
    return None
