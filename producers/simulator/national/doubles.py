"""Second files: of the same person under another spelling, found and merged; of a namesake, merged wrongly and undone.

What both files hold moves to the survivor with the merge; undone, each thing goes home, and what came between goes to
the file that the officers name, act by act.
"""

from __future__ import annotations

from dataclasses import replace

from producers.drafts import Clear
from producers.simulator.national.crossings import enters, leaves
from producers.simulator.national.filedesk import FileDesk
from producers.simulator.national.life import Life
from producers.simulator.national.lodging import close, lodge, receipt
from producers.simulator.national.merging import dismiss, merge, suspect, unmerge
from producers.simulator.national.opening import address_detail, address_fields, begin_file, declare_address, lives_at
from producers.simulator.national.situation import lodged_by_host
from producers.simulator.national.told import ToldDetail
from producers.simulator.people import identity_of, make_person
from producers.simulator.places import Office
from producers.simulator.slips import other_arabic, other_latin
from schemas.events import PersonIdentity


def second_file(life: Life) -> None:
    """Have another station open a second file of the person; a supervisor finds it months later and merges the two."""
    first, elsewhere = life.desk, _elsewhere(life)
    if elsewhere is None:
        return
    own_id = life.person_id
    life.person_id = life.story.new_id("person")  # the second station does not know that it is the same person
    second = begin_file(life, elsewhere, identity=respelled(life), because="FIRST_CONTACT")
    life.person_id = own_id
    life.happens("SECOND_FILE")
    declare_address(life, elsewhere, life.governorate, life.today)
    application = lodge(life, "RENEWAL", "TEMPORARY") if life.lucky(0.4) else None
    if application is not None:
        receipt(life, application)
    life.desk = first
    life.story.wait(days=life.chance.randint(20, 300))
    suspicion = suspect(life, first, second)
    if life.lucky(0.1):
        dismiss(life, first, suspicion)  # two files go on side by side until somebody looks again
        life.story.wait(days=life.chance.randint(60, 400))
        suspicion = suspect(life, first, second)
    life.story.wait(days=life.chance.randint(1, 15))
    merge(life, first, second, suspicion)
    life.happens("FILES_MERGED")
    if application is not None:  # it stands in the survivor now
        close(life, application, "ApplicationClosed", "SECOND-FILE")
    if life.lucky(0.5):
        life.story.wait(days=life.chance.randint(1, 20))
        life.chance.choice((_slip_to_absorbed, _address_to_absorbed))(life, second, elsewhere)
    if life.lucky(life.rates.wrong * 4):
        _merges_again(life, first, second)


def taken_for_another(life: Life) -> None:
    """Merge the file of a namesake who passes through into this one, find the mistake, and undo it."""
    first, elsewhere = life.desk, _elsewhere(life)
    if elsewhere is None:
        return
    own, own_id, owner = life.person, life.person_id, life.owner
    life.person = replace(make_person(life.chance, own.issued), name=own.name, sex=own.sex, reason=own.reason)
    life.person_id = life.story.new_id("namesake")
    life.owner = f"{owner}.{len(life.told.files)}"
    life.happens("ARRIVED")
    second = begin_file(life, elsewhere, because="FIRST_CONTACT")
    enters(life, life.today)
    declare_address(life, elsewhere, elsewhere.governorates[0][0], life.today)
    namesake, namesake_id, other = life.person, life.person_id, life.owner
    life.desk, life.person, life.person_id, life.owner = first, own, own_id, owner
    life.story.wait(days=life.chance.randint(3, 20))
    merge(life, first, second, suspect(life, first, second))
    life.happens("WRONGLY_MERGED")
    life.story.wait(days=life.chance.randint(1, 10))
    lodged_by_host(life)
    if life.lucky(0.6):
        _slip_to_absorbed(life, second, elsewhere)
    life.story.wait(days=life.chance.randint(1, 20))
    life.story.wave += 1  # the undoing names what the register has had by then
    unmerge(life, first, second)
    life.happens("MERGE_UNDONE")
    life.desk, life.person, life.person_id, life.owner = second, namesake, namesake_id, other
    life.story.wait(days=life.chance.randint(1, 10))
    leaves(life, life.today)
    life.happens("LEFT")
    _close_departed(life, elsewhere)
    life.desk, life.person, life.person_id, life.owner = first, own, own_id, owner


def respelled(life: Life) -> PersonIdentity:
    """Return the identity as another counter wrote it: other spellings of the same name."""
    chance, right = life.chance, identity_of(life.person)
    names = tuple(
        replace(
            name,
            family=(other_arabic if name.script == "ARAB" else other_latin)(chance, name.family),
            given=(other_arabic if name.script == "ARAB" else other_latin)(chance, name.given),
        )
        for name in right.names
    )
    return replace(right, names=names)


def _elsewhere(life: Life) -> Office | None:
    """Return another station of the country that is at work."""
    there = [each for each in life.country.stations.values() if each.code != life.desk.told.station]
    there = [each for each in there if life.country.enrolled_on(each.code) <= life.today]
    return life.chance.choice(there) if there else None


def _slip_to_absorbed(life: Life, absorbed: FileDesk, station: Office) -> None:
    """Write a host's slip to the file that is part of another one now: it goes on to the survivor."""
    fields: dict[str, object] = {
        "declaration_id": life.story.new_id("declaration"),
        "host_kind": "LANDLORD",
        "governorate": station.governorates[0][0],
        "arrived_on": life.today,
    }
    clear = {"address": Clear(content=address_detail(life, station))}
    absorbed.act(station, "HostDeclarationReceived", 2, "CLERK", fields, clear=clear)
    life.told.details[str(fields["declaration_id"])] = ToldDetail(home=absorbed.file_id, value="RECEIVED")
    life.story.wave += 1


def _address_to_absorbed(life: Life, absorbed: FileDesk, station: Office) -> None:
    """Declare an address in the file that is part of another one now: it counts in the survivor, and opens no case."""
    since = life.today
    fields = address_fields(life, life.governorate, since)
    clear = {"detail": Clear(content=address_detail(life, station))}
    absorbed.act(station, "AddressDeclared", 1, "CLERK", fields, clear=clear)
    lives_at(absorbed.home.told, life.governorate, since)
    life.story.wave += 1


def _merges_again(life: Life, survivor: FileDesk, absorbed: FileDesk) -> None:
    """Merge what is merged."""
    station = life.country.stations[survivor.told.station or ""]
    fields: dict[str, object] = {
        "merge_id": life.story.new_id("merge"),
        "survivor_file_id": survivor.file_id,
        "absorbed_file_id": absorbed.file_id,
        "approved_by": station.officer(80),
    }
    survivor.act(station, "FilesMerged", 70, "SUPERVISOR", fields, refused="FILE_MERGED")


def _close_departed(life: Life, station: Office) -> None:
    fields: dict[str, object] = {"ground": "DEPARTED", "closed_on": life.today}
    day = life.today
    life.desk.act(station, "FileClosed", 10, "STATION_HEAD", fields)
    life.desk.told.status, life.desk.told.closing, life.desk.told.closed_on = "CLOSED", "DEPARTED", day
