"""What was appended is read back as it was, as known at any instant."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steadystep.clinic.ledger import appending, clock, reading
from steadystep.clinic.ledger.models import ChartHead, EntryRow
from tests.ledger.rows import GOAL, NOW, append, entry

pytestmark = pytest.mark.django_db


def test_an_entry_is_read_as_it_was_written():
    wrote = entry("rosa", 1)
    append(wrote)
    assert reading.read_entries("rosa") == [wrote]
    assert reading.read_by_ids(["rosa-1", "nobody"]) == [wrote]
    assert reading.read_by_ids([]) == []


def test_charts_are_apart():
    append(entry("rosa", 1))
    append(entry("amal", 1))
    assert [one.id for one in reading.read_chart("amal").entries] == ["amal-1"]
    assert reading.read_chart("nobody").entries == ()


def test_as_of_cuts_by_when_it_was_recorded_to_the_microsecond():
    append(entry("rosa", 1), entry("rosa", 2))
    second = NOW + timedelta(minutes=2)
    known = [
        len(reading.read_entries("rosa", as_of=at))
        for at in (NOW, second - timedelta(microseconds=1), second)
    ]
    assert known == [0, 1, 2]
    assert [one.seq for one in reading.read_entries("rosa", after=1)] == [2]


def test_as_of_does_not_cut_by_when_things_happened():
    """Both happened on 17 March; what counts is when we learned of them."""
    append(entry("rosa", 1, at=NOW + timedelta(days=30)))
    assert reading.read_entries("rosa", as_of=NOW + timedelta(days=29)) == []


def test_only_the_next_number_is_appended():
    append(entry("rosa", 1))
    for seq in (1, 3):
        with pytest.raises(appending.Moved):
            append(entry("rosa", seq, entry_id="other"))
    append(entry("rosa", 2))
    head = ChartHead.objects.get(pk="rosa")
    assert (head.seq, clock.instant(head.recorded_at)) == (2, NOW + timedelta(minutes=2))


def test_the_columns_say_what_the_body_says():
    append(entry("rosa", 1))
    row = EntryRow.objects.get()
    assert (row.kind, row.client, row.seq, row.labels, row.sealed) == ("goal", "rosa", 1, "", False)
    assert clock.instant(row.occurred) == GOAL.when.earliest


@given(st.datetimes(datetime(1880, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_instants_are_kept_to_the_microsecond(at):
    assert clock.instant(clock.microseconds(at)) == at


def test_the_time_of_a_clinic_cannot_be_set():
    with pytest.raises(clock.ClockRefused, match="STEADYSTEP_DEMO=1"), clock.simulated(NOW):
        pass


def test_a_demo_is_told_the_time(settings):
    settings.DEMO = True
    with clock.simulated(NOW):
        assert clock.now() == NOW
        with clock.simulated(NOW + timedelta(days=1)):
            assert clock.now() == NOW + timedelta(days=1)
        assert clock.now() == NOW
    assert clock.now() != NOW
