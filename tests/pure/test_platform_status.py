"""What `sijill status` says in words, and that `sijill down` forgets no process that `sijill up` starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from infra.commands.platform import in_words
from infra.local.crew import CARE_SCREEN, CREW
from infra.local.platform import PARTS, STOP_ORDER, PartStatus, PlatformStatus, State

EVERYTHING = [one.name for one in (*PARTS, *CREW, CARE_SCREEN)]


def status_of(**states: State) -> PlatformStatus:
    """Return a status in which the named processes are in these states and all others are healthy."""

    def one(name: str) -> PartStatus:
        return PartStatus(name=name, state=states.get(name, "healthy"), pid=1, port=None, log=Path("log"))

    return PlatformStatus(
        state_dir=Path("/srv/sijill"),
        kafka="",
        registry="",
        postgres="",
        parts=tuple(one(part.name) for part in PARTS),
        crew=tuple(one(worker.name) for worker in CREW),
    )


def test_down_stops_all_that_up_starts() -> None:
    """Every part and every process of the register is stopped, the platform's parts last."""
    order = [part.name for part in STOP_ORDER]

    assert sorted(order) == sorted(EVERYTHING)
    assert set(order[-len(PARTS) :]) == {part.name for part in PARTS}


def test_a_stopped_platform_is_said_to_be_stopped() -> None:
    """When nothing runs, that is what is said, with the way to start it."""
    [line] = in_words(status_of(**dict.fromkeys(EVERYTHING, "stopped")))

    assert line == "Nothing runs in /srv/sijill. Start it: sijill up --register"


def test_the_screen_of_the_care_lane_is_not_missed() -> None:
    """It runs only where the care lane is worked in."""
    assert in_words(status_of(**{CARE_SCREEN.name: "stopped"})) == ["Everything runs in /srv/sijill."]


@pytest.mark.parametrize("name", [one for one in EVERYTHING if one != CARE_SCREEN.name])
def test_each_process_that_does_not_run_is_named(name: str) -> None:
    """What is stopped is told apart from what runs, and from what has started without an answer yet."""
    stopped, waiting = in_words(status_of(**{name: "stopped"})), in_words(status_of(**{name: "starting"}))

    assert stopped[-1] == f"Not running: {name}. Start what is missing: sijill up --register"
    assert waiting[-1] == f"Started, but without an answer yet: {name}."
    assert name not in stopped[0]
    assert in_words(status_of()) == ["Everything runs in /srv/sijill."]
