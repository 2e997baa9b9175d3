"""Every kind of entry: it can be written, read again as it was, and is filed under a care word."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steadystep.chart import DECISIONS, KINDS, STORED_KINDS, Unreadable, read_body, write_body
from steadystep.chart.kinds import UPCASTERS
from tests.chart.bodies import body

WORDS = {"intake", "plan", "medication", "measures", "therapy", "safety", "visits", "team"}
every_kind = pytest.mark.parametrize("kind", sorted(STORED_KINDS))


@every_kind
@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], max_examples=15)
@given(data=st.data())
def test_it_is_read_as_it_was_written(kind, data):
    wrote = data.draw(body(kind))
    read = read_body(kind, write_body(wrote))
    assert read == wrote
    assert read_body(kind, write_body(read)) == read


@every_kind
def test_it_belongs_to_a_care_word_and_is_a_report_or_a_decision(kind):
    assert KINDS[kind].word in WORDS
    assert KINDS[kind].nature in ("report", "decision")
    assert (kind in DECISIONS) == (KINDS[kind].nature == "decision")
    assert KINDS[kind].stale_after == () or kind in DECISIONS, "`seen` binds decisions only"
    assert set(KINDS[kind].stale_after) <= STORED_KINDS


@every_kind
def test_an_unknown_field_is_refused(kind):
    with pytest.raises(Unreadable, match=kind):
        read_body(kind, b'{"kind": "%s", "when": {"at": "2026-03-17"}, "nonsense": 1}' % kind.encode())


@every_kind
@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"text"', b'{"kind": "other"}'])
def test_what_is_no_entry_is_refused_in_words(kind, raw):
    with pytest.raises(Unreadable, match="cannot be read"):
        read_body(kind, raw)


def test_a_kind_nobody_knows_is_refused_by_name():
    with pytest.raises(Unreadable, match="'horoscope' is not a kind of entry this version knows"):
        read_body("horoscope", b"{}")


def test_unseen_is_never_stored():
    assert "unseen" not in STORED_KINDS


# The old `checkin`


def test_an_old_checkin_is_read_as_todays():
    old = {"kind": "checkin", "when": {"at": "2025-06-01"}, "day": "2025-06-01", "mood": 4, "sleep_minutes": 450, "took_medicines": True}  # fmt: skip
    read = read_body("checkin", msgspec.json.encode(old))
    assert read.kind() == "daily_checkin"
    assert (read.mood, read.sleep_hours, read.medicines) == (4, 7.5, "all")


@pytest.mark.parametrize(("took", "medicines"), [(True, "all"), (False, "none"), (None, "")])
def test_old_medicines_and_unknown_sleep(took, medicines):
    old = {"when": {"at": "2025-06-01"}, "day": "2025-06-01"} | (
        {} if took is None else {"took_medicines": took}
    )
    read = read_body("checkin", msgspec.json.encode(old))
    assert (read.sleep_hours, read.medicines) == (None, medicines)


@pytest.mark.parametrize("kind", sorted(UPCASTERS))
@pytest.mark.parametrize("raw", [b"", b"[]", b"7", b"{}", b"\xff"])
def test_an_old_kind_that_is_none_is_refused_in_words(kind, raw):
    with pytest.raises(Unreadable, match=f"This entry \\({kind}\\) cannot be read"):
        read_body(kind, raw)


def test_an_old_kind_is_written_no_more():
    assert not set(UPCASTERS) & set(KINDS)
    assert all(today in STORED_KINDS for today, _ in UPCASTERS.values())
