"""What appeals against decisions and measures may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from register.checks import code, id_, past, stated
from register.verdict import Refused
from schemas.events import AppealDecided, AppealFiled


def appeal_filed(event: AppealFiled, today: int) -> Refused | None:
    """What is attacked, before which court, on a day that has come."""
    return (
        id_("appeal_id", event.appeal_id)
        or stated("against", event.against)
        or code("court", event.court)
        or past("filed_on", event.filed_on, today)
    )


def appeal_decided(event: AppealDecided, today: int) -> Refused | None:
    """How it ended, on a day that has come."""
    return stated("outcome", event.outcome) or past("decided_on", event.decided_on, today)
