"""The plan page: what serves no target is tied with one tap, comments and answers stand on their line, nothing is lost."""

import html
import re

import msgspec
import pytest
from django.utils import timezone

from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.plan import Goal, Target
from steadystep.chart.plan_together import Aligned, PlanComment
from steadystep.clinic.ledger import reading
from tests.small_clinic import UNCOMPARED

from .conftest import now


@pytest.fixture
def target(pia, rosa, put):
    (entry,) = put(pia, rosa, Target(when=now(), name="Panic attacks", therapy_focus="Ladder"))
    return entry


def text_of(answer) -> str:
    return html.unescape(answer.content.decode())


def plan_page(browser, rosa, **query) -> str:
    return text_of(browser.get(f"/clients/{rosa}/plan/", query))


def hidden(page: str) -> dict[str, str]:
    return dict(reversed(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)))


def test_one_tap_ties_a_medicine_to_its_target(as_, pia, rosa, put, target):
    step = DoseStep(first=timezone.localdate(), amount=Dose(25, "mg"))
    (order,) = put(
        pia,
        rosa,
        Order(
            reasons=UNCOMPARED,
            when=now(),
            name="Sertraline",
            drug="sertraline",
            indication="panic",
            steps=(step,),
        ),
    )
    browser = as_(pia)
    page = plan_page(browser, rosa)
    assert "Serves no target" in page
    form = {
        **hidden(page.split('name="serves"')[0].rsplit("<form", 1)[1]),
        "serves": order.id,
        "target": target.id,
    }
    answer = browser.post(f"/clients/{rosa}/write/align/", form)
    assert answer.url.endswith("/plan/")
    (aligned,) = reading.read_chart(rosa).of(Aligned)
    assert (aligned.body.serves, aligned.body.target) == (order.id, target.id)
    page = plan_page(browser, rosa)
    assert "Serves no target" not in page
    assert "Sertraline 25 mg" in page


def test_a_comment_is_read_by_the_other_discipline(as_, tom, pia, rosa, target):
    as_(tom).post(
        f"/clients/{rosa}/write/plan-comment/",
        {"target": target.id, "part": "medicine", "text": "Drowsy in sessions"},
    )
    (comment,) = reading.read_chart(rosa).of(PlanComment)
    assert comment.author == str(tom.pk)
    page = plan_page(as_(pia), rosa)
    assert "Drowsy in sessions" in page
    assert "1 comment" in page


def sertraline_for(target) -> Order:
    step = DoseStep(first=timezone.localdate(), amount=Dose(25, "mg"))
    return Order(
        reasons=UNCOMPARED, when=now(), name="Sertraline", drug="sertraline", indication="panic", steps=(step,),
        target=target.id, instruction="Asked for by the client",
    )  # fmt: skip


def test_a_therapist_reads_the_medicine_and_dose_on_the_line_of_the_target(as_, tom, pia, rosa, put, target):
    """R12, and the target view of the matrix: name and dose, on the plan and on the client's page, and nothing else."""
    put(pia, rosa, sertraline_for(target))
    for page in (plan_page(as_(tom), rosa), text_of(as_(tom).get(f"/clients/{rosa}/"))):
        assert "Sertraline 25 mg once a day" in page
        assert "not shown to you in detail" not in page
        assert "Asked for by the client" not in page


def test_who_has_no_target_view_reads_no_dose(as_, cara, pia, rosa, put, target):
    """A case manager reads the list of medicines, not the dose."""
    put(pia, rosa, sertraline_for(target))
    page = plan_page(as_(cara), rosa)
    assert "25 mg" not in page
    assert "not shown to you in detail" in page


def test_a_goal_of_the_clinic_is_a_clinic_proposal(as_, tom, rosa, put):
    put(tom, rosa, Goal(when=now(), text="Take the train"))
    assert "clinic proposal" in plan_page(as_(tom), rosa)


def test_who_comes_second_is_told_what_the_first_changed_and_signs_on_top(as_, tom, pia, rosa, put, target):
    browser = as_(tom)
    address = f"/clients/{rosa}/write/target/"
    opened = hidden(text_of(browser.get(address, {"corrects": target.id})))
    put(pia, rosa, msgspec.structs.replace(target.body, name="Panic and avoidance"), supersedes=target.id)
    typed = {
        **opened,
        "name": "Panic attacks",
        "therapy_focus": "Interoceptive work",
        "status": "active",
        "unmeasured": "no_instrument_fits",
    }
    refused = browser.post(address, typed)
    said = text_of(refused)
    assert refused.status_code in (409, 422)
    assert "Pia changed it on" in said
    assert "Panic attacks → Panic and avoidance" in said
    assert "Interoceptive work" in said
    again = {**typed, **hidden(said.split("entry-form")[1])}
    assert browser.post(address, again).status_code == 302
    (standing,) = reading.read_chart(rosa).of(Target)
    assert standing.body.therapy_focus == "Interoceptive work"
    history = plan_page(browser, rosa)
    assert "Panic and avoidance" in history
    assert "Version 3" in history or "Version 2" in history


def test_the_plan_as_of_then_is_read_only(as_, pia, rosa, put, target):
    put(pia, rosa, msgspec.structs.replace(target.body, name="Panic and avoidance"), supersedes=target.id)
    page = plan_page(as_(pia), rosa, as_of=target.recorded_at.isoformat())
    assert "Panic attacks" in page
    assert "Panic and avoidance" not in page
    assert "Say it" not in page


def test_the_front_desk_reads_no_plan(as_, fran, rosa, target):
    page = plan_page(as_(fran), rosa)
    assert "Panic attacks" not in page
    assert "not shown to your role" in page


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({}, 422),
        ({"measure": "phq_9"}, 302),
        ({"unmeasured": "sign_is_counted"}, 302),
        ({"measure": "phq_9", "unmeasured": "sign_is_counted"}, 422),
        ({"status": "set_aside"}, 302),
    ],
)
def test_a_target_names_its_instrument_or_why_there_is_none(as_, pia, rosa, typed, status):
    """R4: one instrument, or one coded reason; what is set aside needs neither."""
    browser, address = as_(pia), f"/clients/{rosa}/write/target/"
    sent = {**hidden(text_of(browser.get(address))), "name": "Low mood", "status": "active", **typed}
    assert browser.post(address, sent).status_code == status
