"""What somebody found or decided is never signed by leaving the first line of a list as it stands."""

import re
from datetime import date
from html import unescape

import pytest
from django.utils import timezone

from steadystep.chart import Dose, When
from steadystep.chart.medication import DoseStep, Order
from steadystep.faces.staff.forms import FORMS
from tests.small_clinic import UNCOMPARED

JUDGED = {
    "AdherenceTalkForm": "barrier", "CapacityForm": "ability", "CareEndedForm": "ending", "CareLevelForm": "decision",
    "ChallengeForm": "outcome", "CheckUpForm": "answer", "CheckpointForm": "decision", "EffectAnsweredForm": "answer",
    "FollowUpForm": "outcome", "GuardianAnsweredForm": "answer", "JudgeForm": "outcome", "PdmpForm": "decision",
    "PlanAnswerForm": "answer", "RiskBenefitForm": "decision", "SheetCheckedForm": "counts", "TaperCheckinForm": "how",
    "CostBarrierForm": "what", "CostStepForm": "did", "FollowedForm": "step", "HandoverForm": "step",
    "OptionsForm": "decided_by", "PillCountForm": "counted_by", "SupplyPlanForm": "holder", "SupplyTroubleForm": "what",
    "SupplyTroubleStepForm": "did", "TreatmentWishForm": "step", "WishForm": "wish",
}  # fmt: skip
BY_NAME = {form.__name__: form for form in FORMS.values()}
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("form", "field"), JUDGED.items())
def test_it_starts_with_none_chosen_and_must_be_chosen(form: str, field: str) -> None:
    asked = BY_NAME[form].base_fields[field]
    assert asked.required
    assert next(iter(asked.choices))[0] == ""
    assert asked.initial is None


def test_who_heard_it_is_ticked_by_the_person_who_was_there(as_, pia, put, rosa) -> None:
    """Neither the form nor the offer that leads to it says that the client heard it."""
    asked = BY_NAME["EducationForm"].base_fields["heard_by"]
    assert asked.required
    assert not asked.initial
    steps = (DoseStep(first=date(2026, 1, 6), amount=Dose(50, "mg")),)
    put(
        pia, rosa,
        Order(reasons=UNCOMPARED, when=When.instant(timezone.now(), "UTC"), name="sertraline", drug="sertraline", indication="panic", steps=steps),
    )  # fmt: skip
    shown = unescape(as_(pia).get(f"/clients/{rosa}/").content.decode())
    offered = re.findall(rf'href="(/clients/{rosa}/write/education/[^"]*offer[^"]*)"', shown)
    for address in {f"/clients/{rosa}/write/education/", *offered}:
        ticks = re.findall(r'<input[^>]*name="heard_by"[^>]*>', as_(pia).get(address).content.decode())
        assert len(ticks) == 3
        assert not any(" checked" in tick for tick in ticks)
    assert offered
