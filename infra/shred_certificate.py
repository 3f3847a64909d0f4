"""The certificate of a destruction: what was destroyed, by which record, in which acts; signed, checkable by anyone.

A C2SP signed note whose text is for people, in three languages, and ends with the hash of the JSON beside it. The acts
that it names are leaves of the notary's trees.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra import moments
from infra.shred_session import STEPS, Session, refused_of
from register.proof.notes import ED25519, Note, NoteWrong, VerifierKey, sign, verify
from register.proof.trust import Trust
from schemas.errors import CommandRefused
from schemas.topics import JOURNAL

_HASH = "sha256 "
_WORDS = (
    "Certificate of destruction of data (organic law 2004-63, article 45)",
    "Certificat de destruction de données (loi organique 2004-63, article 45)",
    "شهادة إتلاف معطيات (القانون الأساسي عدد 63 لسنة 2004، الفصل 45)",
)
_LINES = {
    "session": ("Session", "Session", "الجلسة"),
    "unit": ("Unit", "Unité", "الوحدة"),
    "record": ("Record of the bailiff", "Procès-verbal de l'huissier", "محضر العدل المنفذ"),
    "list": ("Hash of the list", "Empreinte de la liste", "بصمة القائمة"),
    "files": ("Files destroyed", "Dossiers détruits", "الملفات المتلفة"),
    "kept": ("Files that stay", "Dossiers maintenus", "الملفات الباقية"),
    "keys": ("Keys destroyed", "Clés détruites", "المفاتيح المتلفة"),
    "at": ("Done on", "Fait le", "تم في"),
}


def certificate_name(register_name: str) -> str:
    """Return the name of the key that signs certificates of a register."""
    return f"{register_name}/certificates"


def require_whole(session: Session, epochs: frozenset[str]) -> None:
    """Raise CommandRefused until every step is done and the epochs of the values have ended."""
    if missing := [step for step in STEPS if step not in session.steps]:
        what = f"The session is not done: {', '.join(missing)}."
        raise CommandRefused(what, where=session.listed.session_id, mend="Go on with it: sijill shred run.")
    if waiting := session.waiting_for(epochs):
        mend = "Begin a later epoch, and end these once their records have expired: sijill vault end-epoch NAME."
        what = f"The values could still be opened with the keys of these epochs: {', '.join(waiting)}."
        raise CommandRefused(what, where=session.listed.session_id, mend=mend)


def write_certificate(session: Session, register_name: str, key: Ed25519PrivateKey) -> tuple[bytes, bytes]:
    """Return the JSON and the note of a session that is whole."""
    steps, taken = session.steps, session.taken
    told = {
        "form": "sijill certificate of destruction v1",
        "register": register_name,
        "session": session.listed.session_id,
        "unit": session.listed.unit,
        "list_sha256": session.listed.sha256,
        "record": asdict(session.record),
        "certificate_ref": session.record.reference,
        "files": [asdict(one) for one in session.listed.files if one.file_id in taken],
        "stayed": refused_of(steps),
        "keys": list(session.keys),
        "journal": JOURNAL.name,
        "acts": steps["ACTS"]["acts"],
        "steps": [{"step": name, "at": moments.show_exact(steps[name]["at"])} for name in STEPS],
    }
    data = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"
    values = {
        "session": session.listed.session_id,
        "unit": session.listed.unit,
        "record": session.record.reference,
        "list": session.listed.sha256,
        "files": len(taken),
        "kept": len(refused_of(steps)),
        "keys": len(session.keys),
        "at": moments.show_exact(max(step["at"] for step in steps.values())),
    }
    text = f"{certificate_name(register_name)}\n"
    for language, title in enumerate(_WORDS):
        text += title + "\n" + "".join(f"{_LINES[name][language]}: {values[name]}\n" for name in _LINES)
    text += f"{_HASH}{sha256(data).hexdigest()}\n"
    note = Note(text=text, signatures=(sign(text, certificate_name(register_name), key),))
    return data, note.write()


def read_certificate(data: bytes, note: bytes, trust: Trust) -> dict[str, Any]:
    """Return what a certificate says; raise CommandRefused unless a register that is trusted signed exactly this."""
    try:
        found = Note.read(note)
        origin, *_, last = found.text.splitlines()
        keys = [VerifierKey(name=origin, kind=ED25519, public=public) for public in _publics(trust, origin)]
        if not verify(found, keys):
            mend = "Take the trust file of the register that signed, from its own hands."
            raise CommandRefused("No register that you trust signed this certificate.", where=origin[:80], mend=mend)
    except (NoteWrong, ValueError) as failure:
        what = getattr(failure, "what", "The note is malformed.")
        raise CommandRefused(f"This is no sound certificate: {what}", mend="Take it again whole.") from failure
    if last != f"{_HASH}{sha256(data).hexdigest()}":
        mend = "Take certificate.json and certificate.note from the same session."
        raise CommandRefused("The JSON is not the one that was signed.", mend=mend)
    told: dict[str, Any] = json.loads(data)
    return told


def _publics(trust: Trust, origin: str) -> Sequence[bytes]:
    """Return the keys of the register whose certificates have this origin: those of its trees."""
    register_name = origin.removesuffix("/certificates")
    return sorted({key.public for key in trust.logs if key.name.startswith(f"{register_name}/")})
