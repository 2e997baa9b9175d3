"""How long people wait is counted for who leads, and small groups are not named."""

from datetime import UTC, datetime, timedelta

import pytest

from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.chartroom.booking import book
from steadystep.clinic.chartroom.delays import delays, next_free
from steadystep.clinic.consent.mistakes import NotAllowed
from tests.small_clinic import new_client, open_clinic

TEN = datetime(2027, 12, 1, 15, 0, tzinfo=UTC)


@pytest.fixture
def clinic(db):
    return open_clinic()


def test_small_counts_are_hidden_and_so_is_what_would_give_them_away(clinic):
    clients = [new_client(clinic, f"Client {number}") for number in range(12)]
    for number, client in enumerate(clients[:4]):
        time = Time(person=clinic.therapist.id, starts=TEN + timedelta(hours=number), minutes=50)
        book(clinic.therapist, client, time, entry=f"visit-{number}", purpose="therapy")
    everybody = delays(clinic.admin)[0]
    assert (everybody.people, everybody.booked, everybody.none) == (12, None, None)
    assert everybody.days is None, "four visits make no median that is shown"


def test_only_who_leads_reads_it(clinic):
    with pytest.raises(NotAllowed, match="leads and administrators"):
        delays(clinic.therapist)
    with pytest.raises(NotAllowed):
        next_free(clinic.prescriber, {}, [])
