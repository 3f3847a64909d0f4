"""Lives of files, told act by act with the days on which they happened, on a register that runs.

    life = a_life(register, nationality="CIV", born=1999)
    life.registered(day(2026, 1, 5)).entered(day(2026, 1, 2))
    asked = life.lodged(day(2026, 1, 10), reason="STUDY")
    then = await life.known()                       # told to the register, judged, in the tables; the moment after it
    assert life.status(day(2026, 2, 1)) == ("VISA_FREE", "TERM_RUNS")
    await life.agrees(days=(…, …, …), moments=(then, None))

Each method queues one or more acts by the officers who may do them and returns the life, or the id of what began.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self
from uuid import uuid4

from register.codes import documents
from register.numbers import file_number
from tests.running import Register, file_in, until
from tests.story_examples import all_refusals

day = date
STATION, DIRECTORATE = "TN-LM-01", "DGF"
_OFFICERS = {
    "CLERK": "LM-1", "STATION_HEAD": "LM-10", "FINANCE": "LM-5", "DIRECTORATE_OFFICER": "DG-1", "SIGNATORY": "DG-40",
    "PRINT_SHOP": "PS-1", "BORDER_OFFICER": "BO-1", "MINISTER": "MI-1", "COURT": "CO-1", "LEGAL_OFFICER": "LO-1",
    "SUPERVISOR": "SV-1", "DISTRICT_OFFICER": "DI-1", "DATA_PROTECTION_OFFICER": "DP-3",
}  # fmt: skip
_numbers = iter(range(2_000, 9_000))


@dataclass(kw_only=True)
class Life:
    """One person's file; `saw` is the version that the next officer sees, `waiting` are acts not yet told.

    `shown` is what an officer saw on the screen at each moment that `known` returned.
    """

    register: Register
    number: int
    file_id: str
    nationality: str
    born: int
    person: str = field(default_factory=lambda: str(uuid4()))
    station: str = STATION
    saw: int = 0
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    waiting: list[dict[str, object]] = field(default_factory=list)

    # --- telling --------------------------------------------------------------------------------------------------

    def act(self, event: str, on: date, role: str, /, **fields: object) -> Self:
        """Queue an act of that day, by the officer of the role; fields of the envelope may be given too."""
        envelope: dict[str, object] = {
            "event": event,
            "file_id": self.file_id,
            "occurred_at": f"{on.isoformat()}T10:00:00+01:00",
            "effective_date": on.isoformat(),
            "actor_id": _OFFICERS[role],
            "actor_role": role,
            "base_version": self.saw,
        }
        self.saw += 1
        self.waiting.append(envelope | {name: _plain(value) for name, value in fields.items()})
        return self

    async def known(self, station: str | None = None, corps: str = "SURETE") -> str:
        """Tell the register what waits, see that all of it is accepted, and return the moment after that."""
        acts, self.waiting, before = self.waiting, [], len(self.refusals())
        station = station or self.station
        report = self.register.emit(*acts, station=station, device=f"{station}-D1", corps=corps)
        await self.register.settle()
        assert (report["taken"], report["bad_count"]) == (len(acts), 0), report
        refused = [(each["event_type"], each["rule_id"], each["field"]) for each in self.refusals()[before:]]
        assert refused == [], refused
        while True:  # a notice of the clock may come between the answer and the moment: then once more
            shown, moment = self.file(), datetime.now(tz=UTC).isoformat()
            await self.register.settle()
            if self.file()["version"] == shown["version"]:
                break
        self.saw, self.shown[moment] = int(shown["version"]), shown
        return moment

    async def refused(self) -> list[str]:
        """Tell the register what waits and return the rules by which it refuses, oldest first; none is in the file."""
        acts, self.waiting, before = self.waiting, [], len(self.refusals())
        self.register.emit(*acts, device=f"D-{uuid4().hex[:8]}")
        await self.register.settle()
        self.saw = int(self.file()["version"])
        return [str(each["rule_id"]) for each in self.refusals()[before:]]

    def refusals(self) -> list[dict[str, Any]]:
        """Return what was refused of this file."""
        return all_refusals(self.register)[self.file_id]

    async def absorbs(self, other: Life, on: date) -> str:
        """Two supervisors merge another file into this one; return the merge once it is in force."""
        merge = str(uuid4())
        self.act(
            "FilesMerged", on, "SUPERVISOR", merge_id=merge, survivor_file_id=self.file_id,
            absorbed_file_id=other.file_id, approved_by="SV-2", choices=[],
        )  # fmt: skip
        await self.known()
        await until(lambda: other.file()["status"] == "CLOSED", "the other file to end")
        await self.register.settle()
        self.saw = int(self.file()["version"])
        return merge

    async def parts_from(self, other: Life, given: dict[str, str]) -> None:
        """Two supervisors undo the last merge; `given` names the file of each act that came in between, by its type."""
        told = self.register.ask("unmerge", self.file_id, codes=(1,))
        assert [each["act"] for each in told] == list(given)
        to = [f"--assign={each['event id']}={given[each['act']]}" for each in told]
        lines = self.register.run("unmerge", self.file_id, "--actor", "SV-1", "--approved-by", "SV-2", *to).stdout
        self.register.emit(*lines.decode().splitlines(), device="SV-D1")
        await self.register.settle()
        await until(lambda: other.file()["status"] == "OPEN", "the other file to go on")
        await self.register.settle()
        for life in (self, other):
            life.saw = int(life.file()["version"])

    # --- asking ---------------------------------------------------------------------------------------------------

    def status(self, on: date, known_at: str | None = None) -> tuple[str, str]:
        """Return the stay status on a day and its reason."""
        told = self.told(on, known_at)
        return told["status"], told["reason"]

    def told(self, on: date, known_at: str | None = None) -> dict[str, Any]:
        """Return the whole answer on the stay status, with its chain of acts."""
        when = () if known_at is None else ("--known-at", known_at)
        found = self.register.ask("status", self.file_id, "--on", on.isoformat(), "--explain", *when)
        assert isinstance(found, dict)
        return found

    def file(self, *, as_of: date | None = None, known_at: str | None = None) -> dict[str, Any]:
        """Return the file, now or as it was."""
        found = self.register.ask("file", self.file_id, *_when(as_of, known_at))
        assert isinstance(found, dict)
        return found

    def noted(self, event: str) -> list[str]:
        """Return the rules noted beside the events of a type."""
        told = self.register.run("timeline", self.file_id, "--json").stdout.splitlines()
        return [str(rule) for each in map(json.loads, told) if each["type"] == event for rule in each["findings"]]

    async def agrees(self, *, days: tuple[date, date, date], moments: tuple[str | None, str | None]) -> None:
        """See that a replay of the journal shows the same file, as of three days and as known at two moments.

        And that it shows for such a moment, to the letter, what the officer saw then.
        """
        for known_at in moments:
            if known_at is not None:
                then = self.register.ask("replay", "--file", self.file_id, *_when(None, known_at))
                assert then == self.shown[known_at], known_at
            for as_of in days:
                when = _when(as_of, known_at)
                replayed = self.register.ask("replay", "--file", self.file_id, *when)
                assert replayed == self.register.ask("file", self.file_id, *when), when

    # --- the acts of nearly every life ------------------------------------------------------------------------------

    def registered(
        self,
        on: date,
        governorate: str = "11",
        delegation: str | None = None,
        *,
        names: Sequence[dict[str, str]] = (),
        birth: dict[str, int] | None = None,
        sex: int = 2,
    ) -> Self:
        """The person is registered, the file gets its number, an address is declared; names only if they matter."""
        name = {"script": "LATN", "kind": "BIRTH", "family": "Example", "given": "Person"}
        birth = birth or {"year": self.born, "month": 2, "day": 17}
        self.act(
            "PersonRegistered", on, "CLERK", person_id=self.person, sex=sex, birth_year=self.born,
            birth_country=self.nationality, civil_status="S", education=6,
            identity={"names": list(names) or [name], "birth_date": birth},
            nationalities=[{"code": self.nationality, "is_primary": True}], languages=["fra"],
        )  # fmt: skip
        self.act(
            "FileOpened", on, "STATION_HEAD", file_number=file_number(self.station, on.year, self.number),
            person_id=self.person, station_of_charge=self.station, opened_because="APPLICATION",
        )  # fmt: skip
        return self.lives(on, governorate, delegation)

    def lives(self, on: date, governorate: str, delegation: str | None = None) -> Self:
        """An address is declared."""
        return self.act(
            "AddressDeclared", on, "CLERK", address_id=str(uuid4()), detail={"latin": "12 rue Ibn Khaldoun"},
            governorate=governorate, delegation=delegation, since=on,
        )  # fmt: skip

    def entered(self, on: date, **changes: object) -> Self:
        """An entry that the border's feed tells, under the waiver."""
        fields: dict[str, object] = {"visa_kind": "WAIVER", "source": "FEED", "reliability": "CONFIRMED"}
        return self.act(
            "EntryRecorded", on, "BORDER_OFFICER", crossing_id=str(uuid4()), post_code="TUN-CAR", crossed_on=on,
            **(fields | changes),
        )  # fmt: skip

    def left(self, on: date, **changes: object) -> Self:
        """An exit that the border's feed tells."""
        fields: dict[str, object] = {"source": "FEED", "reliability": "CONFIRMED"}
        return self.act(
            "ExitRecorded", on, "BORDER_OFFICER", crossing_id=str(uuid4()), post_code="TUN-CAR", crossed_on=on,
            **(fields | changes),
        )  # fmt: skip

    def lodged(self, on: date, *, kind: str = "FIRST", reason: str = "STUDY", **changes: object) -> str:
        """An application is lodged; return its id."""
        application = str(uuid4())
        fields: dict[str, object] = {"title_sought": "TEMPORARY", "checklist_version": "2024-1", "channel": "COUNTER"}
        self.act(
            "ApplicationLodged", on, "CLERK", application_id=application, kind=kind, reason=reason, **(fields | changes)
        )
        return application

    def complete(self, on: date, application: str) -> Self:
        """Nothing is missing any more."""
        return self.act(
            "DocumentAssessed", on, "CLERK", application_id=application, document_code=next(iter(documents())),
            verdict="PRESENT", assessed_against="2024-1", checklist_complete=True,
        )  # fmt: skip

    def receipt(self, on: date, application: str, to: date) -> str:
        """A receipt is handed over; return its id."""
        receipt = str(uuid4())
        self.act(
            "ReceiptIssued", on, "STATION_HEAD", application_id=application, receipt_id=receipt,
            receipt_number=f"R-{self.number}-{self.saw}", valid_from=on, valid_to=to, rights=["STAY"],
        )  # fmt: skip
        return receipt

    def forwarded(self, on: date, application: str) -> Self:
        """The station is in favour; the papers go to the directorate and arrive the same day."""
        way = {"application_id": application, "from_unit": STATION, "to_unit": DIRECTORATE}
        self.act("OpinionRecorded", on, "STATION_HEAD", application_id=application, level="STATION", value="FAVOURABLE")
        self.act("FileForwarded", on, "STATION_HEAD", **way, to_level="DIRECTORATE")
        return self.act("FileReceived", on, "DIRECTORATE_OFFICER", **way, level="DIRECTORATE")

    def granted(
        self,
        on: date,
        application: str,
        first: date,
        last: date,
        *,
        title: str = "TEMPORARY",
        reason: str = "STUDY",
        **changes: object,
    ) -> str:
        """The directorate grants: one officer prepares, another signs; return the decision's id."""
        decision = str(uuid4())
        self.act(
            "DecisionTaken", on, "SIGNATORY", application_id=application, decision_id=decision, outcome="GRANT",
            title=title, reason=reason, signatory="DG-40", prepared_by="DG-1", valid_from=first, valid_to=last,
            **changes,
        )  # fmt: skip
        return decision

    def denied(self, on: date, application: str, *grounds: str) -> str:
        """The directorate refuses; return the decision's id."""
        decision = str(uuid4())
        self.act(
            "DecisionTaken", on, "SIGNATORY", application_id=application, decision_id=decision, outcome="REFUSE",
            signatory="DG-40", prepared_by="DG-1", refusal_grounds=list(grounds or ("INCOMPLETE_FILE",)),
        )  # fmt: skip
        return decision

    def notified(self, on: date, application: str, decision: str, *, appeal_by: date | None = None) -> Self:
        """The person is told in person."""
        return self.act(
            "DecisionNotified", on, "CLERK", application_id=application, decision_id=decision, mode="IN_PERSON",
            notified_on=on, language="fra", appeal_deadline=appeal_by,
        )  # fmt: skip

    def card(
        self,
        made: date,
        handed: date | None,
        application: str,
        decision: str,
        first: date,
        last: date,
        title: str = "TEMPORARY",
    ) -> str:
        """The card is made, and handed over unless `handed` is None; return the permit's id."""
        permit = str(uuid4())
        self.act(
            "PermitProduced", made, "PRINT_SHOP", application_id=application, decision_id=decision, permit_id=permit,
            card_number=f"C{self.number}{self.saw}", title=title, valid_from=first, valid_to=last,
        )  # fmt: skip
        if handed is not None:
            self.act("PermitHandedOver", handed, "CLERK", permit_id=permit, handed_to="SELF", handed_on=handed)
        return permit

    def whole_year(self, on: date, *, kind: str = "FIRST", reason: str = "STUDY", days: int = 365) -> tuple[str, str]:
        """An application from the counter to the card within forty days; return application and permit."""
        application = self.lodged(on, kind=kind, reason=reason)
        self.complete(on, application)
        self.receipt(on, application, on + timedelta(days=60))
        self.forwarded(on + timedelta(days=5), application)
        first = on + timedelta(days=30)
        last = first + timedelta(days=days - 1)
        decision = self.granted(first, application, first, last, reason=reason)
        self.notified(first + timedelta(days=5), application, decision)
        return application, self.card(
            first + timedelta(days=5), first + timedelta(days=10), application, decision, first, last
        )


def a_life(register: Register, *, nationality: str = "CIV", born: int = 1999, station: str = STATION) -> Life:
    """Return a life that nobody has told yet."""
    number = next(_numbers)
    file_id = file_in(number % 12)
    return Life(register=register, number=number, file_id=file_id, nationality=nationality, born=born, station=station)


def _when(as_of: date | None, known_at: str | None) -> tuple[str, ...]:
    days = () if as_of is None else ("--as-of", as_of.isoformat())
    return days if known_at is None else (*days, "--known-at", known_at)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
