"""What `sijill emit` and `sijill station` print."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from zoneinfo import ZoneInfo

from infra.output import print_json, print_table, say
from infra.words import word
from producers.describe import ActShape, FieldShape
from producers.dispatch import Standing
from producers.emission import BadLine, EmitReport
from producers.proven import Proofs
from producers.skew import Jump, Skew
from producers.station import StationConfig
from schemas.events import Refusal

_TUNIS = ZoneInfo("Africa/Tunis")
_MOST_TOLD = 20


def show_shape(shape: ActShape, *, as_json: bool) -> None:
    """Show the JSON of an act."""
    if as_json:
        print_json(asdict(shape))
        return
    rows = [(f.field, f.type, "yes" if f.required else "", _allowed(f), f.doc) for f in shape.fields]
    print_table(("field", "type", "required", "allowed", "meaning"), rows, title=f"{shape.event}: {shape.doc}")
    sys.stdout.write("\nExample line:\n" + json.dumps(shape.example, ensure_ascii=False) + "\n")
    file_id = shape.example["file_id"]
    say(f"Examples of further acts on the same file: sijill emit --describe EVENT --file {file_id}")
    if "base_version" in shape.example:
        say("base_version is the version of the file that the officer had seen, here as it stands now (0: not there).")


def _allowed(field: FieldShape) -> str:
    """Return the codes of a field, those of a list that only numbers them with their names."""
    listed = [word("governorate", code) if field.field == "governorate" else None for code in field.allowed]
    return ", ".join(f"{code} {name}" if name else code for code, name in zip(field.allowed, listed, strict=True))


def say_bad(bad: Sequence[BadLine]) -> None:
    """Tell every fault of bad lines."""
    for one in bad:
        say(f"line {one.line}: {one.field}: {one.reason}. {one.mend}")


def say_refused(refused: Sequence[Refusal]) -> None:
    """Tell what the register refused of the device's acts since the last time."""
    for one in refused[:_MOST_TOLD]:
        field = f" ({one.field})" if one.field else ""
        say(f"refused before: {one.event_type} {one.event_id} by {one.rule_id}{field}: {one.reason.en} {one.mend.en}")
    if len(refused) > _MOST_TOLD:
        say(f"… and {len(refused) - _MOST_TOLD} more")


@contextmanager
def telling_how_far(report: EmitReport, first: int) -> Iterator[None]:
    """On Ctrl-C say which lines are done, so that nothing is emitted twice or left out; the caller does the rest."""
    try:
        yield
    except KeyboardInterrupt:
        if report.is_whole:
            say(f"all {report.lines} lines are done: none has to be emitted again")
        else:
            done = max(report.lines, first - 1)
            say(f"lines up to {done} are done; go on with the same input and --from-line {done + 1}")
        raise


def show_report(
    report: EmitReport,
    standing: Standing,
    refused: Sequence[Refusal],
    config: StationConfig,
    *,
    first: int = 1,
    as_json: bool,
) -> None:
    """Show what became of the lines, from the `first` on."""
    if as_json:
        print_json({**asdict(report), **standing_json(standing), "refused_before": [_refusal_json(r) for r in refused]})
        return
    again = f", {report.already_taken} taken before" if report.already_taken else ""
    say(f"{report.taken} taken{again}, {report.bad_count} bad; {standing.waiting + standing.held} wait to be sent")
    if 1 < first > report.lines:
        say(f"the input ends with line {report.lines}, before line {first}")
    for one in standing.rejected:
        say(f"refused by the broker: {one.event_id}: {one.reason} {one.waiting_behind} wait behind it")
    if report.taken and not (standing.waiting or standing.held):
        say(
            f"Whether the register took them: `sijill refusals --station {config.station_id}` shows what it refused, "
            "`sijill file FILE` what stands in a file."
        )


def show_standing(
    device: str,
    standing: Standing,
    *,
    as_json: bool,
    clock: tuple[Sequence[Skew], Sequence[Jump]] = ((), ()),
    proofs: Proofs | None = None,
) -> None:
    """Show the counts of an outbox, and what is known of its device's clock."""
    if as_json:
        told = {"clock": [asdict(one) for one in clock[0]], "clock_jumps": [asdict(one) for one in clock[1]]}
        shown = {} if proofs is None else {"proofs": asdict(proofs)}
        print_json({"device_id": device, **standing_json(standing), **told, **shown})
        return
    for skew in clock[0][-1:]:
        say(f"clock: {skew.skew_ms / 1000:+.1f} s ± {skew.bound_ms / 1000:.1f} s, measured {_iso(skew.last_at)}")
    for jump in clock[1]:
        went = f"it went from {_iso(jump.before_at)} to {_iso(jump.after_at)}"
        say(f"clock in doubt from act {jump.device_seq} on: {went}")
    columns = ("device", "waiting", "held", "sent", "refused", "last number", "oldest waits since")
    counts = (standing.waiting, standing.held, standing.sent, len(standing.rejected), standing.last_device_seq)
    print_table(columns, [(device, *counts, _iso(standing.oldest_waiting_at) or "")])
    if proofs is not None:
        say_proofs(proofs)
    for one in standing.rejected:
        say(f"refused: {one.event_id} ({one.contract}): {one.reason} {one.waiting_behind} wait behind it")


def say_proofs(proofs: Proofs) -> None:
    """Tell how many acts are proven, and each that is missing."""
    say(f"{proofs.proven} acts proven, {proofs.waiting} wait for a checkpoint, {len(proofs.missing)} missing")
    for one in proofs.missing[:_MOST_TOLD]:
        say(
            f"MISSING: act {one.device_seq}, {one.event_id}, acknowledged {_iso(one.sent_at)}: no proof of it was found"
        )


def standing_json(standing: Standing) -> dict[str, object]:
    """Return the counts of an outbox as JSON."""
    return asdict(standing) | {"oldest_waiting_at": _iso(standing.oldest_waiting_at)}


def _refusal_json(refusal: Refusal) -> dict[str, object]:
    return {
        "event_id": refusal.event_id,
        "file_id": refusal.file_id,
        "event": refusal.event_type,
        "rule_id": refusal.rule_id,
        "field": refusal.field,
        "reason": refusal.reason.en,
        "mend": refusal.mend.en,
        "recorded_at": _iso(refusal.recorded_at),
    }


def _iso(micros: int | None) -> str | None:
    """Return a moment (microseconds UTC) as ISO 8601 in local time with its offset."""
    return None if micros is None else datetime.fromtimestamp(micros / 1e6, tz=_TUNIS).isoformat(timespec="seconds")
