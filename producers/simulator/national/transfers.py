"""A move to another governorate, and the file that follows: accepted, not competent, unanswered until it goes up."""

from __future__ import annotations

from producers.simulator.national.country import DIRECTORATE, SHARES
from producers.simulator.national.life import Life
from producers.simulator.national.opening import declare_address
from producers.simulator.people import weighed
from producers.simulator.places import Office
from schemas.events import Role

_TO_DISTRICT, _TO_DIRECTORATE = 10, 15  # days after which the level above answers: the term of five, then each five


def moves(life: Life) -> None:
    """Move house, within the governorate or to another one, where another station is competent."""
    old = life.governorate
    if life.lucky(0.5):
        life.governorate = weighed(life.chance, SHARES)
    life.happens("MOVED")
    declare_address(life, life.station, life.governorate, life.today - life.chance.randint(0, 30))
    if life.governorate != old:
        to = life.country.competent(life.governorate, life.newcomer.corps, life.chance, life.today)
        if to.code != life.station.code:
            transfer(life, to, "MOVED")


def transfer(life: Life, to: Office, ground: str) -> None:
    """Hand the file over; a station that is not competent sends it on to the other corps."""
    if life.lucky(0.12):
        other = life.country.other_corps(to, life.today)
        if other is not None and other.code != life.station.code:
            asked = _ask(life, other, ground)
            life.story.wait(days=life.chance.randint(1, 4))
            _answer(life, "FileTransferRefused", asked, other, other, 10, "STATION_HEAD", "NOT-COMPETENT")
    sent = life.today if life.lucky(0.5) else None
    asked = _ask(life, to, ground, paper_sent_on=sent)
    if life.lucky(life.rates.wrong):
        _crossing(life, to)
    if life.lucky(0.1):
        _answered_above(life, asked, to)
    else:
        life.story.wait(days=life.chance.randint(1, 4))
        _answer(life, "FileTransferAccepted", asked, to, to, 10, "STATION_HEAD")
    life.desk.told.station = to.code
    if sent is not None:
        life.story.wait(days=life.chance.randint(1, 9))
        fields: dict[str, object] = {"movement_id": asked, "unit": to.code, "received_on": life.today}
        life.desk.act(to, "PaperFileReceived", 3, "CLERK", fields)


def _ask(life: Life, to: Office, ground: str, *, paper_sent_on: int | None = None) -> str:
    transfer_id = life.story.new_id("transfer")
    fields: dict[str, object] = {
        "transfer_id": transfer_id,
        "from_unit": life.station.code,
        "to_unit": to.code,
        "ground_code": ground,
        "open_applications": life.open_applications(),
        "paper_file_sent_on": paper_sent_on,
    }
    life.desk.act(life.station, "FileTransferRequested", 10, "STATION_HEAD", fields)
    life.desk.told.status = "TRANSFER_PENDING"
    return transfer_id


def _answer(
    life: Life,
    event: str,
    transfer_id: str,
    at: Office,
    unit: Office,
    officer: int,
    role: Role,
    ground: str | None = None,
) -> None:
    fields: dict[str, object] = {"transfer_id": transfer_id, "unit": unit.code}
    if ground is not None:
        fields["ground_code"] = ground
    life.desk.act(at, event, officer, role, fields)
    life.desk.told.status = "OPEN"


def _answered_above(life: Life, asked: str, to: Office) -> None:
    """Let the term pass, and the level that holds the matter by then answer for the station."""
    above, asked_on = life.country.districts[to.district], life.story.acted_on
    life.story.wait(days=_TO_DISTRICT + life.chance.randint(1, 8))
    life.story.come(above)
    if life.today - asked_on > _TO_DIRECTORATE:
        _answer(life, "FileTransferAccepted", asked, DIRECTORATE, to, 30, "DIRECTORATE_OFFICER")
    else:
        _answer(life, "FileTransferAccepted", asked, above, to, 20, "DISTRICT_OFFICER")


def _crossing(life: Life, to: Office) -> None:
    """Ask a second time while the first transfer waits: two transfers cross, and one is refused."""
    fields: dict[str, object] = {
        "transfer_id": life.story.new_id("transfer"),
        "from_unit": life.station.code,
        "to_unit": to.code,
        "ground_code": "ASKED-TWICE",
        "open_applications": life.open_applications(),
    }
    life.desk.act(life.station, "FileTransferRequested", 10, "STATION_HEAD", fields, refused="FILE_STATE")
