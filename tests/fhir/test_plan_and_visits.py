"""Goals, encounters, and kinds that we do not know."""

from __future__ import annotations

from typing import Any

from steadystep.chart import When
from steadystep.chart.plan import Goal
from steadystep.chart.visits import VisitAttended

from .given import ZONE, concept, resource, taken, why_not

SNOMED = "http://snomed.info/sct"
ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
UCUM = "http://unitsofmeasure.org"


def test_a_goal_is_agreed_only_where_the_source_says_so() -> None:
    goal = resource(
        "Goal", lifecycleStatus="active", description={"text": "Walk daily"}, startDate="2024-02-01"
    )

    assert taken(goal) == Goal(when=When("2024-02-01", ZONE), text="Walk daily")
    assert taken({**goal, "lifecycleStatus": "accepted"}).agreed
    assert taken({**goal, "lifecycleStatus": "completed"}).status == "set_aside"
    achieved = concept("achieved", "http://terminology.hl7.org/CodeSystem/goal-achievement")
    assert taken({**goal, "lifecycleStatus": "completed", "achievementStatus": achieved}).status == "met"


def encounter(**more: Any) -> dict[str, Any]:
    period = {"start": "2024-02-15T12:02:00-05:00", "end": "2024-02-15T12:32:00-05:00"}
    return resource("Encounter", **{"status": "finished", "class": {"code": "AMB"}, "period": period, **more})


def test_a_finished_encounter_is_a_visit_that_took_place() -> None:
    assert taken(encounter(type=[{"text": "Primary care"}])) == VisitAttended(
        when=When("2024-02-15T12:02:00-05:00", ZONE), note="Primary care; AMB"
    )
    assert taken(encounter(**{"class": {"code": "VR"}})).place == "video"
    assert (
        taken(encounter(type=[{"text": "Telephone encounter"}], **{"class": {"code": "VR"}})).place == "phone"
    )
    assert "planned" in why_not(encounter(status="planned"))
    assert "no date" in why_not(encounter(period={}))


def test_a_kind_that_we_do_not_know_is_not_taken() -> None:
    assert "no entries of this kind" in why_not(resource("Procedure", status="completed"))
