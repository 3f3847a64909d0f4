"""How much a simulation told: acts by kind, refusals by rule, files and people, without keeping any of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from producers.simulator.national.story import Story


@dataclass(kw_only=True)
class Tally:
    """Counts; `waves` is how often the register must be waited for, because a merge has to go through."""

    persons: int = 0
    files: int = 0
    acts: int = 0
    waves: int = 0
    captured_offline: int = 0
    at_once: int = 0
    by_event: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    happened: Counter[str] = field(default_factory=Counter)

    def add(self, story: Story) -> None:
        """Count a story."""
        self.persons += 1
        self.files += len(story.told.files)
        self.acts += len(story.steps)
        self.waves = max(self.waves, story.wave)
        for step in story.steps:
            if step.refused_for is None:
                self.by_event[step.draft.event] += 1
            else:
                self.refused[step.refused_for] += 1
            self.captured_offline += step.draft.captured_offline
            self.at_once += step.at_once
        self.happened.update(what for _, _, what in story.told.happened)

    def plain(self) -> dict[str, object]:
        """Return the counts for JSON."""
        return {
            "persons": self.persons,
            "files": self.files,
            "acts": self.acts,
            "accepted": self.by_event.total(),
            "waves": self.waves,
            "captured_offline": self.captured_offline,
            "at_once": self.at_once,
            "by_event": dict(sorted(self.by_event.items())),
            "refused": dict(sorted(self.refused.items())),
            "happened": dict(sorted(self.happened.items())),
        }
