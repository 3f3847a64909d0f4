"""The report to a person about their own data, in words: headings, lines and tables of one language, ready to be set.

Every value comes from the report's JSON; a code without a word is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from infra.languages import Language
from infra.moments import moment_of_iso, show_local
from infra.words import find_list, spell, word
from register.roles import powers

Row = list[str]
_IDS = ("_id", "_ids", "_sha256", "_version")  # of use to machines alone; they are in the JSON
_LTR = "\u2066{}\u2069"  # day and time in their order, also between Arabic words
_MACHINERY = frozenset(
    {"body", "stamp", "absorbed_state", "acts", "version", "stopped_micros", "last_recorded_at", "device_seq"}
)


def pages_of(report: Mapping[str, Any], lang: Language) -> dict[str, Any]:
    """Return the whole document: its direction, title, head and sections, each of them text, `rows` or `acts`."""
    say = _Words(lang)
    return {
        "lang": lang.value,
        "dir": "rtl" if lang is Language.ar else "ltr",
        "page": say.text("page"),
        "title": say.text("title"),
        "head": [
            [say.text("file"), report["file"]["file_number"] or report["file"]["file_id"]],
            [say.text("request"), report["request_id"]],
            [say.text("made"), say.value("made", report["made_at"])],
        ],
        "intro": say.text("intro"),
        "sections": [
            {"title": say.text("now"), "grids": list(_now(report["now"], say))},
            {"title": say.text("acts"), "acts": [_act(one, say) for one in report["acts"]]},
            {"title": say.text("recipients"), "text": say.text("figures"), **_recipients(report, say)},
            {"title": say.text("reads"), **_reads(report, say)},
            {"title": say.text("withheld"), **_withheld(report, say)},
            {"title": say.text("rights"), "text": say.text("rights_text")},
        ],
    }


def _now(now: Mapping[str, Any], say: _Words) -> Iterator[dict[str, Any]]:
    plain = {name: value for name, value in now.items() if not isinstance(value, (list, dict))}
    yield {"title": "", "rows": list(say.rows(plain, "file"))}
    for name, value in now.items():
        for one in value if isinstance(value, list) else [value] if isinstance(value, dict) else ():
            rows = list(say.rows(one, name)) if isinstance(one, dict) else []
            if rows:
                yield {"title": say.field(name), "rows": rows}


def _act(act: Mapping[str, Any], say: _Words) -> dict[str, Any]:
    rows = list(say.rows(act["said"], act["act"]))
    for one in act["values"]:
        if one["value"] is None:
            gone = say.text("destroyed" if one["missing_because"] == "destroyed" else "unreadable")
            rows.append([say.field(one["field"]), gone])
        else:
            rows += say.rows(one["value"], one["field"])
    return {
        "day": act["day"],
        "title": say.act(act["act"]),
        "by": f"{act['unit']} · {say.role(act['role'])} · {say.text('said_by')}: {say.code('source', act['source'])}",
        "rows": rows,
    }


def _recipients(report: Mapping[str, Any], say: _Words) -> dict[str, Any]:
    rows = [[one["since"], one["unit"], say.code("recipient", one["because"])] for one in report["recipients"]]
    return _table(rows, say, "since", "office", "because")


def _reads(report: Mapping[str, Any], say: _Words) -> dict[str, Any]:
    rows = [
        [
            say.value("at", one["at"]),
            one["unit"],
            say.role(one["role"]),
            word("purpose", one["purpose"], say.lang) or one["purpose"],
            one["case_ref"] or "",
        ]
        for one in report["reads"]
    ]
    return _table(rows, say, "when", "office", "role", "purpose", "case")


def _withheld(report: Mapping[str, Any], say: _Words) -> dict[str, Any]:
    rows = []
    for one in report["withheld"]:
        ground = say.code("because", one["because"])
        if one["article"] is not None:
            ground += f" ({say.text('article')} {one['article']})"
        if one["status"] not in ("verified", "own"):
            ground += f"; {say.text('unverified')}"
        rows.append([one["ground"][say.lang], str(one["times"]), ground])
    return _table(rows, say, "what", "times", "ground")


def _table(rows: list[Row], say: _Words, *columns: str) -> dict[str, Any]:
    if not rows:
        return {"columns": [], "table": [], "none": say.text("nothing")}
    return {"columns": [say.text(column) for column in columns], "table": rows}


class _Words:
    """Words of one language."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang.value

    def text(self, name: str) -> str:
        return str(_words()["texts"][name][self.lang])

    def act(self, name: str) -> str:
        return str(_words()["acts"][name][self.lang])

    def code(self, name: str, code: str) -> str:
        found = _words()["codes"][name].get(code)
        return code if found is None else str(found[self.lang])

    def role(self, role: str) -> str:
        title = next((each for name, each in powers().titles.items() if name == role), None)
        return role if title is None else str(getattr(title, self.lang))

    def field(self, name: str) -> str:
        last = name.rsplit(".", 1)[-1].split("[", 1)[0]
        found = _words()["fields"].get(last)
        return last.replace("_", " ") if found is None else str(found[self.lang])

    def rows(self, values: Mapping[str, Any], record: str) -> Iterator[Row]:
        """Yield label and value of each field that says something to a person."""
        for name, value in values.items():
            if value in (None, "", [], {}) or name.endswith(_IDS) or name in _MACHINERY:
                continue
            if isinstance(value, list) and any(isinstance(one, dict) for one in value):
                for one in value:
                    yield [self.field(name), self.value(name, one, record)]
            else:
                yield [self.field(name), self.value(name, value, record)]

    def value(self, name: str, value: Any, record: str = "") -> str:
        """Return a value in words."""
        if isinstance(value, list):
            return ", ".join(self.value(name, one, record) for one in value)
        if isinstance(value, dict):
            return "; ".join(f"{label}: {shown}" for label, shown in self.rows(value, name))
        if isinstance(value, bool):
            return word("yes_no", value, self.lang) or str(value)
        code_list = find_list(name, record)
        if code_list is not None:
            return spell(code_list, value, self.lang)
        moment = moment_of_iso(value) if isinstance(value, str) else None
        return str(value) if moment is None else _LTR.format(show_local(moment))


@cache
def _words() -> Mapping[str, Any]:
    text = resources.files("infra").joinpath("subject_words.yaml").read_text(encoding="utf-8")
    read: Mapping[str, Any] = yaml.safe_load(text)
    return read
