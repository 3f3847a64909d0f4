"""Texts into tokens: HMAC-SHA256 under the key of the index, cut to 16 bytes; nothing else of a person is stored."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from typing import Protocol

from schemas.errors import CommandRefused

TOKEN_SIZE = 16  # bytes: among 10^8 tokens two meet by chance with a probability of 10^-23


class IndexKeys(Protocol):
    """The keys of the index, one per epoch; the vault keeps them."""

    def make(self) -> str:
        """Make the key of a new epoch, durable before it returns; return the epoch's name."""

    def find(self, name: str) -> bytes | None:
        """Return the key of an epoch, 32 bytes; None when it was destroyed or never made."""

    def destroy_others(self, name: str) -> None:
        """Destroy the key of every epoch but this one."""


def token(key: bytes, text: str) -> bytes:
    """Return the token of a text; equal texts give equal tokens under one key, and nothing can be read from them."""
    return hmac.digest(key, text.encode(), "sha256")[:TOKEN_SIZE]


def tokens(key: bytes, texts: Iterable[str]) -> list[bytes]:
    """Return the tokens of texts, in order."""
    return [token(key, text) for text in texts]


def query_hash(key: bytes, question: str) -> str:
    """Return what the access record keeps of a question: a bare hash of a name could be guessed, this one not."""
    return hmac.digest(key, b"query" + question.encode(), "sha256").hex()[:32]


def no_index() -> CommandRefused:
    """Return the refusal of a question to an index that is not there."""
    return CommandRefused("There is no index to search in.", mend="Start it: sijill up --register.")
