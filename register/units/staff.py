"""Whether an officer may act: who holds the act's role in its unit on its day; and whether two officers are two.

Looked at once an order says from when: a unit's officers are enrolled before their acts are held against it.
"""

from __future__ import annotations

from collections.abc import Iterator

from register.acts import SYSTEM_DEVICE
from register.days import iso, local_day
from register.find import find_application
from register.units.organisation import Organisation
from register.verdict import Refused
from schemas.events import DecisionTaken, Event, FileState, ImportSessionApproved, Meta

_SECONDS = ("approved_by", "signatory")
"""Fields of acts that name another officer who takes part that day."""


def officer_breach(organisation: Organisation, event: Event, recorded_at: int) -> Refused | None:
    """Return why the officers of an act are not those whom the organisation knows; `recorded_at` microseconds UTC.

    What counts is the day of the act: what waited offline while an officer left stays good.
    """
    meta, since = event.meta, organisation.officers_from
    if since is None or local_day(recorded_at) < since:
        return None
    if meta.device_id == SYSTEM_DEVICE or meta.import_session is not None:
        return None  # what an older register holds was done by officers of its own time
    day = local_day(meta.occurred_at)
    return _actor(organisation, meta, day) or next(_seconds(organisation, event, day), None)


def one_person_breach(organisation: Organisation, state: FileState | None, event: Event) -> Refused | None:
    """Return that two officers of an act are one person under two service numbers; one number is for the procedure."""
    return next(_one_person(organisation, state, event), None) if organisation.persons else None


def _actor(organisation: Organisation, meta: Meta, day: int) -> Refused | None:
    service = organisation.assignment(meta.actor_id, day)
    if service is None:
        return Refused(rule_id="OFFICER_NOT_ASSIGNED", field="meta.actor_id", detail=(iso(day),))
    if service.unit_id != meta.station_id:
        return Refused(rule_id="OFFICER_OTHER_UNIT", field="meta.station_id", detail=(service.unit_id, iso(day)))
    if service.role != meta.actor_role:
        return Refused(rule_id="OFFICER_OTHER_ROLE", field="meta.actor_role", detail=(service.role, iso(day)))
    return None


def _seconds(organisation: Organisation, event: Event, day: int) -> Iterator[Refused]:
    for field in _SECONDS:
        number = getattr(event, field, None)
        if number is not None and organisation.assignment(number, day) is None:
            yield Refused(rule_id="OFFICER_NOT_ASSIGNED", field=field, detail=(iso(day),))
    if isinstance(event, DecisionTaken) and event.prepared_by not in organisation.officers:  # may have left since
        yield Refused(rule_id="OFFICER_NOT_ASSIGNED", field="prepared_by", detail=(iso(day),))


def _one_person(organisation: Organisation, state: FileState | None, event: Event) -> Iterator[Refused]:
    meta, approved_by = event.meta, getattr(event, "approved_by", None)
    asking: tuple[str | None, ...] = (meta.actor_id, meta.on_behalf_of, getattr(event, "requested_by", None))
    if isinstance(event, ImportSessionApproved):
        asking = (event.opened_by,)  # here it is the second person who acts
    if approved_by is not None and any(organisation.same_person(approved_by, each) for each in asking if each):
        yield Refused(rule_id="SECOND_PERSON", field="approved_by")
    if isinstance(event, DecisionTaken):
        if any(organisation.same_person(event.prepared_by, each) for each in (event.signatory, meta.actor_id)):
            yield Refused(rule_id="FOUR_EYES", field="prepared_by")
        application = None if state is None else find_application(state, event.application_id)
        prepared = () if application is None else application.prepared_by
        if any(organisation.same_person(event.signatory, each) for each in prepared):
            yield Refused(rule_id="FOUR_EYES_OPINION", field="signatory")
