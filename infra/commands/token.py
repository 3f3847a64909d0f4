"""`sijill token`: an identity service for the local platform; elsewhere the authority's own issues the tokens."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from infra.commands.readside_options import AsJson, StateDir
from infra.moments import show_local
from infra.output import print_json, print_table, say
from infra.settings import get_settings
from infra.signing_keys import make_key, read_key
from infra.tokens import LONGEST_S, NoProof, check_token, issue_token, jwk_set, read_issuers, write_private
from projections.clear import show_moment
from register.codes import is_code
from register.rules import rule
from schemas.errors import CommandRefused
from schemas.ids import new_uuid7

token = typer.Typer(no_args_is_help=True, help="Tokens that say who reads, for the local platform.")


@token.command()
def key(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Make the issuer's key unless it is there, and have the register know it; print it as a JWK set.

    Example: sijill token key
    """
    settings = get_settings(state_dir=state_dir)
    found = jwk_set(make_key(_key(settings.state_dir)).public_key())
    if settings.issuers.exists():
        known = json.loads(settings.issuers.read_text(encoding="utf-8"))["keys"]
        found = {"keys": [*(each for each in known if each["kid"] != found["keys"][0]["kid"]), *found["keys"]]}
    write_private(settings.issuers, json.dumps(found, indent=2) + "\n")
    if as_json:
        print_json(found)
        return
    print_table(("key", "kind"), [(each["kid"], f"{each['kty']} {each['crv']}") for each in found["keys"]])
    say(f"The register believes these keys: {settings.issuers}")


@token.command()
def issue(
    officer: Annotated[str, typer.Option(help="Service number of who reads.")],
    out: Annotated[Path, typer.Option(help="File to write; its owner alone may read it.")],
    hours: Annotated[float, typer.Option(min=0.01, max=LONGEST_S / 3600, help="How long it holds.")] = 8.0,
    register: Annotated[str | None, typer.Option(help="Name of the register (default: this one's).")] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Issue a token to an officer. It proves the number alone: unit and role are those of the organisation's orders.

    Example: sijill token issue --officer LM1-010 --out lm1-010.token
    """
    if not is_code(officer):
        raise typer.BadParameter("a service number like LM1-007: letters, digits, - and _", param_hint="--officer")
    settings = get_settings(state_dir=state_dir)
    signing = read_key(_key(settings.state_dir))
    if signing is None:
        raise CommandRefused("There is no issuer's key yet.", mend="Make it: sijill token key.")
    token_id = new_uuid7()
    text = issue_token(
        signing,
        number=officer,
        register=register or settings.register_name,
        now=int(time.time()),
        seconds=int(hours * 3600),
        token_id=token_id,
    )
    write_private(out, text + "\n")
    if as_json:
        print_json({"officer": officer, "token_id": token_id, "file": str(out)})
    else:
        say(f"{out}: read with --token {out}, or set SIJILL_READER_TOKEN.")


@token.command()
def show(
    file: Annotated[Path, typer.Argument(help="File of a token.", exists=True, dir_okay=False)],
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show what a token proves here and now; exit 1 when it proves nothing.

    Example: sijill token show lm1-010.token
    """
    settings = get_settings(state_dir=state_dir)
    issuers, text = read_issuers(settings.issuers), file.read_text(encoding="utf-8", errors="replace").strip()
    found = check_token(text, issuers, register=settings.register_name, now=int(time.time()))
    if isinstance(found, NoProof):
        told = rule(found.denied.rule_id)
        if as_json:
            print_json({"holds": False, "rule_id": told.id, "reason": told.reason})
        else:
            say(f"{told.reason.en} {told.mend.en}")
        raise typer.Exit(1)
    if as_json:
        print_json(
            {
                "holds": True,
                "officer": found.number,
                "token_id": found.token_id,
                "until": show_moment(found.expires_at * 1_000_000),
            }
        )
    else:
        until = show_local(found.expires_at * 1_000_000)
        print_table(("officer", "until (Tunis)", "token"), [(found.number, until, found.token_id)])


def _key(state_dir: Path) -> Path:
    return state_dir / "identity" / "issuer.pem"
