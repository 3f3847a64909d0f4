"""An archive in S3-compatible storage, through `obstore` (extra `s3`): an object there is whole or not there.

Address, region and credentials come as that library and all tools of the kind take them: AWS_ENDPOINT_URL, AWS_REGION,
AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; for an address without TLS also AWS_ALLOW_HTTP=true.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from schemas.errors import CommandRefused, ServiceUnreachable

_RETRY_S = 20  # a bucket that does not answer is said within seconds, not after the library's three minutes


class Bucket:
    """Implements `schemas.archive.Storage` in `s3://bucket/prefix`."""

    def __init__(self, url: str) -> None:
        """Take the URL; raise CommandRefused without the library, or for a URL that names no bucket."""
        try:
            from obstore import exceptions, store  # noqa: PLC0415 - an extra
        except ModuleNotFoundError:
            mend = "Install it: pip install 'sijill[s3]'"
            raise CommandRefused("Archives in S3 need obstore, which is not installed.", mend=mend) from None
        self._url, self._failures = url, (exceptions.BaseError, OSError)
        retry: Any = {"max_retries": 5, "retry_timeout": timedelta(seconds=_RETRY_S)}
        with self._told():
            self._store: Any = store.from_url(url, retry_config=retry)

    def names(self, prefix: str = "") -> Iterator[str]:
        """Yield the names below a prefix; raise ServiceUnreachable."""
        with self._told():
            for chunk in self._store.list(prefix or None):
                yield from (each["path"] for each in chunk)

    def read(self, name: str) -> bytes:
        """Return an object; raise FileNotFoundError, ServiceUnreachable."""
        with self._told():
            return bytes(self._store.get(name).bytes())

    def write(self, name: str, data: bytes) -> None:
        """Write an object; raise ServiceUnreachable."""
        with self._told():
            self._store.put(name, data)

    def remove(self, name: str) -> None:
        """Remove an object; raise ServiceUnreachable."""
        with self._told():
            self._store.delete(name)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except self._failures as failure:
            mend = "See AWS_ENDPOINT_URL, AWS_REGION and the credentials, and that the bucket is there."
            what = f"The archive's storage does not answer: {type(failure).__name__}."
            raise ServiceUnreachable(what, where=self._url, mend=mend) from failure


def is_bucket(place: str) -> bool:
    """Return whether an archive's place is a URL of S3."""
    return place.startswith("s3://")
