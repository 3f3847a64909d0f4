"""`sijill duplicates`: files that may be of one person, with what speaks for it and how an officer settles it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from infra.commands.indexing import rules_of_today
from infra.commands.readside_options import AsJson, StateDir, check_unit
from infra.languages import Language, text_in
from infra.output import print_json, print_table, say
from infra.settings import get_settings
from projections.reading import open_session, read_stations, told_when_away
from projections.suspected import OpenSuspicion, read_suspicions
from schemas.events import Phrase

_HOW = Phrase(
    en="Two persons: emit DuplicateDismissed with the suspicion's id and a ground_code (a head does). One person: emit"
    " FilesMerged in the file that goes on. Nothing is merged by itself.",
    fr="Deux personnes : émettre DuplicateDismissed avec l'identifiant de la présomption et un ground_code (un chef le"
    " fait). Une seule : émettre FilesMerged dans le dossier qui subsiste. Rien n'est fusionné automatiquement.",
    ar="شخصان مختلفان: يرسل رئيس المركز DuplicateDismissed بمعرف الاشتباه وبالسبب ground_code. شخص واحد:"
    " يرسل FilesMerged في الملف الباقي. لا يدمج شيء تلقائيا.",
)


def duplicates(
    station: Annotated[str | None, typer.Option(help="Only files of this station in charge.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of the rules' words: en, fr or ar.")] = Language.en,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show the files that may be of one person, oldest suspicion first; no personal value.

    Example: sijill duplicates --station LM1 --lang fr
    """
    postgres = get_settings(state_dir=state_dir).postgres
    with told_when_away(postgres), open_session(postgres) as session:
        if station is not None:
            check_unit(station, read_stations(session))
        found = read_suspicions(session, station)
    words: dict[str, Phrase] = {name: rule.words for name, rule in rules_of_today().rules.items()}
    if as_json:
        print_json([_as_json(each, words) for each in found])
    elif found:
        _print(found, words, lang)
    else:
        say("Nobody is suspected of having two files.")


def _print(found: Sequence[OpenSuspicion], words: dict[str, Phrase], lang: Language) -> None:
    print_table(
        ("file", "may be of the person of", "score", "because", "in charge", "suspicion"),
        [
            (
                each.file_number or each.file_id,
                ", ".join(number or file_id for file_id, number in each.candidates.items()),
                each.score,
                "; ".join(text_in(words[rule], lang) if rule in words else rule for rule in each.rules),
                each.station_of_charge,
                each.suspicion_id,
            )
            for each in found
        ],
    )
    say(text_in(_HOW, lang))


def _as_json(one: OpenSuspicion, words: dict[str, Phrase]) -> dict[str, Any]:
    return {
        "suspicion_id": one.suspicion_id,
        "file_id": one.file_id,
        "file_number": one.file_number,
        "version": one.version,
        "station_of_charge": one.station_of_charge,
        "candidates": [{"file_id": file_id, "file_number": number} for file_id, number in one.candidates.items()],
        "score": one.score,
        "rules": [
            {"id": rule} | ({"en": words[rule].en, "fr": words[rule].fr, "ar": words[rule].ar} if rule in words else {})
            for rule in one.rules
        ],
        "raised_at": one.raised_at.isoformat(),
        "by": one.by,
        "mend": {"en": _HOW.en, "fr": _HOW.fr, "ar": _HOW.ar},
    }
