"""Everything happens once that touches personal values: what went in is remembered, and all that was printed."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from producers.simulator.plan import WorldConfig
from producers.simulator.world import world
from schemas import codec
from schemas.events import PartialDate, PersonIdentity, PersonName, SealedText
from schemas.ids import new_uuid7
from schemas.registry import Registry
from tests.personal_values import kept, values_of, values_of_drafts, values_of_register
from tests.running import EXAMPLES, ForeignDesk, Register, until
from tests.story_examples import LODGED, a_file
from tests.whole_life_acts import TYPED, beside, care

FILES, DAYS, SEED = 150, 120, 41
UNTIL = datetime.now(tz=UTC).date() - timedelta(days=2)

# What a damaged or foreign record carried in clear. The register never chose to write it: it lies on the intake as it
# was sent, for 30 days, and must be nowhere else.
GARBAGE = (
    "Zulaikha-Bint-Garbage",
    "زليخة القمامة",
    "P<XXXGARBAGE<<ZULAIKHA<<<<<<<<<<<<<<<<<<<<<<",
    "12 rue du Débris, Marsa",
)
# What was sent by the right way, or typed, and must be nowhere at all.


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """A register with a whole life behind it, the values that went in, and what its commands printed."""

    register: Register
    values: frozenset[str]
    printed: bytes
    revealed: bytes
    letters: list[Any]
    rules: frozenset[str]
    case: str


async def live(register: Register) -> Lived:
    """Let everything happen once that touches personal values; remember all that was printed."""
    printed: list[bytes] = []

    def sijill(*arguments: str, given: str = "", codes: tuple[int, ...] = (0,)) -> bytes:
        done = register.run(*arguments, given=given, codes=codes)
        printed.append(done.stdout + done.stderr)
        return done.stdout

    simulated = ("--seed", str(SEED), "--files", str(FILES), "--days", str(DAYS), "--until", UNTIL.isoformat())
    await asyncio.to_thread(sijill, "simulate", *simulated)
    await asyncio.to_thread(_import, sijill)
    file_id = await asyncio.to_thread(_emit, sijill)
    desk = register.foreign_desk()
    case = await asyncio.to_thread(care, sijill)
    await _submit_bad_seals(register, desk)
    await _send_garbage(register)
    await register.settle()
    await until(lambda: bool(json.loads(sijill("refusals", "--lane", "care", "--json"))), "the last act of the case")
    await asyncio.to_thread(_handle_letters, sijill)
    sijill("search", TYPED["searched"], codes=(1,))
    sijill("timeline", file_id)
    sijill("status", file_id, "--explain")
    sijill("worklist", "--unit", "TN-LM-01", "--json")
    sijill("query", "checks", file_id)
    sijill("file", file_id, "--json")
    sijill("replay", "--file", file_id)
    sijill("activity", "--json")
    sijill("rebuild")
    reader = ("--reveal", "--purpose", "FILE_HANDLING", "--actor", "A-1", "--unit", "TN-LM-01")
    revealed = register.run("file", file_id, *reader, "--json")
    printed.append(revealed.stderr)
    await register.settle()
    letters = json.loads(sijill("dead-letters", "list", "--status", "all", "--json"))
    refusals = json.loads(sijill("refusals", "--json"))
    return Lived(
        register=register,
        values=frozenset(_values(desk)),
        printed=b"".join(printed),
        revealed=revealed.stdout,
        case=case,
        letters=letters,
        rules=frozenset(refusal["rule_id"] for refusal in refusals),
    )


def _values(desk: ForeignDesk) -> set[str]:
    """Return every personal value that went in, collected from where it came from."""
    size = WorldConfig(until=UNTIL, files=FILES, days=DAYS)
    simulated = values_of_drafts(step.draft for step in world(SEED, size))
    typed = kept(TYPED.values()) | kept(values_of(_identity()))
    refused = kept(value for made in BAD for value in values_of(made))
    return simulated | values_of_register(EXAMPLES / "old-register.csv") | typed | refused


# --- what happens ----------------------------------------------------------------------------------------------------


def _import(sijill: Any) -> None:
    source = str(EXAMPLES / "old-register.csv")
    where = ("--unit", "LM1", "--device", "LM1-IMPORT", "--from", "2018-01-01", "--to", "2023-12-31")
    who = ("--opened-by", "LM1-001", "--approved-by", "LM1-010", "--json")
    session = json.loads(sijill("imports", "approve", source, *where, *who))["session_id"]
    mapping = str(EXAMPLES / "mappings" / "old-register.yaml")
    sijill("import", source, "--mapping", mapping, "--session", session, codes=(0, 1))


def _identity() -> PersonIdentity:
    return PersonIdentity(
        names=(
            PersonName(script="LATN", kind="BIRTH", family=TYPED["family"], given=TYPED["given"]),
            PersonName(script="ARAB", kind="BIRTH", family=TYPED["arabic"], given="زنوبيا"),
        ),
        birth_date=PartialDate(year=1963, month=11, day=29),
        birth_place="Ouagadougou",
    )


def _emit(sijill: Any) -> str:
    """Emit good and bad lines at a station; return the file."""
    file, bad, event_id = a_file(), TYPED["bad line"], new_uuid7()
    identity = {
        "names": [
            {"script": "LATN", "kind": "BIRTH", "family": TYPED["family"], "given": TYPED["given"]},
            {"script": "ARAB", "kind": "BIRTH", "family": TYPED["arabic"], "given": "زنوبيا"},
        ],
        "birth_date": {"year": 1963, "month": 11, "day": 29},
        "birth_place": "Ouagadougou",
    }
    person = file.registered() | {"identity": identity, "birth_year": 1963, "note": {"text": TYPED["note"]}}
    passport = file.act(
        "TravelDocumentRecorded", LODGED, "LM-1", "CLERK",
        document_id=str(uuid4()), document_type="P", detail={"number": TYPED["passport"], "mrz": []},
        issuing_state="FRA", capture_mode="OCR", status="VALID",
        checks=dict.fromkeys(("number", "birth", "expiry", "optional", "composite"), "ABSENT"),
    )  # fmt: skip
    address = file.address(TYPED["address"]) | {"event_id": event_id}
    sponsor = {"names": [{"script": "LATN", "kind": "BIRTH", "family": TYPED["sponsor"], "given": "Anastasios"}]}
    lines = [
        *(json.dumps(act, ensure_ascii=False) for act in (person, passport, address, *beside(file))),
        json.dumps(file.lodged() | {"sponsor": sponsor}),  # the file is not open: refused, with a sponsor's own key
        json.dumps(
            address | {"event_id": new_uuid7(), "follows": event_id, "proof_code": TYPED["name in the field of a code"]}
        ),
        json.dumps(person | {"sex": bad}),
        json.dumps(person | {bad: 1}),
        json.dumps(person | {"identity": bad}),
        json.dumps(person | {"event": bad}),
        json.dumps(address | {"address_id": bad}),
        json.dumps(person).replace('"sex": 2', f'"sex": {bad}'),
    ]
    place = ("--station", "TN-LM-01", "--device", "LM-D9", "--district", "TN-LM", "--corps", "SURETE")
    report = json.loads(sijill("emit", "-", *place, "--json", given="\n".join(lines), codes=(1,)))
    assert (report["taken"], report["bad_count"]) == (4 + len(beside(file)), 7), report["bad"]
    return file.file_id


_OTHER = PersonName(script="LATN", kind="BIRTH", family="Wojciechowska-Adeyemi", given="Scholastyka")
BAD = (
    PersonIdentity(names=(_OTHER,), birth_date=PartialDate(year=1971, month=2, day=30)),
    PersonIdentity(
        names=(replace(_OTHER, family="Wojcie\u202echowska"),), birth_date=PartialDate(year=1971, month=3, day=1)
    ),
    SealedText(text="Kunegunda Wojciechowska, in the wrong field"),
)


async def _submit_bad_seals(register: Register, desk: ForeignDesk) -> None:
    """Submit an act of each kind of refusal that carries sealed values, as a system would that checks nothing."""
    acts = [desk.person(new_uuid7()) for _ in BAD]
    acts = [_resealed(desk, act, made) for act, made in zip(acts, BAD, strict=True)]
    broken = desk.person(new_uuid7())
    torn = replace(broken.identity, ciphertext=bytes(len(broken.identity.ciphertext)))
    twice, nobody = desk.person(new_uuid7()), new_uuid7()
    desk.subjects[nobody] = str(uuid4())
    acts += [
        replace(broken, identity=torn),
        twice,
        replace(twice, sex=1),
        desk.person(twice.meta.file_id),
        desk.address(nobody, 0),
    ]
    await register.submit_foreign(*acts)


def _resealed(desk: ForeignDesk, act: Any, content: Any) -> Any:
    event_id, subject = act.meta.event_id, act.identity.subject_key_id
    sealed = desk.keys.seal(content, subject_key_id=subject, event_id=event_id, field="identity")
    return replace(act, identity=sealed)


async def _send_garbage(register: Register) -> None:
    """Send damaged records that carry names in clear: in values, in headers, in a key, whole and torn."""
    async with Registry(register.settings.registry) as registry:
        number = (await registry.ids(["PersonRegistered"]))["PersonRegistered"]
    text = " / ".join(GARBAGE)
    identity = PersonIdentity(
        names=(PersonName(script="LATN", kind="BIRTH", family=GARBAGE[0], given=GARBAGE[1]),),
        birth_date=PartialDate(year=1971, month=5, day=6),
        birth_place=GARBAGE[3],
    )
    whole = codec.frame(number, codec.encode_body(identity))
    values = (
        text.encode(),
        text.encode("utf-16"),
        whole,
        whole[:-9],
        b"\x00" + (2**31 - 1).to_bytes(4, "big") + text.encode(),
        text.encode() * 90_000,
        b"",
    )
    headers = [("ce_type", b"PersonRegistered"), ("ce_id", GARBAGE[0].encode()), ("name", GARBAGE[1].encode())]
    await register.send(*((new_uuid7().encode(), value, headers) for value in values))
    await register.send((GARBAGE[0].encode(), text.encode(), headers), (None, text.encode(), ()))


def _handle_letters(sijill: Any) -> None:
    """Retry one dead letter, set another aside, show a third."""
    letters = json.loads(sijill("dead-letters", "list", "--json"))
    with_file = [letter for letter in letters if letter["file_id"]]
    sijill("dead-letters", "retry", with_file[0]["file_id"], codes=(0, 1))  # 1: what cannot be read stays open
    sijill("dead-letters", "retry", "--set-aside", with_file[1]["coordinates"], "--by", "TN-4711")
    sijill("dead-letters", "show", with_file[2]["coordinates"])
