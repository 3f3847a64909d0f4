"""What the acts on the way of an application may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from register.checks import among, code, codes, date_, few, id_, past, period, stated, stated_today
from register.codes import documents, governorates, is_occupation, languages
from register.verdict import Refused
from schemas.events import (
    ApplicationClosed,
    ApplicationLodged,
    ApplicationWithdrawn,
    ComplementReceived,
    ComplementRequested,
    Condition,
    DecisionNotified,
    DecisionTaken,
    DocumentAssessed,
    FileForwarded,
    FileReceived,
    OpinionRecorded,
)


def application_lodged(event: ApplicationLodged, _today: int) -> Refused | None:
    """What is asked for is known, except in older registers."""
    return (
        id_("application_id", event.application_id)
        or code("checklist_version", event.checklist_version)
        or stated_today(event.meta, "kind", event.kind)
        or stated_today(event.meta, "title_sought", event.title_sought)
    )


def document_assessed(event: DocumentAssessed, _today: int) -> Refused | None:
    """A document of the list, and a verdict."""
    return (
        among("document_code", event.document_code, documents())
        or stated("verdict", event.verdict)
        or date_("valid_until", event.valid_until)
        or code("assessed_against", event.assessed_against)
    )


def complement_requested(event: ComplementRequested, _today: int) -> Refused | None:
    """Documents of the list, asked for by a known level."""
    return (
        _documents("items", event.items)
        or date_("due_on", event.due_on)
        or stated_today(event.meta, "level", event.level)
    )


def complement_received(event: ComplementReceived, _today: int) -> Refused | None:
    """Documents of the list."""
    return _documents("items", event.items)


def opinion_recorded(event: OpinionRecorded, _today: int) -> Refused | None:
    """An opinion of a known level, except in older registers."""
    return (
        stated_today(event.meta, "level", event.level)
        or stated_today(event.meta, "value", event.value)
        or code("ground_code", event.ground_code)
    )


def file_forwarded(event: FileForwarded, _today: int) -> Refused | None:
    """From unit to unit."""
    return (
        code("from_unit", event.from_unit)
        or code("to_unit", event.to_unit)
        or stated_today(event.meta, "to_level", event.to_level)
        or code("batch_number", event.batch_number)
    )


def file_received(event: FileReceived, _today: int) -> Refused | None:
    """From unit to unit."""
    return (
        code("from_unit", event.from_unit)
        or code("to_unit", event.to_unit)
        or stated_today(event.meta, "level", event.level)
        or code("batch_number", event.batch_number)
    )


def decision_taken(event: DecisionTaken, _today: int) -> Refused | None:
    """An outcome; codes of conditions and grounds."""
    return (
        id_("decision_id", event.decision_id)
        or stated("outcome", event.outcome)
        or period(event.valid_from, event.valid_to, first_field="valid_from", last_field="valid_to")
        or codes("refusal_grounds", event.refusal_grounds)
        or code("signatory", event.signatory)
        or code("prepared_by", event.prepared_by)
        or few("conditions", event.conditions)
        or few("relied_on", event.relied_on)
        or next((bad for place, each in enumerate(event.conditions) if (bad := _condition(place, each))), None)
    )


def _condition(place: int, condition: Condition) -> Refused | None:
    here = f"conditions[{place}]"
    if condition.profession is not None and not is_occupation(condition.profession):
        return Refused(rule_id="CODE_UNKNOWN", field=f"{here}.profession")
    return code(f"{here}.mention", condition.mention) or among(
        f"{here}.governorate", condition.governorate, governorates()
    )


def decision_notified(event: DecisionNotified, today: int) -> Refused | None:
    """A day that has come, and a term of appeal after it."""
    return (
        past("notified_on", event.notified_on, today)
        or among("language", event.language, languages())
        or stated_today(event.meta, "mode", event.mode)
        or period(event.notified_on, event.appeal_deadline, first_field="notified_on", last_field="appeal_deadline")
    )


def application_withdrawn(event: ApplicationWithdrawn, _today: int) -> Refused | None:
    """A coded ground, when there is one."""
    return code("ground_code", event.ground_code)


def application_closed(event: ApplicationClosed, _today: int) -> Refused | None:
    """A coded ground."""
    return code("ground_code", event.ground_code)


def _documents(field: str, items: tuple[str, ...]) -> Refused | None:
    return few(field, items) or next((bad for item in items if (bad := among(field, item, documents()))), None)
