"""The file of trust: whom an auditor believes, one line each, and what is wrong with a line."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from register.proof.notes import COSIGNATURE, NoteWrong, verifier_of
from register.proof.trust import Trust

SECRET = Ed25519PrivateKey.from_private_bytes(bytes(32))
OTHER = verifier_of("ministry.test/w2", Ed25519PrivateKey.from_private_bytes(bytes([1]) * 32), COSIGNATURE)
LOG, WITNESS = verifier_of("sijill.test/j/0", SECRET), verifier_of("court.test/w1", SECRET, COSIGNATURE)


def test_it_is_read_as_it_is_written() -> None:
    trust = Trust(logs=(LOG,), witnesses=(("https://w", WITNESS), ("", OTHER)), wanted=2)

    assert Trust.read("# by hand\n\n" + trust.write()) == trust
    assert (trust.policy.trees, trust.policy.witnesses, trust.policy.wanted) == ((LOG,), (WITNESS, OTHER), 2)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f"log {WITNESS}", "line 1"),
        (f"\nwitness - {LOG}", "line 2"),
        (f"witness {WITNESS}", "line 1"),
        ("wanted one", "line 1"),
        ("wanted 1", "wanted"),
        (f"log {LOG} more", "line 1"),
    ],
)
def test_a_wrong_line_is_named(text: str, where: str) -> None:
    with pytest.raises(NoteWrong) as refused:
        Trust.read(text)

    assert refused.value.where == where


def test_one_witness_named_twice_is_one() -> None:
    """Whoever wants two witnesses is not satisfied by one that is written down twice."""
    with pytest.raises(NoteWrong, match="twice"):
        Trust.read(f"witness - {WITNESS}\nwitness - {WITNESS}\nwanted 2")
