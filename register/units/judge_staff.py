"""Whether an order about officers may become part of the organisation, and whether officers are who gives an order."""

from __future__ import annotations

from collections.abc import Iterator

from register.codes import is_code
from register.days import iso, local_day
from register.units.checks import begun, still_open
from register.units.fold import enforced
from register.units.organisation import Organisation
from register.verdict import Refused
from schemas.events import EnrolmentEnforced, OfficerAssigned, OfficerReleased, UnitMeta


def ordering_officers(organisation: Organisation, meta: UnitMeta) -> Iterator[Refused]:
    """Once officers are enforced, who orders holds the role that day, and who approves serves somewhere."""
    day = local_day(meta.ordered_at)
    if organisation.officers_from is None or day < organisation.officers_from:
        return
    ordering = organisation.assignment(meta.ordered_by, day)
    if ordering is None or organisation.assignment(meta.approved_by, day) is None:
        field = "meta.ordered_by" if ordering is None else "meta.approved_by"
        yield Refused(rule_id="OFFICER_NOT_ASSIGNED", field=field, detail=(iso(day),))
    elif ordering.role != meta.role:
        yield Refused(rule_id="OFFICER_OTHER_ROLE", field="meta.role", detail=(ordering.role, iso(day)))


def officer_assigned(organisation: Organisation, event: OfficerAssigned) -> Iterator[Refused]:
    """An open unit, codes, a real role, one service a day; and nobody gives a role to themselves."""
    day, unit = event.meta.effective_date, organisation.units.get(event.meta.unit_id)
    yield from still_open(unit, "meta.unit_id", event.meta.unit_id, day)
    yield from begun(unit, day)
    for field, value in (("service_number", event.service_number), ("rank", event.rank)):
        if not is_code(value):
            yield Refused(rule_id="CODE_MALFORMED", field=field)
    if event.role in {"UNKNOWN", "SYSTEM"}:
        yield Refused(rule_id="VALUE_UNKNOWN", field="role")
    if event.until is not None and event.until < day:
        yield Refused(rule_id="PERIOD_REVERSED", field="until", detail=(iso(day),))
    if any(_same(organisation, event, each) for each in (event.meta.ordered_by, event.meta.approved_by)):
        yield Refused(rule_id="UNIT_ONESELF", field="service_number")
    if event.same_person_as is not None and event.same_person_as not in organisation.officers:
        yield Refused(rule_id="PERSON_UNKNOWN", field="same_person_as")
    for one in organisation.officers.get(event.service_number, ()):
        if (one.until is None or one.until >= day) and (event.until is None or one.since <= event.until):
            yield Refused(rule_id="OFFICER_ELSEWHERE", field="service_number", detail=(one.unit_id, iso(one.since)))


def _same(organisation: Organisation, event: OfficerAssigned, officer: str) -> bool:
    numbers = (event.service_number, event.same_person_as)
    return any(organisation.same_person(each, officer) for each in numbers if each is not None)


def officer_released(organisation: Organisation, event: OfficerReleased) -> Iterator[Refused]:
    """The officer serves there."""
    service = organisation.assignment(event.service_number, event.meta.effective_date)
    if service is None or service.unit_id != event.meta.unit_id:
        yield Refused(rule_id="OFFICER_NOT_THERE", field="service_number")


def enforcement(organisation: Organisation, event: EnrolmentEnforced) -> Iterator[Refused]:
    """Each thing is enforced once, by an order of its own."""
    since = getattr(organisation, enforced(event))
    if since is not None:
        yield Refused(rule_id="UNIT_ORDER_KNOWN", detail=(iso(since),))
    if event.signatures + event.officers + event.tokens > 1:
        yield Refused(rule_id="ENFORCED_ONE", field="tokens" if event.tokens else "officers")
    if event.officers or event.tokens:
        yield from _known_officers(organisation, event.meta)
    if not organisation.units:
        yield Refused(rule_id="UNIT_UNKNOWN", field="meta.unit_id")


def _known_officers(organisation: Organisation, meta: UnitMeta) -> Iterator[Refused]:
    """Nobody shuts themselves out: who orders and approves it serves on the day from which officers count."""
    for field, number in (("meta.ordered_by", meta.ordered_by), ("meta.approved_by", meta.approved_by)):
        if organisation.assignment(number, meta.effective_date) is None:
            yield Refused(rule_id="OFFICER_NOT_ASSIGNED", field=field, detail=(iso(meta.effective_date),))
