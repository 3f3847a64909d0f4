"""Where a person stands on a day, with the reason, since when, and the rules and parts of the file that say so.

Derived, never stored. The first line that fits holds; what protects the person stands above what charges:

    1 the file ended otherwise               UNKNOWN                  OUTSIDE_REGIME, NOT_THIS_FILE
    2 has left                               DEPARTED                 EXIT_RECORDED, EXPULSION_EXECUTED, CLOSED_DEPARTED
      or perhaps has come back               UNKNOWN                  PRESENCE_DOUBTFUL
    3 a notified measure is in force         MEASURE                  MEASURE_IN_FORCE
    4 a title runs, card or no card          PERMIT_VALID             TITLE_RUNS, GRANT_RUNS
    5 a receipt runs                         RECEIPT_VALID            RECEIPT_RUNS
    6 a renewal waits, lodged in time        RENEWAL_PENDING_IN_TIME  RENEWAL_IN_TIME
    7 the term of the entry runs             VISA_FREE                TERM_RUNS, TERM_RUNS_CARD_DUE
    8 the administration is late             RECEIPT_LAPSED_PENDING   RECEIPT_LAPSED, NO_RECEIPT, NOT_NOTIFIED,
                                                                      APPEAL_SUSPENDS, GRANT_TO_BEGIN
    9 what is known does not carry a charge  UNKNOWN                  LATENESS_UNKNOWN, LATE_WAITS, ORDINARY_ABSENT,
                                                                      PRESENCE_DOUBTFUL, PRESENCE_UNKNOWN, CHILD,
                                                                      TERM_UNKNOWN, ENTRY_UNKNOWN
   10 the delay was excused since            RECEIPT_LAPSED_PENDING   LATENESS_EXCUSED
   11 a right ended and the person is here   OVERSTAY                 TITLE_ENDED, TERM_ENDED, REFUSAL_NOTIFIED
      but nobody recorded that it was told   UNKNOWN                  TITLE_WITHDRAWN, APPLICATION_ENDED
   12 nothing is known                       UNKNOWN                  NOTHING_KNOWN

Texts, sources and standing of each reason: law/stay_reasons.yaml (domain.md 2.2; design 12.6).
"""

from __future__ import annotations

from collections.abc import Callable

from register.lawbook import LawOn
from register.stay_doubt import excused_later, open_to_doubt, overstayed
from register.stay_lines import (
    administration_late,
    departed,
    outside,
    receipted,
    renewal_in_time,
    titled,
    under_measure,
    visa_free_term,
)
from register.stay_look import Look, StayCode, StayStatus, look, told
from schemas.events import FileState

__all__ = ["PRECEDENCE", "StayCode", "StayStatus", "stay_status"]

Line = Callable[[Look], StayStatus | None]
PRECEDENCE: tuple[tuple[Line, frozenset[StayCode]], ...] = (
    (outside, frozenset({"UNKNOWN"})),
    (departed, frozenset({"DEPARTED", "UNKNOWN"})),
    (under_measure, frozenset({"MEASURE"})),
    (titled, frozenset({"PERMIT_VALID"})),
    (receipted, frozenset({"RECEIPT_VALID"})),
    (renewal_in_time, frozenset({"RENEWAL_PENDING_IN_TIME"})),
    (visa_free_term, frozenset({"VISA_FREE"})),
    (administration_late, frozenset({"RECEIPT_LAPSED_PENDING"})),
    (open_to_doubt, frozenset({"UNKNOWN"})),
    (excused_later, frozenset({"RECEIPT_LAPSED_PENDING"})),
    (overstayed, frozenset({"OVERSTAY", "UNKNOWN"})),
)
"""The table above: which line is asked when, and what it may answer."""


def stay_status(state: FileState | None, on: int, law: LawOn, *, later: FileState | None = None) -> StayStatus:
    """Return the status on a day (since 1970-01-01) by the law of that day; total.

    `state`: the file as it was on that day, None when it did not exist; `later`: the same file with all that is known
    now, or was at the moment that is asked about. It gives crossings of a past day that were told late, and excuses.
    """
    if state is None or state.version == 0:
        return told(law, "NOTHING_KNOWN")
    seen = look(state, on, law, later)
    for line, _ in PRECEDENCE:
        found = line(seen)
        if found is not None:
            return found
    return told(law, "NOTHING_KNOWN")
