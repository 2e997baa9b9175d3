"""What no face may write, whoever sends it: a session without its agenda, a copy without consent, a result told unchecked."""

from datetime import UTC, datetime

import pytest

from steadystep.chart import Chart, Coding, Unreadable, When, accepts
from steadystep.chart.entry import NewEntry
from steadystep.chart.measures import Observation
from steadystep.chart.plans_ahead import ResultFollowed
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.safety_plans import SafetyPlanGiven
from steadystep.chart.team import ConsentGiven, ConsentRevoked
from steadystep.chart.therapy import AgendaPoint, Session
from tests.chart.writing import W, chart, new

NOW = When.instant(datetime(2026, 3, 17, 12, tzinfo=UTC))
GROUP = {"when": NOW, "modality": "dbt", "setting": "group", "group": "Skills", "summary": "Noticing."}
DONE, LEFT = AgendaPoint(says="Cards", done=True), AgendaPoint(says="Skill")
PUT_OFF = AgendaPoint(says="Skill", put_off="no time")
PLAN, COPY = (
    SafetyPlan(when=W, my_steps=("Walk",)),
    SafetyPlanGiven(when=NOW, plan="e1", how="caregiver", holder="Mia"),
)
SEVEN = ConsentGiven(when=W, recipient_kind="caregiver", recipient="m", recipient_name="Mia", purpose="Support", scopes=(7,))  # fmt: skip
EIGHT = ConsentGiven(when=W, recipient_kind="caregiver", recipient="m", recipient_name="Mia", purpose="Support", scopes=(8,))  # fmt: skip
HIV = Observation(when=W, what=Coding("HIV antigen/antibody"), category="lab", text="negative")
TSH = Observation(when=W, what=Coding("TSH"), category="lab", text="normal")


def said(it: Chart, one: NewEntry) -> str:
    return " ".join(map(str, accepts(it, one)))


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({}, "has no agenda"),
        ({"agenda": (DONE, LEFT)}, "neither gone through nor put off"),
        ({"agenda": (DONE, PUT_OFF)}, ""),
        ({"no_agenda": "A fire alarm"}, ""),
        ({"modality": "medication"}, ""),
    ],
)
def test_a_session_of_therapy_comes_with_its_agenda_also_in_a_group(more, refused):
    found = said(Chart("c", ()), new(Session(**{**GROUP, **more})))
    assert refused in found
    assert bool(found) == bool(refused)


def test_sessions_from_elsewhere_were_not_asked():
    assert not accepts(Chart("c", ()), NewEntry(id="n", body=Session(**GROUP), source="import:old"))


@pytest.mark.parametrize(
    ("given", "refused"),
    [((), True), ((EIGHT,), True), ((SEVEN,), False), ((SEVEN, ConsentRevoked(when=W, consent="e2")), True)],
)
def test_a_caregiver_has_a_copy_of_the_safety_plan_on_consent_to_exactly_that(given, refused):
    it = chart(PLAN, *given)
    assert ("ES29" in said(it, new(COPY))) == refused
    back = SafetyPlanGiven(when=NOW, plan="e1", how="caregiver", holder="Mia", back=True)
    assert not said(it, new(back))


def test_a_result_of_an_infection_is_not_told_before_it_is_known_whose_it_is():
    told = {"when": NOW, "result": "e1", "step": "explained"}
    assert "Hold name and birth date" in said(chart(HIV), new(ResultFollowed(**told)))
    assert not said(chart(TSH), new(ResultFollowed(**told)))
    assert not said(chart(HIV), new(ResultFollowed(**told, same_person=True)))
    assert not said(chart(HIV), new(ResultFollowed(**told, told_unchecked=True)))
    assert not said(chart(HIV), new(ResultFollowed(when=NOW, result="e1", step="treatment_linked")))
    with pytest.raises(Unreadable):
        ResultFollowed(**told, same_person=True, told_unchecked=True)
