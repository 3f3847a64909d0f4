"""The register that the stories share: they use files of their own in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.running import Register, running_register


@pytest.fixture(scope="package")
def register() -> Iterator[Register]:
    """A whole register, running, for all stories."""
    with running_register() as found:
        yield found
