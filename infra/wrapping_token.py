"""Wrapping keys in a token that speaks PKCS#11: a hardware security module, or SoftHSM where there is none.

They are made in the token and never leave it; each wrapping and unwrapping is done there (CKM_AES_KEY_WRAP).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from infra.vault_files import require_private
from schemas.errors import CommandRefused, ServiceUnreachable

if TYPE_CHECKING:
    import pkcs11

_BITS = 256
_T = TypeVar("_T")


class TokenKey:
    """A wrapping key in the token."""

    def __init__(self, key_id: str, session: pkcs11.Session, key: Any) -> None:
        self.key_id, self._session, self._key = key_id, session, key
        self._proof = b""

    def wrap(self, key: bytes) -> bytes:
        """Return the key wrapped by the token; raise ServiceUnreachable."""
        from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass  # noqa: PLC0415 - the extra `hsm`

        def ask() -> bytes:
            held = self._session.create_object(
                {
                    Attribute.CLASS: ObjectClass.SECRET_KEY,
                    Attribute.KEY_TYPE: KeyType.AES,
                    Attribute.VALUE: key,
                    Attribute.TOKEN: False,
                    Attribute.EXTRACTABLE: True,
                }
            )
            try:
                return bytes(self._key.wrap_key(held, mechanism=Mechanism.AES_KEY_WRAP))
            finally:
                held.destroy()

        return _asked(ask)

    def unwrap(self, wrapped: bytes) -> bytes | None:
        """Return the key; None when the token says that it was not wrapped by this one; raise ServiceUnreachable."""
        from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, exceptions  # noqa: PLC0415 - the extra `hsm`

        def ask() -> bytes | None:
            try:
                held = self._key.unwrap_key(
                    ObjectClass.SECRET_KEY,
                    KeyType.AES,
                    wrapped,
                    mechanism=Mechanism.AES_KEY_WRAP,
                    template={Attribute.TOKEN: False, Attribute.EXTRACTABLE: True, Attribute.SENSITIVE: False},
                )
            except (exceptions.WrappedKeyInvalid, exceptions.WrappedKeyLenRange):
                return None
            except exceptions.GeneralError:  # SoftHSM's answer to a strange key, and any token's when it is broken
                if wrapped == self._proof:
                    raise
                self._prove()
                return None
            try:
                return bytes(held[Attribute.VALUE])
            finally:
                held.destroy()

        return _asked(ask)

    def destroy(self) -> None:
        """Destroy the key in the token."""
        _asked(self._key.destroy)

    def _prove(self) -> None:
        """Raise ServiceUnreachable unless the token opens what it wrapped itself."""
        self._proof = self.wrap(bytes(_BITS // 8))
        self.unwrap(self._proof)


class KeyToken:
    """The wrapping keys of one vault in a token, told apart by their labels: PREFIX-<16 hexadecimal digits>."""

    def __init__(self, module: Path, token: str, pin_file: Path, *, prefix: str = "kek") -> None:
        """Log in; raise CommandRefused when the module, the token or the PIN is not right."""
        self._prefix, self._session = prefix, _logged_in(module, token, pin_file)

    def find(self, key_id: str) -> TokenKey | None:
        """Return the key of that name."""
        return next((key for key in self._keys() if key.key_id == key_id), None)

    def first(self) -> TokenKey:
        """Return the only key; raise CommandRefused when there are several, for then a vault exists."""
        found = list(self._keys())
        if len(found) > 1:
            mend = "Restore the vault that they belong to, or give this one a prefix of its own."
            raise CommandRefused("The token holds several wrapping keys and the vault is new.", mend=mend)
        return found[0] if found else self.next()

    def next(self) -> TokenKey:
        """Make a key that the token never gives out."""
        from pkcs11 import Attribute, KeyType  # noqa: PLC0415 - the extra `hsm`

        key_id = f"{self._prefix}-{secrets.token_hex(8)}"
        kept = {
            Attribute.SENSITIVE: True,
            Attribute.EXTRACTABLE: False,
            Attribute.WRAP: True,
            Attribute.UNWRAP: True,
        }
        made = _asked(lambda: self._session.generate_key(KeyType.AES, _BITS, label=key_id, store=True, template=kept))
        return TokenKey(key_id, self._session, made)

    def keep_only(self, key_id: str) -> None:
        """Destroy the others in the token."""
        for key in list(self._keys()):
            if key.key_id != key_id:
                key.destroy()

    def _keys(self) -> Iterator[TokenKey]:
        from pkcs11 import Attribute, ObjectClass  # noqa: PLC0415 - the extra `hsm`

        found = _asked(lambda: list(self._session.get_objects({Attribute.CLASS: ObjectClass.SECRET_KEY})))
        for key in sorted(found, key=lambda each: str(each[Attribute.LABEL])):
            if str(key[Attribute.LABEL]).startswith(f"{self._prefix}-"):
                yield TokenKey(str(key[Attribute.LABEL]), self._session, key)


def _logged_in(module: Path, token: str, pin_file: Path) -> pkcs11.Session:
    try:
        import pkcs11  # noqa: PLC0415 - the extra `hsm`
    except ImportError:
        raise CommandRefused("A token needs the extra `hsm`.", mend="pip install 'sijill[hsm]'") from None
    require_private(pin_file)
    pin = pin_file.read_text(encoding="utf-8").strip()
    try:
        held = pkcs11.lib(str(module)).get_token(token_label=token)
        try:
            return held.open(rw=True, user_pin=pin)
        except pkcs11.UserAlreadyLoggedIn:
            return held.open(rw=True)
    except (pkcs11.PKCS11Error, RuntimeError) as refused:
        mend = "Check SIJILL_VAULT_MODULE, SIJILL_VAULT_TOKEN and the file SIJILL_VAULT_PIN."
        what = f"The token of the vault cannot be used: {type(refused).__name__}."
        raise CommandRefused(what, where=f"{module}, {token}", mend=mend) from refused


def _asked(question: Callable[[], _T]) -> _T:
    from pkcs11 import PKCS11Error  # noqa: PLC0415 - the extra `hsm`

    try:
        return question()
    except PKCS11Error as failure:
        mend = "See whether the token is there; what waits goes on when it is back."
        raise ServiceUnreachable(f"The token does not answer: {type(failure).__name__}.", mend=mend) from failure
