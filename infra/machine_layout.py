"""Where the parts of a drawn state machine lie: states in one column, each way on rows and tracks of its own.

A layered layout with one state to a layer. Ways down run on the right, ways up on the left; ways to the same state
share one upright track, so that a state has at most two entrances. Labels stand in rows that belong to them alone,
between the column and the tracks: nothing can ever be written over anything. All lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from register.machine_table import Machine

Label = tuple[str, ...]
LINE, ROW_GAP = 15.0, 9.0
_MARGIN, _TOP = 24.0, 64.0
_BETWEEN, _BEGIN = 22.0, 26.0
_HEADER, _ENTRANCE = 44.0, 16.0
_LABEL_GAP, _TRACK = 10.0, 14.0
_SIDE = 16.0
_LEGEND = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A state; `begins` are the acts that begin a life here."""

    state: str
    x: float
    y: float
    width: float
    height: float
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way from a state to a row of its own, its label above it, and along its track; `head` carries the arrow."""

    start: str
    end: str
    label: Label
    label_x: float  # the end of the label that touches the column
    down: bool
    label_y: float
    row: tuple[float, float, float]  # from x, to x, at y


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The upright line that all ways to one state share on one side, with its entrance into the state."""

    end: str
    x: float
    top: float
    bottom: float
    entrance: tuple[float, float, float]  # from x, to x, at y: the arrow's head lies at the second


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A whole drawing, left to right; `mirrored` turns it for a script that runs from right to left."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]
    tracks: tuple[Track, ...]

    def mirrored(self) -> Layout:
        """Return the drawing as in a mirror; a label still touches the column."""
        flip = self._flip
        boxes = tuple(
            Box(state=b.state, x=flip(b.x + b.width), y=b.y, width=b.width, height=b.height, begins=b.begins)
            for b in self.boxes
        )
        ways = tuple(
            Way(
                start=w.start,
                end=w.end,
                label=w.label,
                label_x=flip(w.label_x),
                down=w.down,
                label_y=w.label_y,
                row=(flip(w.row[0]), flip(w.row[1]), w.row[2]),
            )
            for w in self.ways
        )
        tracks = tuple(
            Track(
                end=t.end,
                x=flip(t.x),
                top=t.top,
                bottom=t.bottom,
                entrance=(flip(t.entrance[0]), flip(t.entrance[1]), t.entrance[2]),
            )
            for t in self.tracks
        )
        return Layout(width=self.width, height=self.height, boxes=boxes, ways=ways, tracks=tracks)

    def _flip(self, x: float) -> float:
        return self.width - x


@dataclass(slots=True, kw_only=True)
class _Row:
    start: str
    end: str
    label: Label
    down: bool
    y: float = 0.0


def lay_out(
    machine: Machine, titles: Mapping[str, str], labels: Mapping[tuple[str, str], Label], width: Callable[[str], float]
) -> Layout:
    """Return the layout of a machine; `labels` by start and end, `width` measures a text in pixels."""
    order = {name: place for place, name in enumerate(machine.states)}
    rows = [
        _Row(start=start, end=end, label=label, down=order[end] > order[start])
        for (start, end), label in sorted(labels.items(), key=lambda way: (order[way[0][0]], order[way[0][1]]))
    ]
    boxes, entrances = _boxes(machine, titles, rows, width)
    tracks = [track for down in (True, False) for track in _tracks(rows, entrances, down=down)]
    room, depth = {False: 0.0, True: 0.0}, {False: 0, True: 0}
    for row in rows:
        room[row.down] = max(room[row.down], *(width(line) for line in row.label))
    for track in tracks:
        depth[track.down] = max(depth[track.down], track.place + 1)
    left = _MARGIN + depth[False] * _TRACK + (room[False] + 2 * _LABEL_GAP if room[False] else 0.0)
    box_width = max(box.width for box in boxes)
    right = left + box_width
    total = right + (room[True] + 2 * _LABEL_GAP if room[True] else 0.0) + depth[True] * _TRACK + _MARGIN

    def track_x(down: bool, place: int) -> float:
        reach = room[down] + 2 * _LABEL_GAP + (place + 0.5) * _TRACK
        return right + reach if down else left - reach

    at = {(t.end, t.down): track_x(t.down, t.place) for t in tracks}
    placed = tuple(Box(state=b.state, x=left, y=b.y, width=box_width, height=b.height, begins=b.begins) for b in boxes)
    ways = tuple(
        Way(
            start=r.start,
            end=r.end,
            label=r.label,
            label_x=right + _LABEL_GAP if r.down else left - _LABEL_GAP,
            down=r.down,
            label_y=r.y - 5 - LINE * (len(r.label) - 1),
            row=(right if r.down else left, at[r.end, r.down], r.y),
        )
        for r in rows
    )
    drawn = tuple(
        Track(
            end=t.end,
            x=at[t.end, t.down],
            top=t.top,
            bottom=t.bottom,
            entrance=(at[t.end, t.down], right if t.down else left, entrances[t.end, t.down]),
        )
        for t in tracks
    )
    height = max(box.y + box.height for box in boxes) + _BETWEEN + 2 * _LEGEND
    return Layout(width=total, height=height, boxes=placed, ways=ways, tracks=drawn)


def _boxes(
    machine: Machine, titles: Mapping[str, str], rows: Sequence[_Row], width: Callable[[str], float]
) -> tuple[list[Box], dict[tuple[str, bool], float]]:
    """Place the states one below the other; give each row its height, and each state its entrances."""
    boxes: list[Box] = []
    entrances: dict[tuple[str, bool], float] = {}
    y = _TOP
    for name in machine.states:
        begins = tuple(act for act, place in machine.begins.items() if place == name)
        y += _BEGIN * bool(begins)
        lows = []
        for down in (True, False):
            low = y + _ENTRANCE  # each side begins with the entrance of its track
            entrances[name, down] = y + _ENTRANCE / 2 + 2
            for row in (each for each in rows if each.start == name and each.down is down):
                low += LINE * len(row.label) + ROW_GAP
                row.y = low - ROW_GAP / 2
            lows.append(low)
        height = max(_HEADER, *(low - y + ROW_GAP / 2 for low in lows))
        needed = max(width(titles[name]) * 1.2, width(name)) + 2 * _SIDE
        boxes.append(Box(state=name, x=0.0, y=y, width=needed, height=height, begins=begins))
        y += height + _BETWEEN
    return boxes, entrances


@dataclass(frozen=True, slots=True, kw_only=True)
class _Track:
    end: str
    down: bool
    place: int
    top: float
    bottom: float


def _tracks(rows: Sequence[_Row], entrances: Mapping[tuple[str, bool], float], *, down: bool) -> list[_Track]:
    """Give each state that ways of one side lead to a track; short ones lie near the column, and none meet."""
    spans: dict[str, list[float]] = {}
    for row in rows:
        if row.down is down:
            spans.setdefault(row.end, [entrances[row.end, down]]).append(row.y)
    found: list[_Track] = []
    for end, heights in sorted(spans.items(), key=lambda span: (max(span[1]) - min(span[1]), min(span[1]))):
        top, bottom = min(heights), max(heights)
        taken = {t.place for t in found if t.top - ROW_GAP < bottom and top < t.bottom + ROW_GAP}
        place = next(free for free in range(len(found) + 1) if free not in taken)
        found.append(_Track(end=end, down=down, place=place, top=top, bottom=bottom))
    return found
