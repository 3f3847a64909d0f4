"""Where the settings say that the vault and its wrapping key lie."""

from __future__ import annotations

from infra.settings import Settings
from infra.vault import FileVault
from infra.vault_index import IndexKeyFiles
from infra.wrapping import WrappingKeys
from schemas.errors import CommandRefused


def open_vault(settings: Settings) -> FileVault:
    """Open the vault; raise CommandRefused when there is none or its wrapping key is not at hand."""
    return FileVault(settings.vault_dir, wrapping=find_token(settings))


def initialise_vault(settings: Settings) -> FileVault:
    """Make the vault or what is missing of it, and open it."""
    return FileVault.initialise(settings.vault_dir, wrapping=find_token(settings))


def open_index_keys(settings: Settings) -> IndexKeyFiles:
    """Open the keys of the search index."""
    return IndexKeyFiles(settings.vault_dir, wrapping=find_token(settings))


def find_token(settings: Settings) -> WrappingKeys | None:
    """Return the wrapping keys in the token that the settings name; None when they are in a file."""
    if not settings.vault_token:
        return None
    if settings.vault_module is None or settings.vault_pin is None:
        mend = "Set SIJILL_VAULT_MODULE to its PKCS#11 library and SIJILL_VAULT_PIN to a file with its PIN."
        raise CommandRefused("The vault's token is named, but not how to reach it.", mend=mend)
    from infra.wrapping_token import KeyToken  # noqa: PLC0415 - the extra `hsm`

    return KeyToken(settings.vault_module, settings.vault_token, settings.vault_pin)
