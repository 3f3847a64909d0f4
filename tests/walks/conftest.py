"""The register that the stories share: they use files of their own in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from infra.commands.demo_proof import Authority
from infra.settings import get_settings
from tests.running import Register, running_register


@pytest.fixture(scope="package")
def register() -> Iterator[Register]:
    """A whole register, running, for all stories."""
    with running_register() as found:
        yield found


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Where the notary's key and the witness are: on no machine of the register's."""
    return Authority.beside(get_settings(state_dir=tmp_path_factory.mktemp("ministry") / "register"))


@pytest.fixture(scope="module")
def proven(authority: Authority) -> Iterator[Register]:
    """A register of a story's own, whose notary signs and whose witness is asked."""
    named = authority.give_to(get_settings())
    assert named.notary_key is not None
    assert named.witnesses is not None
    with running_register(notary_key=named.notary_key, witnesses=named.witnesses) as found:
        yield found
