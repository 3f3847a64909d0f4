"""A station without a link over which the world goes on: what it took down arrives days later, on top of newer acts.

Facts are accepted beside what others did meanwhile; an act with legal effect that relied on what has changed since is
refused as stale, and what was built on it as well.
"""

from __future__ import annotations

from producers.drafts import Clear
from producers.simulator.national.life import Life
from producers.simulator.national.opening import address_detail, address_fields, lives_at
from producers.simulator.national.procedure import decide
from producers.simulator.national.told import ToldApplication


def decided_meanwhile(life: Life, application: ToldApplication, *, granted: bool) -> None:
    """Take down an address and the applicant's withdrawal while the directorate decides: one fact, one refusal.

    What the clerk built on the withdrawal is refused with it.
    """
    desk, station, since = life.desk, life.station, life.today
    fields = address_fields(life, life.governorate, since)
    clear = {"detail": Clear(content=address_detail(life, station))}
    address = desk.hold(station, "AddressDeclared", 1, "CLERK", fields, clear=clear)
    gone: dict[str, object] = {"application_id": application.application_id, "ground_code": "APPLICANT-WISH"}
    withdrawal = desk.hold(station, "ApplicationWithdrawn", 3, "CLERK", gone, refused="STALE_VERSION", follows=address)
    request: dict[str, object] = {
        "request_id": life.story.new_id("request"),
        "kind": "ACCESS",
        "received_on": life.today,
        "due_on": life.today + 30,
    }
    built_on = desk.hold(
        station, "SubjectRequestReceived", 1, "CLERK", request, refused="FOLLOWS_REFUSED", follows=withdrawal
    )
    decide(life, application, granted=granted)
    life.story.wait(days=life.chance.randint(1, 3))
    desk.release(address, withdrawal, built_on)
    lives_at(desk.home.told, life.governorate, since)


def two_addresses(life: Life) -> None:
    """Declare an address at the station and another one, without a link, at the district: a case that one settles."""
    desk, station, above = life.desk, life.station, life.district
    first, second = life.today - 20, life.today - 10
    fields = address_fields(life, life.governorate, second)
    clear = {"detail": Clear(content=address_detail(life, station))}
    held = desk.hold(above, "AddressDeclared", 20, "DISTRICT_OFFICER", fields, clear=clear)
    life.story.wait(days=1)
    own = address_fields(life, life.governorate, first)
    desk.act(
        station, "AddressDeclared", 1, "CLERK", own, clear={"detail": Clear(content=address_detail(life, station))}
    )
    lives_at(desk.home.told, life.governorate, first)
    desk.release(held)
    lives_at(desk.home.told, life.governorate, second)
    desk.home.told.conflicts += 1
    life.story.wait(days=life.chance.randint(1, 20))
    resolved: dict[str, object] = {"conflict_id": held.step.draft.event_id, "resolution": "KEEP_SECOND"}
    desk.act(station, "ConflictResolved", 10, "STATION_HEAD", resolved)
    desk.home.told.conflicts -= 1
