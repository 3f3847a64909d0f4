"""`sijill verify`: an evidence bundle checked anywhere, by the base install, without services."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from infra.output import print_json, print_table, progress, say
from register.proof.evidence import check_bundle
from register.proof.trust import Trust


def verify(
    bundle: Annotated[Path, typer.Argument(help="Directory of the bundle.", exists=True, file_okay=False)],
    trust: Annotated[Path, typer.Option(help="File of trust: keys of the trees and witnesses.", exists=True)],
    against: Annotated[list[Path] | None, typer.Option(help="A checkpoint kept earlier; may come again.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check a bundle with no service and no network: what is proven, by whose key, what is broken, what stays open.

    Exit code 1 when anything is broken. The keys come from you, never from the bundle.
    Example: sijill verify case-42 --trust trust.txt --against kept.checkpoint
    """
    policy = Trust.read(trust.read_text(encoding="utf-8")).policy
    kept = [path.read_bytes() for path in against or ()]

    def read(part: str) -> bytes:
        place = (bundle / part).resolve()
        if not place.is_relative_to(bundle.resolve()):
            raise FileNotFoundError(part)
        try:
            return place.read_bytes()
        except OSError:
            raise FileNotFoundError(part) from None

    with progress("checking"):
        findings = list(check_bundle(read, policy, kept))
    counts = Counter(finding.verdict for finding in findings)
    whole = counts["BROKEN"] == 0 and counts["PROVEN"] > 0
    if as_json:
        print_json({"holds": whole, "findings": findings})
    else:
        print_table(("", "what", "where"), [(one.verdict, one.what, one.where) for one in findings])
        say("The evidence holds." if whole else "The evidence does NOT hold.")
    if not whole:
        raise typer.Exit(1)
