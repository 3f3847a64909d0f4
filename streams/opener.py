"""The opener: the one process with the epoch's private key; examines sealed values and re-wraps their keys.

The same question to the same vault gets the same answer. What cannot be opened is a verdict, never an exception, and
nothing it opens goes to a log.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from register.birth_years import denies
from schemas.content import check_content
from schemas.errors import ContractUnknown, NotReadable, Undecodable
from schemas.events import RewrappedKey, SealVerdict, SubjectKey
from schemas.sealing import open_content, open_dead_record, open_device_key, rewrap, unwrap_data_key
from streams import opener_wire as wire
from streams.opener_wire import Examined, SealedItem

DEVICE_KEYS = 8_192  # device keys held open; one HPKE opening takes 70 µs, one look-up nothing
_UNREADABLE = Examined(verdict="UNREADABLE", rewrapped=None, subject_key=None)
_MISFIT = Examined(verdict="CONTENT_MISFIT", rewrapped=None, subject_key=None)


class OpenerKeys(Protocol):
    """What the opener needs of the vault."""

    def ensure_keys(self, ids: Sequence[str]) -> dict[str, tuple[SubjectKey, bytes]]:
        """Return the key of each id, wrapped and in clear, durable when it is new; a destroyed one is left out."""

    def epoch_private(self, name: str) -> X25519PrivateKey | None:
        """Return the private key of an epoch; None when there is none (any more)."""

    def epochs_now(self) -> int:
        """Return a number that changes when an epoch begins or ends."""


class Opener:
    """Examines batches of sealed values with the keys of one vault."""

    def __init__(self, keys: OpenerKeys) -> None:
        self._keys = keys
        self._epoch_key = lru_cache(maxsize=64)(self._read_epoch_key)
        self._device_key = lru_cache(maxsize=DEVICE_KEYS)(self._open_device_key)
        self._epochs = keys.epochs_now()

    def examine(self, items: Sequence[SealedItem]) -> list[Examined]:
        """Return what each item holds as verdict and keys; new subject keys are durable before this returns."""
        self._forget_ended()
        opened = [self._open(item) for item in items]
        wanted = [item.sealed.subject_key_id for item, found in zip(items, opened, strict=True) if found[1] is not None]
        subject_keys = self._keys.ensure_keys(wanted)
        return [self._answer(item, found, subject_keys) for item, found in zip(items, opened, strict=True)]

    def _forget_ended(self) -> None:
        """Drop what memory holds when an epoch has ended: its key must not outlive it here."""
        epochs = self._keys.epochs_now()
        if epochs != self._epochs:
            self._epochs = epochs
            self._epoch_key.cache_clear()
            self._device_key.cache_clear()

    def _read_epoch_key(self, epoch: str) -> X25519PrivateKey:
        """Return the private key; raise NotReadable, which no cache keeps: the epoch may be made later."""
        private = self._keys.epoch_private(epoch)
        if private is None:
            raise NotReadable("The vault has no such epoch.")
        return private

    def _open_device_key(self, envelope: bytes, device_id: str, epoch: str) -> bytes:
        return open_device_key(envelope, self._epoch_key(epoch), device_id=device_id, epoch=epoch)

    def _open(self, item: SealedItem) -> tuple[SealVerdict, bytes | None]:
        """Return verdict and data key; the key only when the value is a record of the content that the field wants."""
        sealed = item.sealed
        try:
            device_key = self._device_key(sealed.device_key_envelope, item.device_id, sealed.epoch)
            data_key = unwrap_data_key(sealed.wrapped_data_key, device_key)
            content = open_content(sealed, data_key, event_id=item.event_id, field=item.field)
        except NotReadable:
            return "UNREADABLE", None
        except (Undecodable, ContractUnknown):
            return "CONTENT_MISFIT", None
        if item.wants != content.NAME:
            return "CONTENT_MISFIT", None
        verdict = check_content(content)
        impossible = verdict == "SOUND" and denies(content, item.birth_year)
        return "BIRTH_DATE_IMPOSSIBLE" if impossible else verdict, data_key

    def _answer(
        self, item: SealedItem, found: tuple[SealVerdict, bytes | None], keys: dict[str, tuple[SubjectKey, bytes]]
    ) -> Examined:
        verdict, data_key = found
        if data_key is None:
            return _MISFIT if verdict == "CONTENT_MISFIT" else _UNREADABLE
        subject_key_id = item.sealed.subject_key_id
        if subject_key_id not in keys:  # destroyed: nobody may put anything under it again
            return _UNREADABLE
        record, key = keys[subject_key_id]
        wrapped = RewrappedKey(field=item.field, subject_key_id=subject_key_id, wrapped_key=rewrap(data_key, key))
        return Examined(verdict=verdict, rewrapped=wrapped, subject_key=record)

    def open_dead(self, topic: str, partition: int, offset: int, epoch: str, original: bytes) -> bytes | None:
        """Return the single-object encoding of the dead record; None when it is not sealed to this vault's epoch."""
        self._forget_ended()
        try:
            private = self._epoch_key(epoch)
            return open_dead_record(original, private, topic=topic, partition=partition, offset=offset)
        except NotReadable:
            return None

    def answer(self, question: Sequence[bytes]) -> list[bytes]:
        """Return the answer to a frame as the parts of another; raise FrameDamaged for a frame that asks nothing."""
        match question[:1]:
            case [wire.EXAMINE]:
                items = [wire.read_item(parts) for parts in _grouped(question, wire.ITEM_PARTS)]
                return [wire.DONE, *[part for found in self.examine(items) for part in wire.examined_parts(found)]]
            case [wire.OPEN_DEAD]:
                letters = _grouped(question, wire.LETTER_PARTS)
                opened = [
                    self.open_dead(topic.decode(), int(partition), int(offset), epoch.decode(), original)
                    for topic, partition, offset, epoch, original in letters
                ]
                return [wire.DONE, *[record or b"" for record in opened]]
        raise wire.FrameDamaged("The frame asks nothing that the opener knows.")


def _grouped(question: Sequence[bytes], size: int) -> Iterator[Sequence[bytes]]:
    """Yield the parts after the first in groups of `size`."""
    if (len(question) - 1) % size:
        raise wire.FrameDamaged("The last item of the frame is cut off.")
    for start in range(1, len(question), size):
        yield question[start : start + size]
