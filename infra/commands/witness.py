"""`sijill witness`: another authority's process that co-signs checkpoints of one consistent history."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import Annotated

import typer

from infra.output import print_json, print_table, say
from infra.signing_keys import make_key, read_key
from infra.witness_server import make_witness, serve_witness
from infra.witness_store import WitnessStore
from register.proof.checkpoints import Checkpoint
from register.proof.notes import COSIGNATURE, verifier_of
from register.proof.trust import Trust
from register.proof.witnessing import Refusal, read_request
from schemas.errors import CommandRefused

witness = typer.Typer(no_args_is_help=True, help="Co-sign the history of a register that somebody else runs.")
Key = Annotated[Path, typer.Option("--key", help="File of the witness's key.")]
Store = Annotated[Path, typer.Option("--store", help="File of what the witness has seen.")]
Name = Annotated[str, typer.Option("--name", help="Name of the witness: a URL without its scheme.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@witness.command()
def key(key: Key, name: Name, as_json: AsJson = False) -> None:
    """Make the witness's key unless it is there; print what others need to know it by.

    Example: sijill witness key --key w1.pem --name court.example.tn/w1
    """
    public = str(verifier_of(name, make_key(key), COSIGNATURE))
    print_json({"key": public}) if as_json else typer.echo(public)


@witness.command("add-log")
def add_log(
    trust: Annotated[Path, typer.Argument(help="File of trust with the keys of the trees.", exists=True)],
    store: Store,
    as_json: AsJson = False,
) -> None:
    """Know the trees that a file of trust names, from now on.

    Example: sijill witness add-log trust.txt --store w1.sqlite
    """
    logs = Trust.read(trust.read_text(encoding="utf-8")).logs
    with WitnessStore(store) as kept:
        for one in logs:
            kept.add_log(one)
    if as_json:
        print_json({"known": [one.name for one in logs]})
    else:
        say(f"{len(logs)} trees are known.")


@witness.command()
def logs(store: Store, as_json: AsJson = False) -> None:
    """Show the trees that are known, what was co-signed of each, and what logs signed against their own history.

    Exit code 1 when there is such evidence.
    Example: sijill witness logs --store w1.sqlite --json
    """
    with WitnessStore(store) as kept:
        known, evidence = kept.logs(), kept.evidence()
    forks = [(at, origin, *_claimed(body)) for at, origin, body in evidence]
    if as_json:
        print_json({
            "logs": [{"origin": origin, "size": size} for origin, size in known],
            "evidence": [{"at": at, "origin": o, "size": size, "root": root} for at, o, size, root in forks],
        })  # fmt: skip
    else:
        print_table(("origin", "co-signed leaves"), known)
        for at, origin, size, root in forks:
            say(f"signed against its own history: {origin}, {size} leaves, root {root} (at {at})")
    if evidence:
        raise typer.Exit(1)


@witness.command()
def run(
    key: Key,
    store: Store,
    name: Name,
    listen: Annotated[str, typer.Option(help="HOST:PORT to listen on.")] = "127.0.0.1:8899",
) -> None:
    """Listen for checkpoints until SIGTERM or Ctrl-C, and co-sign those of one consistent history.

    Example: sijill witness run --key w1.pem --store w1.sqlite --name court.example.tn/w1 --listen 0.0.0.0:8899
    """
    host, _, port = listen.rpartition(":")
    if not host or not port.isdecimal():
        raise typer.BadParameter("name where to listen as HOST:PORT", param_hint="--listen")
    secret = read_key(key)
    if secret is None:
        raise CommandRefused("The witness has no key.", where=str(key), mend="Make one: sijill witness key.")
    with WitnessStore(store) as kept:
        asyncio.run(_serve(make_witness(kept, name, secret), host, int(port)))


async def _serve(app: object, host: str, port: int) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve_witness(app, host, port, stop)  # type: ignore[arg-type]


def _claimed(body: bytes) -> tuple[int, str]:
    request = read_request(body)
    claim = Checkpoint(origin="", size=0, root=b"") if isinstance(request, Refusal) else request.checkpoint
    return claim.size, claim.root.hex()
