"""Storage that speaks S3, at Amazon's or anybody's: where the copy of the trees lies, or an archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from infra.settings import Settings
from schemas.errors import CommandRefused
from streams.tree_copy import Storage

if TYPE_CHECKING:
    from obstore.store import S3Config

_TRIES, _PATIENCE = 2, timedelta(seconds=10)


class S3:
    """A bucket, below a prefix."""

    def __init__(self, bucket: str, prefix: str, account: tuple[str, str], *, region: str, endpoint: str = "") -> None:
        """Take where it is; `account` is an access key's id and secret, `endpoint` the URL where it is not Amazon's."""
        from obstore.store import S3Store  # noqa: PLC0415 - the extra `s3`

        config: S3Config = {"access_key_id": account[0], "secret_access_key": account[1], "region": region}
        if endpoint:
            config |= {"endpoint": endpoint, "virtual_hosted_style_request": False}
        self._store = S3Store(
            bucket,
            prefix=prefix or None,
            config=config,
            client_options={"allow_http": endpoint.startswith("http:"), "timeout": _PATIENCE},
            retry_config={"max_retries": _TRIES, "retry_timeout": _PATIENCE},
        )

    def put(self, name: str, data: bytes) -> None:
        """Put an object; raise OSError with what the storage says."""
        from obstore import put  # noqa: PLC0415 - the extra `s3`

        with _told(name):
            try:
                put(self._store, name, data)
            except FileNotFoundError as refused:  # its bucket
                raise OSError(str(refused)) from refused

    def names(self, prefix: str = "") -> Iterator[str]:
        """Yield the names below a prefix; raise OSError."""
        with _told(prefix):
            for found in self._store.list(prefix or None):
                yield from (each["path"] for each in found)

    def read(self, name: str) -> bytes:
        """Return an object; raise FileNotFoundError, OSError."""
        with _told(name):
            return bytes(self._store.get(name).bytes())


@contextmanager
def _told(name: str) -> Iterator[None]:
    from obstore.exceptions import BaseError  # noqa: PLC0415 - the extra `s3`

    try:
        yield
    except FileNotFoundError:
        raise
    except (BaseError, OSError, ValueError) as refused:
        raise OSError(f"{name} was not taken: {str(refused).splitlines()[0]}") from refused


def copy_storage(settings: Settings) -> Storage | None:
    """Return where the trees are copied to, or None when nobody wants a copy; raise CommandRefused."""
    return open_s3(settings, settings.proof_copy) if settings.proof_copy else None


def open_s3(settings: Settings, url: str) -> S3:
    """Return the storage at `s3://BUCKET/PREFIX`, by the account that the settings name; raise CommandRefused."""
    place, account = urlsplit(url), settings.proof_copy_account
    if place.scheme != "s3" or not place.netloc:
        mend = "Write it as s3://BUCKET/PREFIX; another storage than Amazon's in SIJILL_PROOF_COPY_ENDPOINT."
        raise CommandRefused("This is no place on a storage that speaks S3.", where=url, mend=mend)
    words = account.read_text(encoding="utf-8").split() if account is not None and account.is_file() else []
    if len(words) != 2:
        mend = "Write the id of the access key and its secret, a line each, into a file; SIJILL_PROOF_COPY_ACCOUNT."
        raise CommandRefused("Nobody said by whose account it is opened.", where=url, mend=mend)
    try:
        return S3(
            place.netloc,
            place.path.strip("/"),
            (words[0], words[1]),
            region=settings.proof_copy_region,
            endpoint=settings.proof_copy_endpoint,
        )
    except ModuleNotFoundError as missing:
        raise CommandRefused("A storage that speaks S3 needs an extra.", mend="pip install 'sijill[s3]'") from missing
