"""Terms of stay: how long without a visa, when a card is due, how long a resident may be abroad.

Only lengths and their source; counting the days of a person's stays is done elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from register.lawbook import LawOn
from register.lawentry import Citation
from register.lengths import Length, last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class StayTerm:
    """A length; `within` the period in which it is counted, `times` how often; `length` None where it has no end."""

    length: Length | None
    within: Length | None
    times: int | None
    article: str | None
    rule: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class VisaFree:
    """How long a national may stay without a visa; `lost_by` is what took the waiver away, and then there is none."""

    length: Length | None
    lost_by: str | None
    rule: Citation

    def last_day(self, entered_on: int) -> int | None:
        """Return the last day of a stay that begins with an entry, the day of entry counted; None without a waiver."""
        return None if self.length is None or self.lost_by is not None else last_day(entered_on, self.length)


def stay_term(term_id: str, law: LawOn) -> StayTerm | None:
    """Return a term by its id in law/stay_terms.yaml, as CARD_DUTY_CONSECUTIVE, CARD_AGE, ABSENCE_ORDINARY."""
    entry = law.find("stay_terms", term_id)
    if entry is None:
        return None
    return StayTerm(
        length=entry.find_length("length"),
        within=entry.find_length("within"),
        times=entry.find_number("times"),
        article=entry.find_text("article"),
        rule=entry.citation,
    )


def visa_free(nationality: str, law: LawOn, *, history: Collection[str] = ()) -> VisaFree | None:
    """Return the stay without a visa that a nationality has on a day of entry; None when no source at hand says.

    `history`: what the person's files hold, of EXPULSION, PERMIT_REFUSED and BAN; each takes the waiver away (law 68-7,
    article 7). None is not "a visa is needed": the register does not know.
    """
    entry = next((each for each in law.entries("visa_free") if nationality in each.texts("nationality")), None)
    if entry is None:
        return None
    lost = next((reason for reason in entry.texts("except_after") if reason in history), None)
    return VisaFree(length=entry.find_length("length"), lost_by=lost, rule=entry.citation)
