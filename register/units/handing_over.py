"""Files that a reorganisation gives to another station: a notice per file, so that every history tells its own move.

Only a reorganisation moves a file without a transfer: the person's address lay in what the station served the day
before, and another station serves it now; or the station is no more. Who moved house needs a transfer.
"""

from __future__ import annotations

from collections.abc import Mapping

from register.days import local_day
from register.merging import survivor_of
from register.notices import notice_meta
from register.units.organisation import Move, Organisation, Unit, finest
from schemas.events import Corps, FileReassigned, FileState


class HandingOver:
    """What the orders up to a day move; made once for an organisation and a day, asked for many files."""

    def __init__(self, organisation: Organisation, today: int) -> None:
        """Take the organisation; orders that begin later are not looked at."""
        self._organisation = organisation
        self._served: dict[tuple[Corps, int], Mapping[str, str]] = {}
        self._moves: dict[str, list[Move]] = {}
        for move in organisation.moves:
            for giver in move.givers if move.day <= today else ():
                self._moves.setdefault(giver, []).append(move)

    def notice(self, state: FileState) -> FileReassigned | None:
        """Return the notice that gives the file to the station that serves it now; None when it is where it belongs."""
        unit = self._organisation.units.get(state.station_of_charge or "")
        if unit is None or state.blocked or state.status == "SHREDDED" or survivor_of(state) is not None:
            return None
        for move in self._moves.get(unit.unit_id, ()):
            heir = self._heir(state, unit, move) if _was_there(state, unit.unit_id, move.day) else None
            if heir is not None and heir != unit.unit_id:
                return self._notice(state, unit.unit_id, heir, move)
        return None

    def _heir(self, state: FileState, unit: Unit, move: Move) -> str | None:
        """Return the station that an order put in a station's place for this file; None when it changed nothing."""
        territory = state.territory or state.governorate
        settled = state.address_since is None or state.address_since < move.day
        if territory is not None and settled and self._finest(unit, move.day - 1, territory) == unit.unit_id:
            return self._finest(unit, move.day, territory)
        ended = unit.closed_on is not None and unit.closed_on <= move.day
        return unit.successor if ended else None

    def _finest(self, unit: Unit, day: int, territory: str) -> str | None:
        key = (unit.corps, day)
        if key not in self._served:
            self._served[key] = self._organisation.served(*key)
        return finest(self._served[key], territory)

    def _notice(self, state: FileState, unit_id: str, heir: str, move: Move) -> FileReassigned:
        subject = f"{move.order_id}:{state.file_id}:{unit_id}"
        return FileReassigned(
            meta=notice_meta(state, "REORGANISATION", subject, move.order_id, move.day),
            order_id=move.order_id,
            from_unit=unit_id,
            to_unit=heir,
            to_district=self._organisation.above(heir, move.day),
        )


def _was_there(state: FileState, unit_id: str, day: int) -> bool:
    """Return whether the file was the station's before the day: not opened there since, nor taken over since."""
    came = state.transfer
    since = came is not None and came.status == "ACCEPTED" and came.to_unit == unit_id and came.requested_on >= day
    return local_day(state.opened_at) < day and not since
