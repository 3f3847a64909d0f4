"""The program of the `quix` section: `python -m tests.bench.quix_app KAFKA FOLDER`, until SIGTERM."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quixstreams import Application, message_context
from quixstreams.models import SerializationContext, Serializer

from schemas import codec
from schemas.events import FileState
from schemas.topics import INTAKE
from streams.entries import WRITTEN, Entry, Frames
from streams.intake import Readable, read_intake
from streams.opener_wire import Examined
from streams.ruling import Bench, rule_on
from tests.bench.quix import GROUP, JOURNAL, REFUSALS
from tests.bench.screening import Record, known_contracts

_COMMIT_S = 1.0
_FILE = "file"


class Judge:
    """Judges one event with the state that Quix keeps for its key; outcomes lie under their event ids."""

    def __init__(self, ids: Mapping[str, int], answers: Mapping[bytes, Sequence[Examined]]) -> None:
        self._frames = Frames(ids={name: ids[name] for name in WRITTEN})
        self._known, self._answers = known_contracts(ids), answers

    def __call__(self, value: bytes, key: bytes, timestamp: int, headers: Any, state: Any) -> Entry | None:
        """Return what to write: the journal's entry or the refusal's; None for a repeated event."""
        at = message_context()
        record = Record(at.partition, at.offset, timestamp, key, value, headers or (), at.topic)
        item = read_intake(record, self._known)
        if not isinstance(item, Readable):
            raise TypeError(f"dead record: {item.code}")
        meta = item.event.meta
        if state.get_bytes(meta.event_id) is not None:
            return None
        before = state.get_bytes(_FILE)
        known: FileState | None = None if before is None else codec.decode_body("FileState", before)
        followed = None if meta.follows is None else state.get_bytes(meta.follows)
        refused = followed is not None and codec.decode_body("Outcome", followed).verdict != "ACCEPTED"
        bench = Bench(
            state=known,
            examined=self._answers.get(meta.event_id.encode(), ()),
            session=None,
            follows_refused=refused,
            recorded_at=timestamp * 1000,
        )
        ruling = rule_on(item, bench, self._frames)
        if ruling.state is not None:
            state.set_bytes(_FILE, codec.encode_body(ruling.state))
        if ruling.outcome is not None:
            state.set_bytes(meta.event_id, ruling.outcome[0])
        return ruling.journal or ruling.refusal


def main() -> None:
    """Run the application."""
    kafka, folder = sys.argv[1], Path(sys.argv[2])
    ids, answers = pickle.loads((folder / "answers.pickle").read_bytes())  # noqa: S301 - the bench wrote it just now
    app = Application(
        broker_address=kafka,
        consumer_group=GROUP,
        auto_offset_reset="earliest",
        processing_guarantee="exactly-once",
        commit_interval=_COMMIT_S,
        state_dir=folder / "state",
        loglevel="WARNING",
    )
    intake = app.topic(INTAKE.name, value_deserializer="bytes", key_deserializer="bytes")
    journal = app.topic(JOURNAL, value_serializer=EntryValue(), key_serializer="bytes")
    refusals = app.topic(REFUSALS, value_serializer=EntryValue(), key_serializer="bytes")
    entries = app.dataframe(intake).apply(Judge(ids, answers), stateful=True, metadata=True).filter(_is_entry)
    # one topic chosen per record: two branches would make Quix copy every value
    entries.set_headers(_headers).to_topic(lambda entry, *_: journal if entry.headers else refusals)
    app.run()


def _is_entry(entry: Entry | None) -> bool:
    return entry is not None


def _headers(entry: Entry, *_: object) -> list[tuple[str, bytes]]:
    return list(entry.headers)


class EntryValue(Serializer):
    """Writes the bytes of an entry."""

    def __call__(self, value: Entry, ctx: SerializationContext) -> bytes:  # noqa: ARG002 - Quix passes it
        """Return the entry's value."""
        return value.value


if __name__ == "__main__":
    main()
