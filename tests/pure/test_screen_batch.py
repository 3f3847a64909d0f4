"""The screen's core without Kafka: what it writes in place of a general encoder, and what it leaves untouched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schemas import codec
from schemas.events import Outcome
from streams.entries import outcome_body
from streams.partition import event_key


@given(
    digest=st.binary(min_size=32, max_size=32),
    verdict=st.sampled_from(["ACCEPTED", "REFUSED", "SET_ASIDE"]),
    rule=st.none() | st.text(max_size=20),
    version=st.none() | st.integers(min_value=0, max_value=2**40),
)
def test_an_outcome_is_written_as_its_contract_says(
    digest: bytes, verdict: str, rule: str | None, version: int | None
) -> None:
    """The short way of writing an outcome gives the bytes of the general encoder."""
    outcome = Outcome(content_sha256=digest, verdict=verdict, rule_id=rule, file_version=version)  # type: ignore[arg-type]

    assert outcome_body(outcome) == codec.encode_body(outcome)


@given(st.uuids())
def test_an_event_key_is_the_sixteen_bytes_of_its_id(event_id: object) -> None:
    """Outcomes are found by the bytes of the event id."""
    assert event_key(str(event_id)) == event_id.bytes  # type: ignore[attr-defined]
