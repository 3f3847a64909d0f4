"""What the protection of persons costs: sealing and opening a value, and destroying the keys of a thousand persons."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from infra.vault import FileVault
from infra.vault_rotation import rotate
from infra.wrapping import KeyFiles
from schemas.events import SealedText
from schemas.ids import new_uuid7
from schemas.sealing import DeviceKeys, open_value, rewrap, unwrap_data_key
from tests.bench.bench import Bench
from tests.bench.figures import Figure, at_least, under

_FIELDS, _PERSONS, _GONE = 20_000, 66_000, 1_000


async def measure(_: Bench) -> list[Figure]:
    """Return values sealed and opened per CPU second with known keys, and seconds to destroy keys and wrap anew."""
    return [*_values(), *_vault()]


def _values() -> list[Figure]:
    public = X25519PrivateKey.generate().public_key().public_bytes_raw()
    device, subject_key = DeviceKeys.create("D-1", "e1", public), os.urandom(32)
    subject, event, content = new_uuid7(), new_uuid7(), SealedText(text="twelve words of a note")
    began = time.process_time()
    sealed = [device.seal(content, subject_key_id=subject, event_id=event, field="meta.note") for _ in range(_FIELDS)]
    sealing = time.process_time() - began
    under_subject = [rewrap(unwrap_data_key(each.wrapped_data_key, device.device_key), subject_key) for each in sealed]
    began = time.process_time()
    for each, wrapped in zip(sealed, under_subject, strict=True):
        open_value(each, wrapped, subject_key, event_id=event, field="meta.note")
    opening = time.process_time() - began
    rates = {"values sealed per CPU second": sealing, "values opened per CPU second": opening}
    return [
        Figure(section="sealing", name=name, value=_FIELDS / seconds, unit="1/s", target=at_least(100_000))
        for name, seconds in rates.items()
    ]


def _vault() -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="sijill-bench-") as place:
        folder = Path(place) / "vault"
        ids = [new_uuid7() for _ in range(_PERSONS)]
        with FileVault.initialise(folder) as vault:
            vault.wrap(ids)
            began = time.monotonic()
            vault.destroy_all(ids[:_GONE])
            destroyed = time.monotonic() - began
        began = time.monotonic()
        rotate(folder, KeyFiles(folder), told=lambda _: None)
        rotated = time.monotonic() - began
    note = "in the vault; the acts go the way of all acts, the index is filled again at the pace of section search"
    return [
        Figure(section="sealing", name=name, value=seconds, unit="s", target=target, note=more)
        for name, seconds, target, more in (
            ("keys of 1,000 persons destroyed", destroyed, under(60), note),
            ("66,000 keys wrapped anew", rotated, None, ""),
        )
    ]
