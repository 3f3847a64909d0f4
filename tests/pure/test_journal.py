"""What a journal record shows without being decoded, and its rows in PostgreSQL's form."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from projections.pgcopy import bigint, bytea, encode_row, text
from projections.small import values
from schemas.journal import event_headers, header
from tests.examples import meta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@given(st.integers(-50_000_000_000_000_000, 200_000_000_000_000_000))
def test_the_time_in_the_headers_is_that_of_the_act(micros: int) -> None:
    """RFC 3339 in UTC, to the microsecond, before 1970 too."""
    told = header(event_headers("FileOpened", meta(occurred_at=micros)), "ce_time") or b""

    assert told.endswith(b"Z")
    assert datetime.fromisoformat(told.decode()) == EPOCH + timedelta(microseconds=micros)


@given(
    st.lists(
        st.tuples(st.none() | st.integers(-(2**63), 2**63 - 1), st.none() | st.text(), st.none() | st.binary()),
        min_size=1,
    )
)
def test_a_row_of_the_bulk_way_gives_the_values_of_the_small_one(
    rows: list[tuple[int | None, str | None, bytes | None]],
) -> None:
    """The same bytes reach the table whichever way a batch takes."""
    for number, words, raw in rows:
        row = encode_row((bigint, text, bytea), (number, words, raw))

        found = values(row)

        assert found[0] == (None if number is None else number.to_bytes(8, "big", signed=True))
        assert found[1] == (None if words is None else words.replace("\x00", "\ufffd").encode())
        assert found[2] == raw
