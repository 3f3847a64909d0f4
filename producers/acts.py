"""A JSON object, as a station writes it, to an act draft: led by the contracts, strict, naming field and reason.

A refusal never repeats a value, because any value may be personal.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches

from producers.drafts import ActDraft, Clear
from producers.faults import Faults
from producers.plain import check_plain
from producers.values import (
    FILLED_BY_STATION,
    ObjectReader,
    contract_tree,
    is_plain_name,
    read_object,
    refuse_unknown,
)
from register.birth_years import denies, year_beside
from schemas.canonical import Schema
from schemas.content import check_content
from schemas.errors import Misfit
from schemas.events import EVENTS, SealVerdict

MAX_LINE = 1024 * 1024  # bytes
_OPTIONAL_ENVELOPE = ("event_id", "correlation_id", "transaction_id", "base_version")  # else filled by the station
_VERDICTS: Mapping[SealVerdict, tuple[str, str]] = {
    "BIRTH_DATE_IMPOSSIBLE": ("is a date of birth that no calendar has", "Check day and month against the document."),
    "NAME_CONTROL_CHARACTER": ("holds a control character in a name", "Type the name again by hand."),
    "CONTENT_MISFIT": ("is not what this field holds", "See the fields with --describe."),
}


def envelope_fields() -> dict[str, Schema]:
    """Return the fields of the envelope that JSON may give, by name, in the contract's order."""
    meta = contract_tree()["Meta"][1]
    return {field["name"]: field for field in meta["fields"] if field["name"] not in FILLED_BY_STATION}


def own_fields(event: str) -> dict[str, Schema]:
    """Return the own fields of an event by name, in the contract's order."""
    return {field["name"]: field for field in contract_tree()[event][1]["fields"] if field["name"] != "meta"}


def envelope_must_be_stated(name: str) -> bool:
    """Return whether JSON must give a field of the envelope."""
    field = envelope_fields()[name]
    return name == "actor_role" or ("default" not in field and name not in _OPTIONAL_ENVELOPE)


def read_act(given: object) -> ActDraft:
    """Return the draft of one act in its JSON shape (`sijill emit --describe EVENT` shows it); raise Misfit."""
    stated = read_object("act", given)
    event = _event_name(stated)
    envelope, own = envelope_fields(), own_fields(event)
    reader, faults = ObjectReader(event), Faults()
    with faults.gathering():
        refuse_unknown("", stated, {"event", *envelope, *own})
    with faults.gathering():
        meta = _read_envelope(reader, _part(stated, envelope))
    with faults.gathering():
        fields = reader.fields("", contract_tree()[event][1], _part(stated, own), skip=("meta",))
    faults.tell()
    draft = ActDraft(event=event, fields=fields, clear=reader.clear, **meta)  # type: ignore[arg-type]
    with faults.gathering():
        check_clear(draft)
    with faults.gathering():
        check_plain(draft)
    faults.tell()
    return draft


def check_clear(draft: ActDraft) -> None:
    """Raise Misfit for personal values that the opener would find unsound; the station checks before it seals."""
    faults = Faults()
    for path, clear in draft.clear.items():
        problem = _VERDICTS.get(check_content(clear.content))
        if problem is not None:
            faults.add(Misfit(_culprit(path, clear, problem[0]), problem[0], mend=problem[1]))
        elif denies(clear.content, year_beside(draft.event, path, draft.fields.get("birth_year"))):
            mend = "Compare both with the document; of a Hijri date, state the Gregorian year."
            faults.add(Misfit("birth_year", f"is not the year of {path}.birth_date", mend=mend))
    faults.tell()


def _culprit(path: str, clear: Clear, reason: str) -> str:
    return f"{path}.birth_date" if "date of birth" in reason and hasattr(clear.content, "birth_date") else path


def _event_name(stated: Mapping[str, object]) -> str:
    names = ", ".join(sorted(EVENTS))
    if "event" not in stated:
        raise Misfit("event", "is missing", mend=f"Write one of: {names}.")
    name = stated["event"]
    if isinstance(name, str) and name in EVENTS:
        return name
    close = get_close_matches(name, EVENTS, n=1) if isinstance(name, str) else []
    raise Misfit("event", "no event has this name", mend=f"Write {close[0]}." if close else f"Write one of: {names}.")


def _part(stated: Mapping[str, object], names: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in stated.items() if name in names}


def _read_envelope(reader: ObjectReader, stated: Mapping[str, object]) -> dict[str, object]:
    """Return the envelope's values; what the station fills in may be missing."""
    schema = contract_tree()["Meta"][1]
    faults = Faults()
    for name, field in envelope_fields().items():
        if name not in stated and envelope_must_be_stated(name):
            faults.add(Misfit(name, "is missing", mend=f"State it: {field['doc']}."))
    later = [*FILLED_BY_STATION, *(name for name in envelope_fields() if name not in stated)]
    with faults.gathering():
        values = reader.fields("", schema, stated, skip=later)
    faults.tell()
    return values


def read_line(line: bytes) -> ActDraft:
    """Return the draft of one line of JSON; raise Misfit for bytes that are no act."""
    if len(line) > MAX_LINE:
        raise Misfit("line", f"is longer than {MAX_LINE} bytes", mend="One act fits well within; check the line ends.")
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as damage:
        raise Misfit("line", f"is not UTF-8 at byte {damage.start + 1}", mend="Save the file as UTF-8.") from None
    try:
        given = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as damage:
        mend = "Write one act as one JSON object."
        raise Misfit("line", f"is not JSON at character {damage.pos + 1}", mend=mend) from None
    except (ValueError, RecursionError):
        raise Misfit("line", "nests too deep or holds a number too long", mend="Check the line.") from None
    return read_act(given)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        shown = f": {twice}" if is_plain_name(twice) else ""
        raise Misfit("line", f"gives the same field twice{shown}", mend="Keep one of them.")
    return found


def _no_number(_: str) -> object:
    raise Misfit("line", "holds NaN or Infinity, which are no numbers", mend="Write digits.")
