"""Whether the acts that an undone merge gives to its two files are what was accepted, and fit where they go.

An act is given to the file that knows what it speaks of: otherwise its effect would be lost without a word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from register.acts import is_notice
from register.fold import again
from register.fold_merge import content_hash, event_of, gathered, stamp_of
from register.merging import find_merge
from register.references import references
from register.verdict import Refused
from schemas.codec import decode_single
from schemas.errors import SijillError
from schemas.events import Event, FileState, FilesUnmerged, MergeState, SeparatedAct


def unfit(state: FileState, event: FilesUnmerged, accepted: Mapping[str, bytes]) -> Refused | None:
    """Return what is wrong with the acts that an undoing names, or None.

    `accepted`: SHA-256 of the content of each event that the register accepted, by event id.
    """
    merge = find_merge(state, event.merge_id)
    if merge is None:
        return None
    for place, act in enumerate(event.acts):
        if accepted.get(act.event_id) != content_hash(act) or not _readable(act):
            return Refused(rule_id="SEPARATED_ACT_ALTERED", field=f"acts[{place}].body", detail=(act.event_id,))
    return None if event.part < event.parts else _misplaced(merge, gathered(merge, event))


def proposed(merge: MergeState, acts: Sequence[SeparatedAct]) -> dict[str, str | None]:
    """Return for each act the one file that it fits; None where it fits both and an officer must say.

    Acts are tried in order, so that an act on an application lodged meanwhile goes where the application goes; notices
    of the register go where what they speak of is.
    """
    sides, found = _sides(merge), dict[str, str | None]()
    for act in acts:
        event = event_of(act)
        fits = [name for name, side in sides.items() if references(side, event) is None]
        chosen = fits[0] if len(fits) == 1 else None
        if chosen is None and is_notice(event):
            chosen = merge.survivor_file_id
        found[act.event_id] = chosen
        for name in fits if chosen is None else [chosen]:
            sides[name] = again(sides[name], event)
    return found


def _misplaced(merge: MergeState, acts: Sequence[SeparatedAct]) -> Refused | None:
    sides = _sides(merge)
    for place, act in enumerate(acts):
        event, side = event_of(act), sides.get(act.file_id)
        if side is None:
            return Refused(rule_id="MERGE_OF_OTHERS", field=f"acts[{place}].file_id", detail=(act.event_id,))
        missing = None if is_notice(event) else references(side, event)
        if missing is not None:
            detail = (act.event_id, event.NAME, missing.rule_id)
            return Refused(rule_id="SEPARATED_ACT_MISPLACED", field=f"acts[{place}].file_id", detail=detail)
        sides[act.file_id] = again(side, event)
    return None


def _sides(merge: MergeState) -> dict[str, FileState]:
    found: dict[str, FileState] = {}
    for file_id, kept in ((merge.survivor_file_id, merge.before), (merge.absorbed_file_id, merge.absorbed)):
        if kept is not None:
            found[file_id] = decode_single(kept)
    return found


def _readable(act: SeparatedAct) -> bool:
    try:
        event: Event = event_of(act)
        return event.meta.event_id == act.event_id and act.event_type == event.NAME and stamp_of(act).file_version > 0
    except SijillError:
        return False
