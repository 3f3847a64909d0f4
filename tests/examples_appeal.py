"""Appeals of the summer of 2026, against a measure or against a refusal."""

from __future__ import annotations

from typing import Any

from schemas import events
from tests.examples import DECISION, START_DAY, _made, an_id
from tests.examples_measure import EXPULSION, LEGAL

APPEAL = an_id("appeal")


def appeal_filed(**changes: Any) -> events.AppealFiled:
    """A suspensive one against the expulsion."""
    defaults = {
        "appeal_id": APPEAL,
        "against": "MEASURE",
        "subject_id": EXPULSION,
        "court": "TA-TUNIS",
        "suspensive": True,
        "filed_on": START_DAY,
    }
    return _made("AppealFiled", defaults, LEGAL | changes)


def refusal_appealed(**changes: Any) -> events.AppealFiled:
    """One that suspends nothing, against the refusal."""
    refusal = {"against": "DECISION", "subject_id": DECISION, "suspensive": False, "event_id": an_id("refusal appeal")}
    return appeal_filed(**(refusal | changes))


def appeal_decided(**changes: Any) -> events.AppealDecided:
    """Dismissed."""
    defaults = {"appeal_id": APPEAL, "outcome": "DISMISSED", "decided_on": START_DAY}
    return _made("AppealDecided", defaults, LEGAL | changes)


EVERY_APPEAL = (appeal_filed(), appeal_decided())
