"""Every rule that the code cites can be read by a clerk in three languages, and no rule stands unused."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
import yaml

import register
from register.rules import RULES_VERSION, refusal_of, rule, rules
from register.verdict import Refused
from schemas.errors import CommandRefused
from tests.examples import application_lodged

HOUSE = Path(register.__file__).parent.parent
ARABIC = re.compile(r"[\u0600-\u06ff]")


def cited() -> set[str]:
    """Return the ids after `rule_id=`, and those kept in a name or a table, in the rooms that refuse."""
    found: set[str] = set()
    for room in ("register", "streams", "infra"):
        for path in (HOUSE / room).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            found |= set(re.findall(r'rule_id="([A-Z_]+)"', text))
            found |= {name for name in re.findall(r'"([A-Z_]+)"', text) if name in rules()}
    return found


def test_every_cited_rule_is_written_and_every_written_rule_is_cited() -> None:
    """The code and law/rules.yaml hold the same ids."""
    assert set(rules()) == cited()


def test_rules_are_in_three_languages() -> None:
    """Reason and mend are sentences, the Arabic ones in Arabic letters."""
    for each in rules().values():
        for phrase in (each.reason, each.mend):
            assert all(text.endswith(".") and len(text) > 10 for text in (phrase.en, phrase.fr, phrase.ar)), each.id
            assert ARABIC.search(phrase.ar), each.id
            assert not ARABIC.search(phrase.en + phrase.fr), each.id


def test_the_version_in_the_code_is_that_of_the_file() -> None:
    """RULES_VERSION goes into every stamp, so it must be the file's."""
    text = resources.files("register").joinpath("law/rules.yaml").read_text(encoding="utf-8")

    assert yaml.safe_load(text)["version"] == RULES_VERSION


def test_rules_say_since_when_and_from_where() -> None:
    """Each rule has a source with its status, and both of its dates."""
    for each in rules().values():
        assert each.source, each.id
        assert each.status in ("own", "unverified"), each.id
        assert each.in_force_from <= each.known_from, each.id


def test_an_article_that_nobody_verified_is_not_presented_as_law() -> None:
    """The sentences for the clerk cite no article of a rule that is unverified."""
    for each in rules().values():
        if each.status == "unverified":
            assert not re.search(r"\b(art|article|law|loi|décret|decree)\b", each.reason.en + each.reason.fr), each.id


def test_a_refusal_carries_reason_and_mend() -> None:
    """What is sent to the station holds rule, field, sentences and where the act was."""
    event = application_lodged()
    refused = Refused(rule_id="FILE_UNKNOWN", field="meta.file_id", detail=("x",))

    refusal = refusal_of(event, refused, recorded_at=7, source="sijill.intake.v1/3/9")

    assert (rule("FILE_UNKNOWN").reason, rule("FILE_UNKNOWN").mend) == (refusal.reason, refusal.mend)
    assert (refusal.event_type, refusal.field, refusal.detail) == ("ApplicationLodged", "meta.file_id", ("x",))
    assert (event.meta.event_id, event.meta.station_id, 7) == (
        refusal.event_id,
        refusal.station_id,
        refusal.recorded_at,
    )


def test_an_unknown_rule_is_an_error() -> None:
    """Nobody is refused by a rule that is not written."""
    with pytest.raises(CommandRefused):
        rule("NO_SUCH_RULE")
