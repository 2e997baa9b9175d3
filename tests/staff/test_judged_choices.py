"""What somebody found or decided is never signed by leaving the first line of a list as it stands."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from uuid import uuid4

import pytest
from django.forms import ChoiceField, MultipleChoiceField
from django.utils import timezone

from steadystep.chart import Dose, When
from steadystep.chart.intake import Demographics
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.team import TeamJoined
from steadystep.faces.staff.forms import FORMS
from steadystep.faces.staff.forms.fields import FromChart
from steadystep.faces.staff.therapy.groups import GroupForm
from tests.small_clinic import UNCOMPARED
from tests.staff.conftest import now

# What a form may start with: the state in which a new line begins, the narrowest sharing, "not known", and what the order
# that is typed is weighed with before anybody signs it.
STARTS_WITH = {
    ("DetailsForm", "sex_for_ranges"): "unknown", ("AllergyForm", "severity"): "unknown",
    ("DiagnosisForm", "status"): "active", ("GoalForm", "status"): "active", ("TargetForm", "status"): "active",
    ("MilestoneForm", "status"): "active", ("WeeklyStepForm", "status"): "active", ("NeedForm", "status"): "open",
    ("MilestoneForm", "share"): "team", ("MilestoneReachedForm", "share"): "team",
    ("OrderForm", "route"): "oral", ("SwitchForm", "route"): "oral", ("SwitchForm", "pace"): "usual",
    ("ScoreForm", "language"): "en", ("AnswersForm", "language"): "en",
}  # fmt: skip
pytestmark = pytest.mark.django_db


def _choices() -> Iterator[tuple[str, str, ChoiceField]]:
    for form in {*FORMS.values(), GroupForm}:
        for name, field in form.base_fields.items():
            if isinstance(field, ChoiceField) and not isinstance(field, FromChart | MultipleChoiceField):
                yield form.__name__, name, field


def test_every_choice_starts_with_none_chosen_unless_it_is_a_beginning() -> None:
    """Of all forms: a new field that starts with its first line must be judged, or named above."""
    started = {
        (form, name): field.initial or next(iter(field.choices))[0]
        for form, name, field in _choices()
        if field.initial or next(iter(field.choices))[0]
    }
    assert started.items() <= STARTS_WITH.items()


def test_who_came_to_a_group_is_said_of_each(as_, tom, rosa, put, team) -> None:
    """Nobody is written down as having come to a group because a button stood there already."""
    other = str(uuid4())
    put(tom, other, Demographics(when=now(), legal_name="Luis Ortiz"), TeamJoined(when=now(), team=str(team.pk), name="Adult team"))  # fmt: skip
    page = as_(tom).get(f"/groups/note/?group=Skills&with={rosa}&with={other}").content.decode()
    ticks = re.findall(r'<input[^>]*name="came_[^>]*>', page)
    assert len(ticks) == 4
    assert not any(" checked" in tick for tick in ticks)


def test_a_threshold_needs_its_side(as_, pia, rosa) -> None:
    """At most and at least are told apart by a person; a sign without a threshold needs neither."""
    sign = {"sign": "Short nights", "watches": "sleep_hours", "days": "2", "active": "on"}
    here = f"/clients/{rosa}/write/warning-sign/"
    assert as_(pia).post(here, {**sign, "entry_id": str(uuid4()), "threshold": "5"}).status_code == 422
    assert as_(pia).post(here, {**sign, "entry_id": str(uuid4())}).status_code == 302


def test_who_heard_it_is_ticked_by_the_person_who_was_there(as_, pia, put, rosa) -> None:
    """Neither the form nor the offer that leads to it says that the client heard it."""
    asked = FORMS["education"].base_fields["heard_by"]
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
        page = as_(pia).get(address).content.decode()
        ticks = re.findall(r'<input[^>]*name="heard_by"[^>]*>', page)
        assert len(ticks) == 3
        assert not any(" checked" in tick for tick in ticks)
        for found in re.findall(r'<select name="(?:outcome|way)".*?</select>', page, re.DOTALL):
            assert "selected" not in found.replace('value="" selected', "")
    assert offered
