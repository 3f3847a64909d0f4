"""One batch of the journal into the index: who is known by what, what became one, what is suspected, what is gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from projections.folding import Read
from projections.index_contents import KEPT_TYPES, candidate_in, subject_keys_in
from projections.index_store import IndexStore, Spans
from projections.index_tokens import tokens
from register.search_tokens import tokens_of
from schemas.events import DataShredded, DuplicateDismissed, DuplicateSuspected, FileAbsorbed, FileSeparated
from schemas.journal import JournalRecord
from schemas.sealing import SubjectKeys
from schemas.topics import JOURNAL

_TOLD = (DuplicateSuspected, DuplicateDismissed, FileAbsorbed, FileSeparated, DataShredded)


def write_batch(store: IndexStore, reads: Mapping[int, Sequence[Read]], spans: Spans, keys: SubjectKeys) -> None:
    """Write what a batch says and move the positions, all in one transaction; raise Overtaken and write nothing."""
    found = sorted((read for each in reads.values() for read in each), key=_place)
    kept = [read for read in found if read.record.event.NAME in KEPT_TYPES]
    told = [read.record for read in found if isinstance(read.record.event, _TOLD)]
    with store.session.transaction():
        store.move(JOURNAL.name, spans)
        numbers = store.number_files(read.record.file_id for read in kept) if kept else {}
        _keep(store, kept, numbers)
        for record in told:
            _tell(store, record)
        if numbers:
            index_files(store, sorted(numbers.values()), keys)


def index_files(store: IndexStore, file_nos: Sequence[int], keys: SubjectKeys) -> None:
    """Make the tokens of files anew; of whom nothing can be opened any more, nothing stays."""
    fresh: dict[int, list[bytes]] = {}
    gone = []
    records = store.read_records(file_nos)
    for file_no in file_nos:
        candidate = candidate_in(records.get(file_no, ()), keys)
        if candidate is None:
            gone.append(file_no)
        else:
            fresh[file_no] = tokens(store.epoch.key, tokens_of(candidate))
    store.write_tokens(fresh)
    if gone:
        store.shred(gone)


def _place(read: Read) -> tuple[int, int]:
    return read.record.partition, read.record.offset


def _keep(store: IndexStore, kept: Sequence[Read], numbers: Mapping[str, int]) -> None:
    with store.session.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO sijill_index.records (file_no, partition, journal_offset, type, body, stamp)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [
                (numbers[r.file_id], r.partition, r.offset, r.event.NAME, r.body, read.stamp)
                for read in kept
                for r in (read.record,)
            ],
        )
        cursor.executemany(
            "INSERT INTO sijill_index.subject_keys VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [(key, numbers[read.record.file_id]) for read in kept for key in subject_keys_in(read.record)],
        )
    store.session.execute(
        "UPDATE sijill_index.files SET to_match = NOT shredded WHERE file_no = ANY(%s)", (list(numbers.values()),)
    )


def _tell(store: IndexStore, record: JournalRecord) -> None:
    match record.event:
        case DuplicateSuspected() as event:
            for other in event.candidates:
                write_pair(store, record.file_id, other, event.suspicion_id, "OPEN")
        case DuplicateDismissed() as event:
            store.session.execute(
                "UPDATE sijill_index.pairs SET status = 'DISMISSED' WHERE suspicion_id = %s", (event.suspicion_id,)
            )
        case FileAbsorbed() as event:
            _survive(store, record.file_id, event.survivor_file_id)
        case FileSeparated():
            _survive(store, record.file_id, None)
        case DataShredded() as event:
            drop_keys(store, event.key_ids)


def write_pair(store: IndexStore, one: str, other: str, suspicion: str, status: str) -> None:
    """Write down that a pair is suspected; what a person dismissed stays dismissed."""
    first, second = sorted((one, other))
    store.session.execute(
        "INSERT INTO sijill_index.pairs AS p (one, other, suspicion_id, status) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (one, other, suspicion_id) DO UPDATE SET status = EXCLUDED.status WHERE p.status = 'SENT'",
        (first, second, suspicion, status),
    )


def drop_keys(store: IndexStore, subject_key_ids: Sequence[str]) -> None:
    """Take out of the index whom destroyed keys concern: every file that has values under one of them."""
    rows = store.session.execute(
        "SELECT DISTINCT file_no FROM sijill_index.subject_keys WHERE subject_key_id::text = ANY(%s)",
        (list(subject_key_ids),),
    ).fetchall()
    if rows:
        store.shred([file_no for (file_no,) in rows])


def _survive(store: IndexStore, file_id: str, survivor: str | None) -> None:
    store.number_files([file_id])
    store.session.execute("UPDATE sijill_index.files SET survivor = %s WHERE file_id = %s", (survivor, file_id))
