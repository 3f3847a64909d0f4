"""Acts that are wrong on purpose, each with the rule that refuses it: told beforehand, never looked up afterwards."""

from __future__ import annotations

from collections.abc import Callable

from producers.drafts import Clear
from producers.simulator.national.charging import pay
from producers.simulator.national.country import DIRECTORATE
from producers.simulator.national.life import Life
from producers.simulator.national.opening import address_detail, address_fields
from producers.simulator.national.procedure import PREPARER, SIGNATORY, decision_fields
from producers.simulator.national.told import ToldApplication
from register.numbers import file_number
from schemas.events import SealedText

Mistake = Callable[[Life, ToldApplication], None]
_ANOTHER = "01990000-0000-7000-8000-0000000000ff"  # an id that nothing has


def unknown_governorate(life: Life, _: ToldApplication) -> None:
    """Declare an address in a governorate that is none."""
    fields = address_fields(life, "99", life.today)
    clear = {"detail": Clear(content=address_detail(life, life.station))}
    life.desk.act(life.station, "AddressDeclared", 1, "CLERK", fields, clear=clear, refused="CODE_UNKNOWN")


def clerk_gives_opinion(life: Life, application: ToldApplication) -> None:
    """Have a clerk give the opinion that is the head's to give."""
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "level": "STATION",
        "value": "FAVOURABLE",
    }
    life.desk.act(life.station, "OpinionRecorded", 1, "CLERK", fields, refused="ROLE_MAY_NOT")


def opens_twice(life: Life, _: ToldApplication) -> None:
    """Open a file that is open."""
    fields: dict[str, object] = {
        "file_number": file_number(life.station.code, life.year, 1),
        "person_id": life.person_id,
        "station_of_charge": life.station.code,
        "opened_because": "APPLICATION",
    }
    life.desk.act(life.station, "FileOpened", 10, "STATION_HEAD", fields, refused="FILE_ALREADY_OPEN")


def closes_too_early(life: Life, _: ToldApplication) -> None:
    """Close a file while an application is under way."""
    fields: dict[str, object] = {"ground": "DECEASED", "closed_on": life.today}
    life.desk.act(life.station, "FileClosed", 10, "STATION_HEAD", fields, refused="FILE_HAS_OPEN_APPLICATION")


def merges_with_itself(life: Life, _: ToldApplication) -> None:
    """Merge a file with itself."""
    fields: dict[str, object] = {
        "merge_id": life.story.new_id("merge"),
        "survivor_file_id": life.desk.file_id,
        "absorbed_file_id": life.desk.file_id,
        "approved_by": life.station.officer(11),
    }
    life.desk.act(life.station, "FilesMerged", 10, "STATION_HEAD", fields, refused="SAME_FILE")


def approves_alone(life: Life, _: ToldApplication) -> None:
    """Change a civil status with nobody else's approval."""
    fields: dict[str, object] = {
        "field_paths": ("civil_status",),
        "civil_status": "W",
        "evidence_code": "DEATH-CERTIFICATE",
        "requested_by": life.station.officer(3),
        "approved_by": life.station.officer(3),
    }
    life.desk.act(life.station, "IdentityUpdated", 3, "CLERK", fields, refused="SECOND_PERSON")


def pays_for_nothing(life: Life, application: ToldApplication) -> None:
    """Pay a charge that nobody assessed."""
    pay(life, application, _ANOTHER, 10_000, refused="CHARGE_UNKNOWN")


def loses_unknown_card(life: Life, _: ToldApplication) -> None:
    """Report a card that the file does not know."""
    fields: dict[str, object] = {"permit_id": _ANOTHER, "loss": "LOST", "reported_on": life.today}
    life.desk.act(
        life.station,
        "PermitReported",
        3,
        "CLERK",
        fields,
        clear={"declaration": Clear(content=SealedText(text="perdue"))},
        refused="PERMIT_UNKNOWN",
    )


def decides_own_proposal(life: Life, application: ToldApplication) -> None:
    """Have the officer who prepared a decision sign it."""
    fields = decision_fields(life, application, granted=True) | {"signatory": DIRECTORATE.officer(PREPARER)}
    life.desk.act(DIRECTORATE, "DecisionTaken", PREPARER, "SIGNATORY", fields, refused="FOUR_EYES")


def signs_as_clerk(life: Life, application: ToldApplication) -> None:
    """Have a clerk of the station take the decision."""
    fields = decision_fields(life, application, granted=False)
    life.desk.act(DIRECTORATE, "DecisionTaken", SIGNATORY, "LEGAL_OFFICER", fields, refused="ROLE_MAY_NOT")


AT_STATION: tuple[Mistake, ...] = (
    unknown_governorate, clerk_gives_opinion, opens_twice, closes_too_early, merges_with_itself, approves_alone,
    pays_for_nothing, loses_unknown_card,
)  # fmt: skip
"""While an application lies complete at its station."""
AT_DIRECTORATE: tuple[Mistake, ...] = (decides_own_proposal, signs_as_clerk)
"""While an application lies at the directorate."""
