"""Two files that become one, and two again: who asks, who approves, and what the ledger says of both from then on."""

from __future__ import annotations

from producers.simulator.national.filedesk import FileDesk
from producers.simulator.national.life import Life
from producers.simulator.national.told import ToldDetail


def merge(life: Life, survivor: FileDesk, absorbed: FileDesk, suspicion: str) -> None:
    """Ask for the merge in the survivor; the register lets the other file answer, and the two are one."""
    life.story.wave += 1  # the other file must be known before anybody asks it
    merge_id = life.story.new_id("merge")
    station = life.country.stations[survivor.told.station or ""]
    fields: dict[str, object] = {
        "merge_id": merge_id,
        "survivor_file_id": survivor.file_id,
        "absorbed_file_id": absorbed.file_id,
        "suspicion_id": suspicion,
        "approved_by": station.officer(80),
    }
    survivor.act(station, "FilesMerged", 70, "SUPERVISOR", fields)
    survivor.settled = suspicion, life.told.details.pop(suspicion)
    day = life.story.acted_on
    absorbed.into, absorbed.told.into = survivor, survivor.file_id
    absorbed.before = (absorbed.told.status, absorbed.told.closing, absorbed.told.closed_on)
    survivor.since_merge.clear()
    survivor.told.version += 1  # the other file's answer
    absorbed.told.version += 1  # its end
    survivor.merge_id, life.story.wave = merge_id, life.story.wave + 1
    absorbed.told.status = "CLOSED"
    absorbed.told.closing, absorbed.told.closed_on = absorbed.told.closing or "MERGED", absorbed.told.closed_on or day


def unmerge(life: Life, survivor: FileDesk, absorbed: FileDesk) -> None:
    """Undo the last merge; each act since goes to the file to which it was written."""
    station = life.country.stations[survivor.told.station or ""]
    fields: dict[str, object] = {
        "merge_id": survivor.merge_id,
        "ground_code": "TWO_PERSONS",
        "approved_by": station.officer(80),
    }
    survivor.act(station, "FilesUnmerged", 70, "SUPERVISOR", fields, parts=tuple(survivor.since_merge))
    survivor.since_merge.clear()
    life.told.details |= dict([survivor.settled])  # what the merge had settled is open again
    absorbed.into = absorbed.told.into = None
    absorbed.told.version += 1  # it goes on by itself
    absorbed.told.status, absorbed.told.closing, absorbed.told.closed_on = absorbed.before
    life.story.wave += 1


def suspect(life: Life, survivor: FileDesk, other: FileDesk) -> str:
    """Have a supervisor suspect that another file is of the same person; return the suspicion."""
    suspicion = life.story.new_id("suspicion")
    fields: dict[str, object] = {
        "suspicion_id": suspicion,
        "candidates": (other.file_id,),
        "score": life.chance.randint(700, 990),
        "rules": ("NAME-BIRTH-NATIONALITY",),
    }
    station = life.country.stations[survivor.told.station or ""]
    survivor.act(station, "DuplicateSuspected", 70, "SUPERVISOR", fields)
    life.told.details[suspicion] = ToldDetail(home=survivor.file_id, value="SUSPECTED")
    return suspicion


def dismiss(life: Life, survivor: FileDesk, suspicion: str) -> None:
    """Settle a suspicion: they are two persons."""
    station = life.country.stations[survivor.told.station or ""]
    fields: dict[str, object] = {"suspicion_id": suspicion, "ground_code": "OTHER-PERSON"}
    survivor.act(station, "DuplicateDismissed", 10, "STATION_HEAD", fields)
    del life.told.details[suspicion]
