"""Tokens that say who reads: JSON Web Tokens signed with Ed25519 (RFC 7519, RFC 8037), checked against known issuers.

A token proves a service number and nothing else: unit and role come from the organisation. The clock is given.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from jwt.algorithms import OKPAlgorithm

from register.codes import is_code
from register.proof.source import key_id
from register.rights import Denied
from schemas.errors import CommandRefused

ALGORITHM = "EdDSA"
LONGEST_S = 24 * 3600
"""A token that says it holds longer than a day is not taken: who leaves the office must not read on."""
_LEEWAY_S = 30  # clocks of two machines
_LARGEST = 8_192  # characters; ours have some 300
_CLAIMS = ("sub", "aud", "exp", "iat", "jti")
Issuers = Mapping[str, Ed25519PublicKey]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a token says: whose number, until when (seconds UTC), under which identifier of its own."""

    number: str
    expires_at: int
    token_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoProof:
    """Why a token proves nothing; `number` is what it claims, if that is a number at all."""

    denied: Denied
    number: str | None = None


def check_token(text: str, issuers: Issuers, *, register: str, now: int) -> Proof | NoProof:
    """Return what a token proves at `now` (seconds UTC): signed by a known issuer, for this register, in its time."""
    if len(text) > _LARGEST:
        return NoProof(denied=Denied(rule_id="TOKEN_FORGED"))
    try:
        key = issuers.get(str(jwt.get_unverified_header(text).get("kid")))
        claimed = _number(jwt.decode(text, options={"verify_signature": False}))
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
        return NoProof(denied=Denied(rule_id="TOKEN_FORGED"))
    if key is None:
        return NoProof(denied=Denied(rule_id="TOKEN_FORGED"), number=claimed)
    try:
        # PyJWT compares times with its own clock; they are compared with the given one below
        times = {"verify_exp": False, "verify_iat": False, "verify_nbf": False}
        options: Any = {"require": [*_CLAIMS], **times}
        claims = jwt.decode(text, key, algorithms=[ALGORITHM], audience=register, options=options)
        until, since = int(claims["exp"]), int(claims.get("nbf", claims["iat"]))
    except jwt.InvalidAudienceError:
        return NoProof(denied=Denied(rule_id="TOKEN_OF_OTHER_REGISTER"), number=claimed)
    except (jwt.PyJWTError, ValueError, TypeError):
        return NoProof(denied=Denied(rule_id="TOKEN_FORGED"), number=claimed)
    number, token_id = _number(claims), str(claims["jti"])
    if number is None or not is_code(token_id):
        return NoProof(denied=Denied(rule_id="TOKEN_FORGED"), number=claimed)
    if not since - _LEEWAY_S <= now < until + _LEEWAY_S or until - int(claims["iat"]) > LONGEST_S:
        return NoProof(denied=Denied(rule_id="TOKEN_EXPIRED"), number=number)
    return Proof(number=number, expires_at=until, token_id=token_id)


def issue_token(key: Ed25519PrivateKey, *, number: str, register: str, now: int, seconds: int, token_id: str) -> str:
    """Return a token of an issuer; times in seconds UTC."""
    claims = {"sub": number, "aud": register, "iat": now, "exp": now + seconds, "jti": token_id}
    return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": _kid(key.public_key())})


def jwk_set(key: Ed25519PublicKey) -> dict[str, Any]:
    """Return the JWK set (RFC 7517) by which the tokens of an issuer are checked."""
    one: dict[str, Any] = OKPAlgorithm.to_jwk(key, as_dict=True)
    return {"keys": [one | {"kid": _kid(key), "use": "sig", "alg": ALGORITHM}]}


def read_issuers(path: Path) -> Issuers:
    """Return the Ed25519 keys of a JWK set by their ids, none when there is no file; raise CommandRefused."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as failure:
        raise CommandRefused("The issuers' keys cannot be read.", where=str(path), mend="See its rights.") from failure
    try:
        found = {str(each["kid"]): OKPAlgorithm.from_jwk(each) for each in json.loads(text)["keys"]}
    except (ValueError, KeyError, TypeError, jwt.PyJWTError) as failure:
        mend = "Write a JWK set as `sijill token key` shows one, each key with a kid."
        raise CommandRefused("The issuers' keys are no JWK set.", where=str(path), mend=mend) from failure
    return {kid: key for kid, key in found.items() if isinstance(key, Ed25519PublicKey)}


def write_private(path: Path, text: str) -> None:
    """Write a file that its owner alone may read, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    beside.replace(path)


def _number(claims: Mapping[str, Any]) -> str | None:
    number = claims.get("sub")
    return number if isinstance(number, str) and is_code(number) else None


def _kid(key: Ed25519PublicKey) -> str:
    return key_id(key.public_bytes_raw()).hex()
