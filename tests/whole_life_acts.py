"""What is typed into the whole life: values that stand nowhere else, and the acts that carry them for other people."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from tests.running import file_in
from tests.story_examples import LODGED, File

TYPED = {
    "name in the field of a code": "Hildegunst Vrba",
    "note": "Neighbour Eulalie Quatremère vouches for her",
    "bad line": "Thessalonike Vrba",
    "searched": "Ermengarde Oyelaran",
    "family": "Xanthopoulou-Okonkwo",
    "given": "Perpetua",
    "arabic": "زنوبيا العجيبة",
    "passport": "ZZ9472615",
    "address": "117 impasse des Grenadiers bleus, La Marsa",
    "employer": "Menuiserie Quatremère et filles",
    "sponsor": "Anastasios Brezhoneg",
    "relative": "Theodelinde Brezhoneg",
    "host": "Pension Quatremère, chez Eulalie",
    "host's address": "4 venelle du Puits tari, Gammarth",
    "contract": "MFPE/2026/778341-Q",
    "assigned residence": "9 cour des Orfraies, Sidi Daoud",
    "cared for": "Marguerite-Solange",
    "protection card": "HCR-TN-9917-0448",
    "request": "Answer to Perpetua about her file",
}


def care(sijill: Any) -> str:
    """Emit a case of the care lane, and last an act that its screen refuses; return the case's id."""
    case, day = file_in(0), LODGED.isoformat()
    envelope = {
        "file_id": case, "occurred_at": f"{day}T10:00:00+01:00", "effective_date": day,
        "actor_id": "S-1", "actor_role": "SOCIAL_WORKER",
    }  # fmt: skip
    name = {"script": "LATN", "kind": "BIRTH", "family": TYPED["cared for"], "given": "Example"}
    subject, card = {"names": [name], "birth_date": {"year": 1998}}, {"text": TYPED["protection card"]}
    opened = {"event": "CareCaseOpened", "case_id": case, "subject": subject, "opened_on": day, "consent": True}
    status = {"event": "ProtectionStatusRecorded", "kind": "REFUGEE", "issuer": "UNHCR", "card": card}
    acts = [opened, status | {"protection_id": str(uuid4())}, opened]
    place = ("--station", "TN-SOC-11", "--device", "SOC-D1", "--district", "TN-LM", "--corps", "SURETE")
    given = "\n".join(json.dumps(envelope | act) for act in acts)
    sijill("emit", "-", "--lane", "care", *place, given=given)
    return case


def beside(file: File) -> list[dict[str, object]]:
    """Return acts that carry the values of other people, numbers of documents, places and answers."""
    day, number = LODGED.isoformat(), str(uuid4())
    other = {"names": [{"script": "LATN", "kind": "BIRTH", "family": TYPED["relative"], "given": "Theodelinde"}]}
    return [
        file.act("FamilyLinkRecorded", LODGED, "LM-1", "CLERK", link_id=number, link_type="SIBLING", other=other,
                 act_code="BIRTH_ACT"),
        file.act("HostDeclarationReceived", LODGED, "LM-1", "CLERK", declaration_id=number, host_kind="INDIVIDUAL",
                 host={"text": TYPED["host"]}, address={"latin": TYPED["host's address"]}, governorate="11",
                 arrived_on=day, document={"number": TYPED["passport"], "mrz": []}),
        file.act("EmploymentRecorded", LODGED, "LM-1", "CLERK", employment_id=number, occupation="5120",
                 employer={"text": TYPED["employer"]}, visa_reference={"text": TYPED["contract"]}, governorate="11",
                 contract_from=day, visaed=True),
        file.act("MeasureOrdered", LODGED, "MI-1", "MINISTER", measure_id=number, kind="ASSIGNED_RESIDENCE",
                 grounds=["PUBLIC_ORDER"], ordered_on=day, from_date=day, governorate="11",
                 place={"latin": TYPED["assigned residence"]}, reporting_every_days=7, reporting_unit="TN-LM-01"),
        file.act("SubjectRequestReceived", LODGED, "LM-1", "CLERK", request_id=number, kind="ACCESS", received_on=day,
                 due_on=day),
        file.act("SubjectRequestAnswered", LODGED, "DP-1", "DATA_PROTECTION_OFFICER", request_id=number,
                 answered_on=day, answer={"text": TYPED["request"]}),
    ]  # fmt: skip
