"""`sijill vault`: the keys of the persons: what is held, backed up, restored, and the wrapping key changed."""

from __future__ import annotations

import asyncio
import secrets
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from infra.archive_place import open_archive
from infra.commands.readside_options import FromArchive
from infra.epoch_end import count_needing, end_epoch, require_later
from infra.moments import show_local
from infra.output import print_json, print_table, progress, say
from infra.reach import quiet_clients, require_kafka
from infra.settings import Settings, get_settings
from infra.shredded import journals, shredded_keys
from infra.vault import FileVault
from infra.vault_backup import RestoredVault, compare, known_backups, restore_backup, write_backup
from infra.vault_files import create_once, private_directory, require_private
from infra.vault_place import find_token, open_vault
from infra.vault_rotation import rotate as rotate_vault
from infra.wrapping import KEY_SIZE, KeyFiles
from schemas.errors import CommandRefused

vault = typer.Typer(no_args_is_help=True, help="Keys of the persons: state, backup, restore, a new wrapping key.")
StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@vault.command()
def status(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Try every key: how many are held, destroyed, lost; the epochs and the backups. Exit code 1 when any is lost.

    Example: sijill vault status
    """
    settings = get_settings(state_dir=state_dir)
    with open_vault(settings) as opened, progress("trying keys", total=len(opened), unit="rows") as told:
        counted, epochs = opened.count(told), list(opened.epochs.names())
        key_id = opened.vault_key_id
    backups = known_backups(settings.vault_dir)
    place = f"token {settings.vault_token}" if settings.vault_token else "file"
    if as_json:
        print_json({"wrapping_key": key_id, "place": place, "keys": counted, "epochs": epochs, "backups": backups})
    else:
        say(f"Wrapping key {key_id} ({place}). Keys: {counted.held}; destroyed: {counted.destroyed}.")
        say(f"Epochs: {', '.join(epochs)}.")
        if backups:
            rows = [(b.path, show_local(b.made_at), b.vault_key_id, "dead" if b.is_dead else "") for b in backups]
            print_table(("backup", "made", "wrapping key", ""), rows)
        for name in counted.lost:
            say(f"LOST: {name}: no key of this vault opens it. Restore the vault from a backup.")
    if counted.lost:
        raise typer.Exit(1)


@vault.command()
def rotate(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Put every key under a new wrapping key and destroy the old one; the journal stays as it is.

    The register may run. Cut off, it is taken up where it stopped. Backups made before open nothing any more.
    Example: sijill vault rotate && sijill vault backup --to /media/vault-2026-11
    """
    settings = get_settings(state_dir=state_dir)
    with open_vault(settings) as opened:
        total = len(opened)
    with progress("wrapping keys anew", total=total, unit="rows") as told:
        done = rotate_vault(settings.vault_dir, find_token(settings) or KeyFiles(settings.vault_dir), told=told)
    if as_json:
        print_json(done)
    else:
        say(f"{'Ended the change from' if done.resumed else 'Changed from'} {done.before} to {done.now}.")
        say(f"{done.keys} keys and {done.files} files went over.")
        for name in done.lost:
            say(f"LOST: {name}: neither wrapping key opens it.")
    if done.lost:
        raise typer.Exit(1)


@vault.command()
def backup(
    to: Annotated[Path, typer.Option(help="Directory to make; it may lie on another machine's disk.")],
    wrapping_key_to: Annotated[
        Path | None, typer.Option(help="Also write the wrapping key to this file: keep it elsewhere than the backup.")
    ] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Back up the keys, while the register runs too. The wrapping key is not in it: alone, a backup opens nothing.

    Example: sijill vault backup --to /media/a/vault-2026-11 --wrapping-key-to /media/b/vault-2026-11.kek
    """
    settings = get_settings(state_dir=state_dir)
    with open_vault(settings):  # refuses a vault whose wrapping key is not at hand
        pass
    if wrapping_key_to is not None:
        _write_wrapping_key(settings, to, wrapping_key_to)
    made = write_backup(settings.vault_dir, to, datetime.now(UTC))
    if as_json:
        print_json(made)
    else:
        say(f"Backed up to {made.path}, under wrapping key {made.vault_key_id}.")


@vault.command()
def restore(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The backup.")],
    wrapping_key: Annotated[Path | None, typer.Option(help="File of the wrapping key; not with a token.")] = None,
    from_archive: FromArchive = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Make the vault of a backup where there is none; what the journal says was destroyed is destroyed before.

    The acts come from the journal at the broker, or from an archive. Exit code 1 when a key came back damaged.
    Example: sijill vault restore /media/a/vault-2026-11 --wrapping-key /media/b/vault-2026-11.kek
    """
    settings = get_settings(state_dir=state_dir)
    token = find_token(settings)
    if (token is None) is (wrapping_key is None):
        mend = "Give --wrapping-key FILE." if token is None else "Leave --wrapping-key away: the key is in the token."
        raise CommandRefused("It must be clear where the wrapping key is.", mend=mend)
    kek = b""
    if wrapping_key is not None:
        require_private(wrapping_key)
        kek = wrapping_key.read_bytes()
    done = restore_backup(directory, settings.vault_dir, _shredded(settings, from_archive), kek=kek, wrapping=token)
    _show_restored(done, as_json)


@vault.command()
def drill(from_archive: FromArchive = None, state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Back up, restore beside the vault, compare every key, leave nothing: proof that a restore would work.

    Exit code 1 when a key differs, or when an act says that it was destroyed and this vault still holds it.
    Example: sijill vault drill
    """
    settings = get_settings(state_dir=state_dir)
    place = settings.vault_dir.with_name(f".drill-{secrets.token_hex(4)}")
    token = find_token(settings)
    private_directory(place)
    try:
        write_backup(settings.vault_dir, place / "backup", datetime.now(UTC), is_kept=False)
        kek = b"" if token is not None else (settings.vault_dir / "kek").read_bytes()
        shredded = _shredded(settings, from_archive)
        done = restore_backup(place / "backup", place / "vault", shredded, kek=kek, wrapping=token)
        with (
            open_vault(settings) as live,
            FileVault(place / "vault", wrapping=token) as restored,
            progress("comparing", total=len(live), unit="rows") as told,
        ):
            compared = compare(live, restored, told)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    if as_json:
        print_json({"restored": done, "compared": compared})
    else:
        say(f"Restored {done.keys} keys, {done.destroyed} destroyed ones, {done.epochs} epochs; removed again.")
        for name in compared.differing:
            say(f"DIFFERS: {name}: the backup holds another key or none.")
        for name in compared.still_held:
            say(f"STILL HELD: {name}: an act says that it was destroyed, and this vault has it.")
    if compared.differing or compared.still_held or done.lost:
        raise typer.Exit(1)


@vault.command("begin-epoch")
def begin_epoch(
    name: Annotated[str, typer.Argument(help="Its name, which comes after those of earlier ones, as 2027-a.")],
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Make the key pair of a new epoch: devices seal to it from their next start on, the register from its own.

    Example: sijill vault begin-epoch 2027-a
    """
    settings = get_settings(state_dir=state_dir)
    require_later(settings.vault_dir, name)
    with open_vault(settings) as opened:
        public = opened.ensure_epoch(name)
    print_json({"epoch": name, "public": public.hex()}) if as_json else say(f"Epoch {name} begins.")


@vault.command("end-epoch")
def end_epoch_(
    name: Annotated[str, typer.Argument(help="An epoch that is not the last one.")],
    give_up_dead_letters: Annotated[
        bool, typer.Option("--give-up-dead-letters", help="Those sealed to it stay closed for ever.")
    ] = False,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Destroy the private key of an epoch; refused while a record that is kept needs it.

    Example: sijill vault end-epoch 2026-a
    """
    settings = get_settings(state_dir=state_dir)
    quiet_clients()
    asyncio.run(require_kafka(settings))
    with progress("reading intake and dead letters") as told:
        needing = asyncio.run(count_needing(settings.kafka, name, told))
    end_epoch(settings.vault_dir, name, needing, give_up=give_up_dead_letters)
    print_json({"epoch": name, "given_up": needing}) if as_json else say(
        f"Epoch {name} has ended; its key is destroyed."
    )


def _shredded(settings: Settings, archive: str | None) -> set[str]:
    quiet_clients()
    if archive is None:
        asyncio.run(require_kafka(settings))
    storage = None if archive is None else open_archive(archive, settings)
    kafka = "" if archive is not None else settings.kafka
    with progress("reading what was destroyed") as told:
        return asyncio.run(shredded_keys(journals(kafka, storage), told))


def _write_wrapping_key(settings: Settings, backup: Path, to: Path) -> None:
    if settings.vault_token:
        mend = "Back the token up as its maker says."
        raise CommandRefused("The wrapping key never leaves its token.", mend=mend)
    if to.exists():
        raise CommandRefused("There is something already.", where=str(to), mend="Name a file that does not exist.")
    if to.resolve().is_relative_to(backup.resolve()):
        raise CommandRefused("A backup beside its wrapping key hides nothing.", mend="Write the key elsewhere.")
    create_once(to, (settings.vault_dir / "kek").read_bytes()[:KEY_SIZE])


def _show_restored(done: RestoredVault, as_json: bool) -> None:
    if as_json:
        print_json(done)
    else:
        say(f"Restored {done.keys} keys and {done.epochs} epochs; {done.destroyed} keys are destroyed,")
        say(f"{done.destroyed_again} of them since the backup. Make the search index anew: sijill index rebuild.")
        for name in done.lost:
            say(f"LOST: {name}: damaged in the backup.")
    if done.lost:
        raise typer.Exit(1)
