"""Any event that may ever be written, for the searches of hypothesis."""

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import strategies as st

from session.events import (
    ASIDE,
    FACTS,
    Body,
    ClockJumped,
    EntryAmended,
    EntryVoided,
    Fact,
    RecordingResumed,
    SessionOpened,
)
from session.protocol import Protocol, Range
from session.review_events import REVIEWING

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- the strategy adds the zone

st.register_type_strategy(Decimal, DECIMALS)
st.register_type_strategy(str, TEXTS)

PROTOCOLS = st.builds(Protocol, unusual=st.tuples(st.builds(Range)), act=st.lists(st.builds(Range)).map(tuple))
FACT_BODIES: st.SearchStrategy[Fact] = st.one_of(*(st.builds(fact) for fact in FACTS))
ASIDE_BODIES: st.SearchStrategy[Body] = st.one_of(*(st.builds(body) for body in ASIDE))
REVIEW_BODIES: st.SearchStrategy[Body] = st.one_of(*(st.builds(body) for body in REVIEWING))
BODIES: st.SearchStrategy[Body] = st.one_of(
    FACT_BODIES,
    ASIDE_BODIES,
    st.builds(SessionOpened, protocol=PROTOCOLS),
    st.builds(ClockJumped),
    st.builds(RecordingResumed),
    st.builds(EntryVoided),
    st.builds(EntryAmended, body=FACT_BODIES, occurred_at=MOMENTS),
)
