"""A real PKCS#11 token for tests: SoftHSM, of the system or unpacked from Debian's packages without installing them."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from infra.settings import Settings, get_settings
from infra.wrapping_token import KeyToken

_PACKAGES = ("libsofthsm2", "softhsm2")
_LIBRARY = "libsofthsm2.so"
_SYSTEM = (Path("/usr/lib/softhsm"), Path("/usr/local/lib/softhsm"), Path("/opt/homebrew/lib/softhsm"))
PIN = "in-tests-only"


@dataclass(frozen=True, slots=True)
class Token:
    """An initialised token; `settings` names it."""

    module: Path
    label: str
    pin_file: Path

    def keys(self) -> KeyToken:
        """Log in."""
        return KeyToken(self.module, self.label, self.pin_file)


def make_token(folder: Path, settings: Settings | None = None) -> Token:
    """Make a token in a directory of its own; the library reads where from SOFTHSM2_CONF, once in a process."""
    module, tool = _find((settings or get_settings()).cache_dir / "softhsm")
    (folder / "tokens").mkdir(parents=True)
    config = folder / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(config)
    subprocess.run(
        [tool, "--module", module, "--init-token", "--free", "--label", "sijill", "--pin", PIN, "--so-pin", PIN],
        check=True,
        capture_output=True,
    )
    pin_file = folder / "pin"
    pin_file.write_text(f"{PIN}\n")
    pin_file.chmod(0o600)
    return Token(module, "sijill", pin_file)


def _find(cache: Path) -> tuple[Path, Path]:
    """Return library and tool of SoftHSM."""
    installed = shutil.which("softhsm2-util")
    for folder in _SYSTEM:
        if installed and (folder / _LIBRARY).exists():
            return folder / _LIBRARY, Path(installed)
    if not (cache / "usr").exists():
        _unpack(cache)
    (found,) = [path for path in cache.rglob(_LIBRARY) if not path.is_symlink()]
    return found, cache / "usr/bin/softhsm2-util"


def _unpack(cache: Path) -> None:
    """Unpack Debian's packages into the cache, whole or not at all; needs neither root nor an installation."""
    if not shutil.which("apt-get"):
        raise AssertionError("These tests need SoftHSM 2: install the package softhsm2 (Homebrew: softhsm).")
    draft = cache.with_name(f".softhsm.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    lists = draft / "lists"
    (lists / "partial").mkdir(parents=True)
    own = ["-o", f"Dir::State::lists={lists}", "-o", f"Dir::Cache={draft}/apt", "-o", "APT::Sandbox::User="]
    for words in (["update", "-qq"], ["download", "-qq", *_PACKAGES]):
        subprocess.run(["apt-get", *own, *words], check=True, capture_output=True, cwd=draft)
    for package in draft.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", package, draft / "out"], check=True)
    try:
        (draft / "out").rename(cache)
    except OSError:
        if not (cache / "usr").exists():  # another test was first
            raise
    shutil.rmtree(draft, ignore_errors=True)
