"""One application after the other: the first, renewals in time or late, another ground, the ordinary card."""

from __future__ import annotations

from producers.simulator.national import mistakes, offline, situation
from producers.simulator.national.cards import deliver
from producers.simulator.national.life import Life
from producers.simulator.national.lodging import close, lodge, take_in
from producers.simulator.national.procedure import appeal, decide, go_up, notify, review
from producers.simulator.national.told import ToldApplication
from producers.simulator.national.transfers import moves
from producers.simulator.people import STUDENTS, WORKERS
from schemas.events import ApplicationKind, Reason, Title

YEARS_TO_ORDINARY = 5 * 365  # days
_NEW_REASONS: tuple[Reason, ...] = ("WORK_SALARIED", "FAM_TN_SPOUSE", "OTHER")


def renew(life: Life) -> bool:
    """Ask for the next title, in time or late, on the same ground or on another one."""
    ends = life.right_ends() or life.today
    late = life.lucky(life.rates.late)
    life.story.wait_until(ends + life.chance.randint(5, 120) if late else ends - life.chance.randint(5, 60))
    since = life.residence_since or life.today
    if life.reason in STUDENTS and life.today - since > 3 * 365 and life.lucky(life.rates.new_reason * 4):
        life.reason = life.chance.choice(_NEW_REASONS)
        life.happens("NEW_REASON")
        situation.occupy(life)
        return apply(life, "CHANGE_STATUS", "TEMPORARY")
    if life.reason in WORKERS or life.reason in STUDENTS:
        situation.occupy(life)
    ordinary = life.today - since > YEARS_TO_ORDINARY and life.lucky(0.3)
    held = any(each.title == "ORDINARY" for each in life.permits())
    if ordinary and not held:
        return apply(life, "ORDINARY", "ORDINARY")
    return apply(life, "RENEWAL", "ORDINARY" if held else "TEMPORARY")


def apply(life: Life, kind: ApplicationKind, title: Title) -> bool:
    """Play an application from the counter to the card in the hand; return whether a title was granted."""
    rates = life.rates
    application = lodge(life, kind, title)
    if not take_in(life, application):
        return False
    if life.lucky(rates.wrong):
        life.chance.choice(mistakes.AT_STATION)(life, application)
    if life.lucky(rates.withdrawn):
        life.story.wait(days=life.chance.randint(1, 20))
        close(life, application, "ApplicationWithdrawn", "APPLICANT-WISH")
        return False
    go_up(life, application)
    if life.lucky(rates.moved / 3):
        moves(life)  # the open application goes along
    review(life, application)
    if life.lucky(rates.wrong / 3):
        life.chance.choice(mistakes.AT_DIRECTORATE)(life, application)
    granted = not life.lucky(rates.refused)
    if life.lucky(rates.offline):
        offline.decided_meanwhile(life, application, granted=granted)
    else:
        decide(life, application, granted=granted)
    if not granted:
        granted = _refused(life, application)
    if granted:
        deliver(life, application)
    return granted


def _refused(life: Life, application: ToldApplication) -> bool:
    """Hear of a refusal; return whether a court annulled it and the new decision grants."""
    notify(life, application)
    return life.lucky(life.rates.appealed) and appeal(life, application)
