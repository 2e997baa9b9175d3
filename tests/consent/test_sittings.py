"""While somebody types the chart is asked again and again: one opening on record, and never none."""

from datetime import datetime, timedelta

import pytest

from steadystep.clinic.consent import sittings
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.relation import Relation

AT = datetime.fromisoformat("2026-03-17T14:00:00+00:00")
PIA = Actor(
    id="0b6a6b3e-0000-4000-8000-000000000001", kind="staff", name="Pia", roles=frozenset({"prescriber"})
)
ON_THE_TEAM = Relation("team", "named", frozenset({"prescriber"}))
SITTING = (PIA, "client", "treatment", "checking order", ON_THE_TEAM)


@pytest.fixture(autouse=True)
def nothing_remembered():
    sittings.forget()
    yield
    sittings.forget()


def minutes(count: float) -> datetime:
    return AT + timedelta(minutes=count)


@pytest.mark.django_db(transaction=True)
class TestASitting:
    def test_the_first_look_is_recorded_and_the_next_five_minutes_are_the_same_opening(self):
        assert sittings.begins(SITTING, AT)
        assert not sittings.begins(SITTING, minutes(0.1))
        assert not sittings.begins(SITTING, minutes(4.9))

    def test_after_five_minutes_it_is_recorded_again_however_busily_somebody_types(self):
        assert sittings.begins(SITTING, AT)
        for minute in range(1, 5):
            sittings.begins(SITTING, minutes(minute))
        assert sittings.begins(SITTING, minutes(5))

    @pytest.mark.parametrize(
        "other",
        [
            (Actor(id=PIA.id, kind="staff", name="Pia", roles=frozenset({"nurse"})), *SITTING[1:]),
            (PIA, "another client", *SITTING[2:]),
            (*SITTING[:3], "checking stop", ON_THE_TEAM),
            (*SITTING[:4], Relation("break_glass", "an emergency", frozenset({"prescriber"}))),
        ],
        ids=["roles", "client", "part", "relation"],
    )
    def test_anything_else_is_another_opening(self, other):
        assert sittings.begins(SITTING, AT)
        assert sittings.begins(other, minutes(1))

    def test_a_clock_that_went_back_records_again(self):
        assert sittings.begins(SITTING, AT)
        assert sittings.begins(SITTING, minutes(-1))


@pytest.mark.django_db
def test_what_may_yet_be_rolled_back_is_not_remembered():
    assert sittings.begins(SITTING, AT)
    assert sittings.begins(SITTING, minutes(1))
