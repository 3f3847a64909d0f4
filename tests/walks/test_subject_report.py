"""A person asks what the register holds about them, and gets all of it: said, by whom, who looked, what is left out."""

from __future__ import annotations

import json
import stat
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from tests.lives import STATION, a_life
from tests.running import Register

TODAY = datetime.now(tz=ZoneInfo("Africa/Tunis")).date() - timedelta(days=1)
BEFORE = TODAY - timedelta(days=40)
NAMES = (
    {"script": "ARAB", "kind": "BIRTH", "family": "التجريبي", "given": "مثال"},
    {"script": "LATN", "kind": "BIRTH", "family": "Ettajribi", "given": "Mithal"},
)


async def test_a_person_asks_and_gets_everything(register: Register, tmp_path: Path) -> None:
    """Refused without a request; with one, PDF and JSON hold every value but those withheld, and this read is last."""
    life = a_life(register, nationality="MLI", born=1991).registered(BEFORE, names=NAMES).entered(BEFORE)
    application = life.lodged(BEFORE)
    life.complete(BEFORE, application)
    life.act(
        "OpinionRecorded",
        BEFORE,
        "STATION_HEAD",
        application_id=application,
        level="STATION",
        value="FAVOURABLE",
        restricted_note={"text": "Planted-Reserve"},
    )
    await life.known()
    who = ("--actor", "DP-1", "--unit", STATION, "--role", "DATA_PROTECTION_OFFICER")
    register.run("file", life.file_id, "--reveal", "--purpose", "FILE_HANDLING", "--actor", "LM-7", "--unit", STATION)
    request = str(uuid4())
    ask = ("subject", "report", life.file_id, "--request", request, *who)

    without = register.run(*ask, "--out", str(tmp_path / "none"), codes=(1,))
    life.act(
        "SubjectRequestReceived", TODAY, "CLERK", request_id=request, kind="ACCESS", received_on=TODAY,
        due_on=TODAY + timedelta(days=30),
    )  # fmt: skip
    await life.known()
    told = register.ask(*ask, "--out", str(tmp_path / "report"), "--lang", "ar")

    assert b"no such request" in without.stderr
    assert not (tmp_path / "none").exists()
    path = tmp_path / "report" / "report.json"
    text = path.read_text(encoding="utf-8")
    report = json.loads(text)
    assert (tmp_path / "report" / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert {stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "report").iterdir()} == {0o600}
    for said in ("التجريبي", "Ettajribi", "12 rue Ibn Khaldoun"):
        assert said in text
    assert "Planted-Reserve" not in text
    assert {each["field"] for each in report["withheld"]} >= {"OpinionRecorded.restricted_note"}
    assert [(each["purpose"], each["unit"]) for each in report["reads"]] == [
        ("FILE_HANDLING", STATION), ("SUBJECT_ACCESS", STATION),
    ]  # fmt: skip
    assert told["acts"] == len(report["acts"]) == int(life.file()["version"])
