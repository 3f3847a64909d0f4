"""How long data are kept, and from which day their destruction is announced (organic law 2004-63, article 45)."""

from __future__ import annotations

from dataclasses import dataclass

from register.lawbook import LawOn
from register.lawentry import Citation
from register.lengths import Length, after, before


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """`after`: the kind of event from which it is counted; `length` None: for ever if `unlimited`, else not set."""

    after: str
    length: Length | None
    unlimited: bool
    notice: Length | None
    rule: Citation

    def erase_on(self, counted_from: int) -> int | None:
        """Return the first day on which the data may be destroyed; None when never, or not yet set."""
        return None if self.length is None else after(counted_from, self.length)

    def announce_on(self, counted_from: int) -> int | None:
        """Return the day from which the destruction is announced."""
        erased = self.erase_on(counted_from)
        return None if erased is None or self.notice is None else before(erased, self.notice)


def retention(category: str, law: LawOn) -> Retention | None:
    """Return the rule for a category: ACTIVE_FILE, REFUSED_APPLICATION, MEASURE, READ_LOG, SCANS or STATISTICS."""
    entry = law.find("retention", category)
    if entry is None:
        return None
    return Retention(
        after=entry.text("after"),
        length=entry.find_length("length"),
        unlimited=entry.flag("unlimited"),
        notice=entry.find_length("notice"),
        rule=entry.citation,
    )
