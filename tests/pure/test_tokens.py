"""A token proves a service number when a known issuer signed it for this register and its time has not run out."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.tokens import ALGORITHM, LONGEST_S, NoProof, Proof, check_token, issue_token, jwk_set, read_issuers
from schemas.errors import CommandRefused
from tests.family_rules import rules_of

NOW, HOURS = 1_795_000_000, 3600
KEY, OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32)), Ed25519PrivateKey.from_private_bytes(b"\1" * 32)
KID = jwk_set(KEY.public_key())["keys"][0]["kid"]
CLAIMS: dict[str, Any] = {"sub": "LM1-010", "aud": "sijill.test", "iat": NOW, "exp": NOW + 8 * HOURS, "jti": "t-1"}


def signed(key: Any = KEY, kid: str | None = KID, algorithm: str = ALGORITHM, **changes: Any) -> str:
    """Return a token; a claim of None is left out."""
    claims = {name: value for name, value in (CLAIMS | changes).items() if value is not None}
    return jwt.encode(claims, key, algorithm=algorithm, headers={} if kid is None else {"kid": kid})


def checked(text: str, now: int = NOW) -> Proof | NoProof:
    return check_token(text, {KID: KEY.public_key()}, register="sijill.test", now=now)


def refused(text: str, now: int = NOW) -> tuple[str, str | None]:
    found = checked(text, now)
    assert isinstance(found, NoProof)
    return found.denied.rule_id, found.number


def altered(text: str) -> str:
    """Return the token with another number in it, and the old signature."""
    head, _, signature = text.split(".")
    claims = base64.urlsafe_b64encode(json.dumps(CLAIMS | {"sub": "DGF-001"}).encode()).decode().rstrip("=")
    return f"{head}.{claims}.{signature}"


def test_a_sound_token_proves_a_number_and_nothing_else() -> None:
    token = issue_token(KEY, number="LM1-010", register="sijill.test", now=NOW, seconds=HOURS, token_id="t-1")

    assert checked(token) == Proof(number="LM1-010", expires_at=NOW + HOURS, token_id="t-1")


BAD = (
    ("TOKEN_FORGED", None, "", NOW),
    ("TOKEN_FORGED", None, "not.a.token", NOW),
    ("TOKEN_FORGED", None, "x" * 100_000, NOW),
    ("TOKEN_FORGED", None, "[" * 8_000, NOW),
    ("TOKEN_FORGED", "LM1-010", signed(OTHER), NOW),
    ("TOKEN_FORGED", "LM1-010", signed(OTHER, kid="another"), NOW),
    ("TOKEN_FORGED", "LM1-010", signed(kid=None), NOW),
    ("TOKEN_FORGED", "DGF-001", altered(signed()), NOW),
    ("TOKEN_FORGED", "LM1-010", signed(None, algorithm="none"), NOW),
    ("TOKEN_FORGED", "LM1-010", signed(KEY.public_key().public_bytes_raw(), algorithm="HS256"), NOW),
    ("TOKEN_FORGED", None, signed(sub=None), NOW),
    ("TOKEN_FORGED", None, signed(sub="Aya Ben Ali"), NOW),
    ("TOKEN_FORGED", "LM1-010", signed(jti=None), NOW),
    ("TOKEN_FORGED", "LM1-010", signed(exp=None), NOW),
    ("TOKEN_FORGED", "LM1-010", signed(exp="soon"), NOW),
    ("TOKEN_OF_OTHER_REGISTER", "LM1-010", signed(aud="sijill.elsewhere"), NOW),
    ("TOKEN_EXPIRED", "LM1-010", signed(), NOW + 9 * HOURS),
    ("TOKEN_EXPIRED", "LM1-010", signed(), NOW - HOURS),
    ("TOKEN_EXPIRED", "LM1-010", signed(nbf=NOW + HOURS), NOW),
    ("TOKEN_EXPIRED", "LM1-010", signed(exp=NOW + LONGEST_S + 1), NOW),
)


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
@pytest.mark.parametrize(("rule_id", "number", "token", "now"), BAD)
def test_a_token_that_proves_nothing_is_refused_by_its_rule(
    rule_id: str, number: str | None, token: str, now: int
) -> None:
    """Forged, unsigned, signed with the public key as a secret, without a claim, too long, for elsewhere, too late."""
    assert refused(token, now) == (rule_id, number)


def test_every_rule_on_tokens_has_a_case() -> None:
    """That none was shown is said at the desk: tests/services/test_desk."""
    known = {rule_id for rule_id in rules_of("reading") if rule_id.startswith("TOKEN_")}

    assert known == {case[0] for case in BAD} | {"TOKEN_MISSING"}


def test_without_known_issuers_nothing_is_proven(tmp_path: Path) -> None:
    assert read_issuers(tmp_path / "none.json") == {}
    assert isinstance(check_token(signed(), {}, register="sijill.test", now=NOW), NoProof)


@pytest.mark.parametrize("text", ["", "{}", '{"keys": [{}]}', '{"keys": [{"kid": "a", "kty": "OKP", "crv": "X"}]}'])
def test_a_damaged_list_of_issuers_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "issuers.json"
    path.write_text(text)
    with pytest.raises(CommandRefused):
        read_issuers(path)


def test_issuers_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "issuers.json"
    path.write_text(json.dumps(jwk_set(KEY.public_key())))

    assert list(read_issuers(path)) == [KID]
    assert isinstance(check_token(signed(), read_issuers(path), register="sijill.test", now=NOW), Proof)
