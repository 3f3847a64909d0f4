"""Acts of measures and appeals in the lives of `tests.lives`, as the stories about them need them."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from tests.lives import Life, a_life, day
from tests.running import Register

TITLE, BOUND = ("PERMIT_VALID", "TITLE_RUNS"), ("MEASURE", "MEASURE_IN_FORCE")


def resident(register: Register, nationality: str) -> Life:
    """A person with a card from 1 October 2025 to 30 September 2026."""
    life = a_life(register, nationality=nationality, born=1990)
    life.registered(day(2025, 8, 20)).entered(day(2025, 8, 20), visa_kind="LONG_STAY", authorised_days=90)
    life.whole_year(day(2025, 9, 1))
    return life


def ordered(life: Life, on: date, kind: str, **changes: object) -> str:
    """The Minister orders a measure; return its id."""
    measure = str(uuid4())
    fields: dict[str, object] = {"grounds": ["PUBLIC_ORDER"], "ordered_on": on, "from_date": on}
    life.act("MeasureOrdered", on, "MINISTER", measure_id=measure, kind=kind, **(fields | changes))
    return measure


def made_known(life: Life, on: date, measure: str, *, appeal_by: date | None = None) -> None:
    """The person is told in person."""
    life.act(
        "MeasureNotified", on, "CLERK", measure_id=measure, mode="IN_PERSON", notified_on=on, language="fra",
        appeal_deadline=appeal_by,
    )  # fmt: skip


def attacked(life: Life, on: date, measure: str) -> str:
    """The person goes to court, and that suspends; return the appeal's id."""
    appeal = str(uuid4())
    life.act(
        "AppealFiled", on, "LEGAL_OFFICER", appeal_id=appeal, against="MEASURE", subject_id=measure, court="TA-TUNIS",
        suspensive=True, filed_on=on,
    )  # fmt: skip
    return appeal


def dismissed(life: Life, on: date, appeal: str) -> None:
    """The court dismisses the appeal."""
    life.act("AppealDecided", on, "COURT", appeal_id=appeal, outcome="DISMISSED", decided_on=on)
