"""`sijill opener`: runs the only process that holds the private key of the epoch."""

from __future__ import annotations

import asyncio
import resource
import signal
from pathlib import Path
from typing import Annotated

import structlog
import typer

from infra.output import print_json_line, say
from infra.settings import Settings, get_settings
from infra.vault_place import open_vault
from streams.opener import Opener
from streams.opener_server import serving

StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON line when it listens.")]
log = structlog.get_logger(__name__)


def opener(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Run the opener beside the screen until SIGTERM or Ctrl-C; the vault must exist (`sijill up` makes it).

    Example: sijill opener --state-dir .sijill
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold the keys
    asyncio.run(run_opener(get_settings(state_dir=state_dir), as_json=as_json))


async def run_opener(settings: Settings, *, as_json: bool = False) -> None:
    """Listen until the process is told to stop; raise CommandRefused when another opener runs or the vault is unfit."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    with open_vault(settings) as vault:
        async with serving(Opener(vault), settings.opener_socket):
            log.info("opener_listens", vault_key_id=vault.vault_key_id)
            if as_json:
                print_json_line({"socket": str(settings.opener_socket), "vault_key_id": vault.vault_key_id})
            else:
                say("The opener listens.")
            await stop.wait()
    log.info("opener_stopped")
