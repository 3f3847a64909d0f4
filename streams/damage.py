"""The codes of dead letters, each with what to do about it in the three languages of the register.

A code says what is wrong with the bytes; it never repeats any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from schemas.events import Phrase

NO_VALUE = "NO_VALUE"
TOO_LARGE = "TOO_LARGE"
NO_KEY = "NO_KEY"
KEY_NOT_A_FILE = "KEY_NOT_A_FILE"
KEY_OTHER_FILE = "KEY_OTHER_FILE"
WRONG_PARTITION = "WRONG_PARTITION"
TRUNCATED = "TRUNCATED"
UNDECODABLE = "UNDECODABLE"
SCHEMA_UNKNOWN = "SCHEMA_UNKNOWN"
NOT_AN_EVENT = "NOT_AN_EVENT"
UNSCREENABLE = "UNSCREENABLE"
BEHIND = "BEHIND"
WRONG_LANE = "WRONG_LANE"

_SEND_AGAIN = Phrase(
    en="Send the act again from the station, then set this record aside.",
    fr="Renvoyez l'acte depuis le poste, puis mettez cet enregistrement de côté.",
    ar="أعد إرسال الإجراء من المركز، ثم ضع هذا السجل جانبا.",
)
_FIX_SENDER = Phrase(
    en="Have the sending program corrected, send the act again, then set this record aside.",
    fr="Faites corriger le programme émetteur, renvoyez l'acte, puis mettez cet enregistrement de côté.",
    ar="اطلب إصلاح برنامج الإرسال، وأعد إرسال الإجراء، ثم ضع هذا السجل جانبا.",
)
_REGISTER_CONTRACT = Phrase(
    en="Have the contract registered (sijill schemas apply), then retry this file.",
    fr="Faites enregistrer le contrat (sijill schemas apply), puis relancez ce dossier.",
    ar="اطلب تسجيل العقد (sijill schemas apply)، ثم أعد معالجة هذا الملف.",
)
_SHORTEN = Phrase(
    en="An act holds at most 60,000 bytes: keep scans outside the act, send it again, then set this record aside.",
    fr="Un acte tient en 60 000 octets : gardez les scans hors de l'acte, renvoyez-le, puis mettez ceci de côté.",
    ar="لا يتجاوز الإجراء 60000 بايت: احفظ الصور خارجه، وأعد إرساله، ثم ضع هذا السجل جانبا.",
)
_TELL_REGISTER = Phrase(
    en="Tell the register's operators; after their correction, retry this file.",
    fr="Prévenez l'exploitation du registre ; après sa correction, relancez ce dossier.",
    ar="أبلغ مشغلي السجل، وبعد الإصلاح أعد معالجة هذا الملف.",
)
_SETTLE_FIRST = Phrase(
    en="Settle the record before it in this file; this one follows by itself when the file is retried.",
    fr="Réglez l'enregistrement précédent de ce dossier ; celui-ci suit de lui-même à la relance.",
    ar="عالج السجل الذي يسبقه في هذا الملف، ثم يتبعه هذا تلقائيا عند إعادة المعالجة.",
)

_RIGHT_LANE = Phrase(
    en="Acts of care and acts on files never meet: send it from a device of its lane, then set this record aside.",
    fr="Actes d'accompagnement et actes sur dossiers ne se croisent jamais : envoyez-le d'un appareil de sa voie, "
    "puis mettez ceci de côté.",
    ar="لا تلتقي إجراءات الرعاية بإجراءات الملفات: أرسله من جهاز تابع لمساره، ثم ضع هذا السجل جانبا.",
)

MENDS: Mapping[str, Phrase] = MappingProxyType(
    {
        NO_VALUE: _FIX_SENDER,
        TOO_LARGE: _SHORTEN,
        NO_KEY: _FIX_SENDER,
        KEY_NOT_A_FILE: _FIX_SENDER,
        KEY_OTHER_FILE: _FIX_SENDER,
        WRONG_PARTITION: _FIX_SENDER,
        TRUNCATED: _SEND_AGAIN,
        UNDECODABLE: _SEND_AGAIN,
        SCHEMA_UNKNOWN: _REGISTER_CONTRACT,
        NOT_AN_EVENT: _FIX_SENDER,
        UNSCREENABLE: _TELL_REGISTER,
        BEHIND: _SETTLE_FIRST,
        WRONG_LANE: _RIGHT_LANE,
    }
)
