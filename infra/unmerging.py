"""The acts done since two files were merged, as the register has them: what an undoing gives back, act by act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from projections import reading
from register.merging import last_merge
from schemas.codec import encode_single
from schemas.errors import CommandRefused
from schemas.events import MergeState, SeparatedAct
from schemas.journal import JournalRecord


def acts_of(records: Sequence[JournalRecord], merge: MergeState) -> tuple[SeparatedAct, ...]:
    """Return the acts since a merge from the survivor's journal records, each given to the survivor."""
    known = {record.event.meta.event_id: record for record in records}
    return tuple(
        SeparatedAct(
            event_id=act.event_id,
            event_type=known[act.event_id].event.NAME,
            file_id=merge.survivor_file_id,
            body=known[act.event_id].body,
            stamp=encode_single(known[act.event_id].stamp),
        )
        for act in merge.acts
    )


def placed(acts: Sequence[SeparatedAct], files: Mapping[str, str | None]) -> tuple[SeparatedAct, ...]:
    """Return the acts, each given to its file by event id; one that is not named stays where it is."""
    return tuple(
        SeparatedAct(
            event_id=act.event_id,
            event_type=act.event_type,
            file_id=files.get(act.event_id) or act.file_id,
            body=act.body,
            stamp=act.stamp,
        )
        for act in acts
    )


def acts_since(session: reading.Session, file_id: str, files: Mapping[str, str]) -> tuple[SeparatedAct, ...]:
    """Return the acts since the last merge of a survivor; raise CommandRefused when no merge is in force."""
    merge = last_merge(reading.get_state(session, file_id))
    if merge is None:
        raise CommandRefused("No merge of this file is in force.", where=file_id, mend="See sijill timeline.")
    return placed(acts_of(reading.read_records(session, file_id), merge), files)
