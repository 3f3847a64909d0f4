"""Ed25519 keys in files of their own, readable by their owner alone: of the notary, of a witness."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from schemas.errors import CommandRefused

_OTHERS = 0o077


def read_key(path: Path) -> Ed25519PrivateKey | None:
    """Return the key of a file, None when there is none; raise CommandRefused for what is no key or not secret."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    if path.stat().st_mode & _OTHERS:
        what = "Others than its owner may read the key."
        raise CommandRefused(what, where=str(path), mend="Take their rights away (chmod 600), and think of a new key.")
    try:
        key = load_pem_private_key(data, password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise CommandRefused("The file holds no Ed25519 key.", where=str(path), mend="Name the right file.")
    return key


def make_key(path: Path) -> Ed25519PrivateKey:
    """Return the key of a file, made when there is none; a key that exists is never written over."""
    found = read_key(path)
    if found is not None:
        return found
    path.parent.mkdir(parents=True, exist_ok=True)
    key = Ed25519PrivateKey.generate()
    text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(text)
        file.flush()
        os.fsync(handle)
    return key
