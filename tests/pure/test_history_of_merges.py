"""A merged file as it was on a day: nothing that had no effect yet, nothing of the other file too soon."""

from __future__ import annotations

from collections import defaultdict

from register.days import DAY
from register.decide import Accepted
from register.history import absorbed_files, state_at
from register.statistics.facts import application_facts, joined
from schemas import codec, events
from schemas.events import FileState, Stamp
from schemas.journal import JournalRecord
from tests.examples import FILE, START, START_DAY, address_declared, an_id, application_lodged
from tests.examples_identity import OTHER_FILE, files_merged, files_unmerged
from tests.two_files import Files, of_other, two

MERGED_ON = START_DAY + 60
OTHER = an_id("other")


def on(day: int) -> dict[str, int]:
    """Return the envelope of an act done, and in effect, on that day."""
    return {"at": START + (day - START_DAY) * DAY, "effective_date": day}


def journal_of(files: Files) -> dict[str, list[JournalRecord]]:
    """Return what the journal holds, by file, in the order of acceptance."""
    found: dict[str, list[JournalRecord]] = defaultdict(list)
    for event, home, at in files.journal:
        records = found[home]
        stamp = Stamp(
            file_version=len(records) + 1, recorded_at=at, rules_version="1", schema_sha256=events.SHA256[event.NAME]
        )
        body = codec.encode_body(event)
        records.append(
            JournalRecord(partition=0, offset=len(records), file_id=home, event=event, stamp=stamp, body=body)
        )
    return found


def merged_files() -> Files:
    """Return a register in which the other file lodged an application, was merged later, and got another after that."""
    files = two()
    answers = [
        files.send(of_other(application_lodged(application_id=OTHER, **on(START_DAY + 10)), event_id=an_id("theirs"))),
        files.send(files_merged(**on(MERGED_ON))),
        files.send(application_lodged(**on(MERGED_ON + 10))),
    ]
    assert all(isinstance(each, Accepted) for each in answers), answers
    return files


def at(files: Files, file_id: str, day: int, **how: bool) -> FileState:
    """Return a file as of a day."""
    records = journal_of(files)
    state = state_at(records[file_id], as_of=day, known_at=None, linked=records, **how)
    assert state is not None
    return state


def test_before_the_merge_each_file_is_by_itself() -> None:
    """As of that day the register held two."""
    files = merged_files()

    assert at(files, FILE, MERGED_ON - 1).applications == ()
    assert [each.application_id for each in at(files, OTHER_FILE, MERGED_ON - 1).applications] == [OTHER]
    assert at(files, OTHER_FILE, MERGED_ON - 1).status == "OPEN"


def test_of_a_person_what_any_of_their_files_held_counts_on_its_own_day() -> None:
    """What is known of a person's past is known of the person, whichever file it was written to."""
    files = merged_files()

    assert [e.application_id for e in at(files, FILE, START_DAY + 20, one_person=True).applications] == [OTHER]
    assert at(files, FILE, START_DAY + 5, one_person=True).applications == ()


def test_after_the_merge_the_survivor_shows_both() -> None:
    """On the day of the merge what the other held, later what came since."""
    files = merged_files()

    assert len(at(files, FILE, MERGED_ON).applications) == 1
    assert len(at(files, FILE, MERGED_ON + 10).applications) == 2
    assert at(files, OTHER_FILE, MERGED_ON).status == "CLOSED"
    assert absorbed_files(journal_of(files)[FILE]) == (OTHER_FILE,)


def test_an_undone_merge_never_was_and_its_acts_count_on_their_days() -> None:
    """They were two persons all along: as of any day each file holds its own acts with effect by then."""
    files = merged_files()
    undo = files_unmerged(acts=files.since_merge(FILE, OTHER_FILE), **on(MERGED_ON + 30))
    assert isinstance(files.send(undo), Accepted)

    assert at(files, FILE, MERGED_ON + 5).merges == ()
    assert at(files, OTHER_FILE, MERGED_ON + 5).status == "OPEN"
    assert len(at(files, OTHER_FILE, MERGED_ON + 5).applications) == 1
    assert len(at(files, OTHER_FILE, MERGED_ON + 10).applications) == 2
    assert at(files, FILE, MERGED_ON + 10).applications == ()


def test_an_act_written_to_the_absorbed_file_before_the_merge_took_effect_is_no_act_of_the_survivor_then() -> None:
    """It came late, for a day on which the files were two."""
    files = merged_files()
    late = of_other(address_declared(), event_id=an_id("late"), effective_date=START_DAY + 5, device_seq=90)
    assert isinstance(files._judge(late), Accepted)

    assert at(files, FILE, START_DAY + 20).address_since is None
    assert at(files, FILE, MERGED_ON).address_since is not None


def test_an_application_that_moved_with_a_merge_is_counted_once_with_all_its_spells() -> None:
    """From its own lodging on, in whichever file; in a cut between the two halves of a merge as it was last seen."""
    files = merged_files()
    records = journal_of(files)
    facts = joined(application_facts(sorted(records.items())))

    assert sorted(fact.state.application_id for fact in facts) == sorted([OTHER, application_lodged().application_id])
    (theirs,) = (fact for fact in facts if fact.state.application_id == OTHER)
    assert (theirs.file_id, len(theirs.spells)) == (FILE, 1)
    assert theirs.spells[0].since == START + 10 * DAY
    torn = {FILE: records[FILE][:3], OTHER_FILE: records[OTHER_FILE]}
    assert [fact.state.application_id for fact in joined(application_facts(sorted(torn.items())))] == [OTHER]
