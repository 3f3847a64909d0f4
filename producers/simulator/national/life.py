"""What every chapter of a life works with: the person, the desk of their file, the dice, and the station in charge."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from producers.simulator.national.country import Country
from producers.simulator.national.filedesk import FileDesk
from producers.simulator.national.plan import Rates
from producers.simulator.national.population import Newcomer
from producers.simulator.national.story import Story
from producers.simulator.national.told import Told, ToldApplication, ToldDetail, ToldPermit
from producers.simulator.people import Person
from producers.simulator.places import Office
from register.lawbook import LawOn, law_of_act
from schemas.events import Reason

OPEN = frozenset(
    {
        "LODGED",
        "INCOMPLETE",
        "COMPLETE",
        "UNDER_REVIEW",
        "AT_DISTRICT",
        "AT_DIRECTORATE",
        "UNDER_APPEAL",
        "REOPENED",
    }
)
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(kw_only=True)
class Life:
    """One person's life with one file in front; `owner` is who they are in truth, whatever files say.

    `here`: the person is in the country, whatever was recorded.
    """

    story: Story
    newcomer: Newcomer
    person: Person
    person_id: str
    owner: str
    chance: Random
    rates: Rates
    seed: int
    desk: FileDesk
    reason: Reason
    governorate: str
    here: bool = True
    residence_since: int | None = None
    receipts: dict[str, str] = field(default_factory=dict)  # the last one of each application

    @property
    def told(self) -> Told:
        """Return the ledger of the story."""
        return self.story.told

    @property
    def country(self) -> Country:
        """Return the country."""
        return self.story.country

    @property
    def today(self) -> int:
        """Return the local day."""
        return self.story.today

    @property
    def year(self) -> int:
        """Return the local year."""
        return date.fromordinal(self.today + _EPOCH).year

    @property
    def station(self) -> Office:
        """Return the station in charge of the file."""
        return self.country.stations[self.desk.told.station or ""]

    @property
    def district(self) -> Office:
        """Return the district above the station in charge."""
        return self.country.districts[self.station.district]

    def law(self) -> LawOn:
        """Return the law of today."""
        return law_of_act(effective_on=self.today, done_on=self.today)

    def lucky(self, share: float) -> bool:
        """Return True in that share of cases."""
        return self.chance.random() < share

    def happens(self, what: str) -> None:
        """Write down what really happened today."""
        self.told.happens(self.owner, self.today, what)

    def notes(self, detail_id: object, value: str) -> None:
        """Write down a detail of the file in front, or what became of it."""
        self.told.details[str(detail_id)] = ToldDetail(home=self.desk.file_id, value=value)

    def applications(self) -> list[ToldApplication]:
        """Return what stands in the file in front."""
        return [
            each
            for each in self.told.applications
            if self.told.holder(each.home) == self.told.holder(self.desk.file_id)
        ]

    def open_applications(self) -> tuple[str, ...]:
        """Return the ids of the applications that are under way."""
        return tuple(each.application_id for each in self.applications() if each.status in OPEN)

    def permits(self) -> list[ToldPermit]:
        """Return the cards of the file in front."""
        holder = self.told.holder(self.desk.file_id)
        return [each for each in self.told.permits if self.told.holder(each.home) == holder]

    def right_ends(self) -> int | None:
        """Return the last day of the title or of the term that the latest entry gave; None when there was none."""
        titles = [each.title_ends for each in self.permits() if each.status != "CANCELLED_PRINT_ERROR"]
        entries = [each for each in self.told.crossings if each.home == self.desk.file_id]
        terms = [each.term_end for each in entries[-1:] if each.term_end is not None]
        return max([*titles, *terms], default=None)
