"""Lives from beginning to end: a pure function of seed and number, told until the last day of the simulation."""

from __future__ import annotations

from producers.simulator.national import doubles, measures, offline, situation
from producers.simulator.national.applying import YEARS_TO_ORDINARY, apply, renew
from producers.simulator.national.cards import held_card, lose
from producers.simulator.national.country import Country
from producers.simulator.national.crossings import enters, travels
from producers.simulator.national.endings import comes_back, departs, dies, naturalised
from producers.simulator.national.filedesk import FileDesk
from producers.simulator.national.life import Life
from producers.simulator.national.opening import begin_file
from producers.simulator.national.plan import NationalConfig
from producers.simulator.national.population import dice, newcomer
from producers.simulator.national.story import Story, TimeIsUp, morning
from producers.simulator.national.told import ToldFile
from producers.simulator.national.transfers import moves, transfer
from producers.simulator.people import STUDENTS
from register.days import day_of, year_of

ADULT_AT = 16


def tell(config: NationalConfig, country: Country, number: int) -> Story:
    """Return the story of a person: every act in the order of its arrival, and what the register must hold."""
    who = newcomer(config, number)
    chance = dice(config.seed, number, "life")
    story = Story(
        world=config.world,
        number=number,
        country=country,
        now=morning(who.arrives_on, chance.randrange(400)),
        last_day=config.last_day,
    )
    nothing = ToldFile(file_id="", owner=str(number), person_id=who.person_id, birth_year=None, nationality="", sex=0)
    life = Life(
        story=story,
        newcomer=who,
        person=who.person,
        person_id=who.person_id,
        owner=str(number),
        chance=chance,
        rates=config.rates,
        seed=config.seed,
        desk=FileDesk(story=story, file_id="", told=nothing),
        reason=who.person.reason,
        governorate=who.governorate,
    )
    try:
        _live(life)
    except TimeIsUp:
        life.told.happens(life.owner, config.last_day, "HERE" if life.here else "AWAY")
    return story


def _live(life: Life) -> None:
    arrived = life.today
    life.happens("ARRIVED")
    life.story.wait(days=life.chance.randint(1, 40))
    station = life.country.competent(life.governorate, life.newcomer.corps, life.chance, life.today)
    begin_file(life, station, because="APPLICATION")
    enters(life, arrived)
    situation.settles_in(life, arrived)
    if life.newcomer.role == "ALONE" and life.lucky(life.rates.passing):
        _pass_through(life)
        return
    _stay(life)
    while life.lucky(life.rates.comes_back) and life.desk.told.closing in (None, "DEPARTED"):
        comes_back(life)
        _stay(life)


def _pass_through(life: Life) -> None:
    """Stay for some weeks, at a host's, and go again."""
    situation.lodged_by_host(life)
    life.story.wait(days=life.chance.randint(10, 80))
    departs(life)


def _stay(life: Life) -> None:
    """Live here year after year until something ends it: a refusal, a departure, death, naturalisation."""
    grow_up(life)
    situation.occupy(life)
    life.story.wait(days=life.chance.randint(0, 60))
    granted = apply(life, "CHILD_16" if life.newcomer.role == "CHILD" else "FIRST", "TEMPORARY")
    life.residence_since = life.residence_since or life.today
    while granted:
        if _year(life):
            return
        granted = renew(life)
    life.story.wait(days=life.chance.randint(10, 200))
    departs(life)


def grow_up(life: Life) -> None:
    """A child needs no card before sixteen: the file waits for the year in which it is due."""
    if life.newcomer.role == "CHILD" or life.person.is_child:
        due = day_of(life.newcomer.birth_year + ADULT_AT, 3, 1)
        while life.today < due:
            life.story.wait_until(min(due, life.today + 365))
            if life.lucky(life.rates.moved):
                moves(life)


def _year(life: Life) -> bool:
    """Live through the time of a title; return whether the stay ended meanwhile."""
    rates, chance = life.rates, life.chance
    ends = life.right_ends() or life.today
    chapters = (
        (rates.moved, moves),
        (rates.travelled, travels),
        (rates.lost_card, _lose_card),
        (rates.corrected, situation.mends_error),
        (rates.lodged_by_host, situation.lodged_by_host),
        (rates.asked_for_data, situation.asks_for_data),
        (rates.second_file / 4, doubles.second_file),
        (rates.taken_for_another / 4, doubles.taken_for_another),
        (0.003, _other_passport),
        (0.03, offline.two_addresses),
    )
    own = life.country.competent(life.governorate, life.newcomer.corps, chance, life.today)
    if life.station.governorates[0][0] != life.governorate and own.governorates[0][0] == life.governorate:
        transfer(life, own, "STATION-ENROLLED")
    for share, chapter in chapters:
        if life.today + 100 < ends and life.lucky(share):
            life.story.wait(days=chance.randint(5, 60))
            chapter(life)
    if life.lucky(rates.measured) and measures.befall(life):
        return True
    return _ended(life)


def _ended(life: Life) -> bool:
    rates, since = life.rates, life.residence_since or life.today
    if life.lucky(rates.died):
        dies(life)
        return True
    if life.today - since > YEARS_TO_ORDINARY and life.lucky(rates.naturalised):
        naturalised(life)
        return True
    leaving = rates.left * (3 if life.reason in STUDENTS and life.today - since > 3 * 365 else 1)
    if life.lucky(leaving):
        departs(life)
        return True
    return False


def _lose_card(life: Life) -> None:
    card = held_card(life)
    if card is not None:
        lose(life, card)


def _other_passport(life: Life) -> None:
    if year_of(life.today) - life.newcomer.birth_year > ADULT_AT and life.desk.told.nationality != "FRA":
        situation.gains_nationality(life, "FRA")
