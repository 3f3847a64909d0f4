"""What merges and their undoing may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from register.checks import code, codes, few, id_
from register.union import CHOOSABLE
from register.verdict import Refused
from schemas.events import (
    FileAbsorbed,
    FileSeparated,
    FilesMerged,
    FilesUnmerged,
    MergeAbandoned,
    MergeCompleted,
)

SEALED_CHOICES = "identity."


def files_merged(event: FilesMerged, _today: int) -> Refused | None:
    """Two files, the survivor this one, and where each value that stays comes from."""
    pair = (event.survivor_file_id, event.absorbed_file_id)
    bad = id_("merge_id", event.merge_id) or id_("survivor_file_id", pair[0]) or id_("absorbed_file_id", pair[1])
    if bad:
        return bad
    if pair[0] == pair[1]:
        return Refused(rule_id="SAME_FILE", field="absorbed_file_id")
    if event.meta.file_id != pair[0]:
        return Refused(rule_id="MERGE_OF_OTHERS", field="survivor_file_id")
    for place, choice in enumerate(event.choices):
        if choice.taken_from not in pair:
            return Refused(rule_id="MERGE_OF_OTHERS", field=f"choices[{place}].taken_from")
        if choice.path not in CHOOSABLE and not choice.path.startswith(SEALED_CHOICES):
            return Refused(rule_id="CHOICE_UNKNOWN", field=f"choices[{place}].path", detail=CHOOSABLE)
    return (
        few("choices", event.choices)
        or codes("choices", [each.path for each in event.choices])
        or code("approved_by", event.approved_by)
    )


def files_unmerged(event: FilesUnmerged, _today: int) -> Refused | None:
    """A ground, a second person, and parts that count from 1."""
    bad = id_("merge_id", event.merge_id) or code("ground_code", event.ground_code)
    return bad or code("approved_by", event.approved_by) or _parts(event.part, event.parts)


def file_absorbed(event: FileAbsorbed, _today: int) -> Refused | None:
    """Of the absorbed file."""
    return _of_absorbed(event)


def file_separated(event: FileSeparated, _today: int) -> Refused | None:
    """Of the absorbed file, in parts that count from 1."""
    return _of_absorbed(event) or _parts(event.part, event.parts)


def merge_completed(event: MergeCompleted, _today: int) -> Refused | None:
    """Of the survivor."""
    return _of_survivor(event)


def merge_abandoned(event: MergeAbandoned, _today: int) -> Refused | None:
    """Of the survivor."""
    return _of_survivor(event)


def _of_absorbed(event: FileAbsorbed | FileSeparated) -> Refused | None:
    if event.absorbed_file_id != event.meta.file_id:
        return Refused(rule_id="MERGE_OF_OTHERS", field="absorbed_file_id")
    return None


def _of_survivor(event: MergeCompleted | MergeAbandoned) -> Refused | None:
    if event.absorbed_file_id == event.meta.file_id:
        return Refused(rule_id="SAME_FILE", field="absorbed_file_id")
    return None


def _parts(part: int, parts: int) -> Refused | None:
    return (
        None if 1 <= part <= parts else Refused(rule_id="UNMERGE_PARTS", field="part", detail=(str(part), str(parts)))
    )
