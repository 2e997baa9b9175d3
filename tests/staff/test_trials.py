"""What was tried, as staff read and print it: for the visit, and as a letter that holds only what consent allows."""

from datetime import date

import pytest
from django.utils import timezone

from steadystep.chart import Coding, Dose, When
from steadystep.chart.medication import DoseStep, MedicineReported, Order
from steadystep.chart.team import ConsentGiven
from steadystep.chart.trials import MedicineWish, OptionsWeighed, OptionWeighed, TrialJudged, TriedBefore
from tests.small_clinic import UNCOMPARED

pytestmark = pytest.mark.django_db


def now():
    return When.instant(timezone.now(), "UTC")


@pytest.fixture
def tried(put, pia, rosa):
    """A judged trial, one from before that stays within substance use care, and a wish."""
    steps = (DoseStep(first=date(2026, 1, 6), amount=Dose(50, "mg")),)
    (order,) = put(
        pia,
        rosa,
        Order(
            reasons=UNCOMPARED,
            when=now(),
            name="sertraline",
            drug="sertraline",
            indication="panic disorder",
            steps=steps,
        ),
    )
    put(
        pia, rosa, TrialJudged(when=now(), order=order.id, outcome="no_response", adherence=70, own_words="Nothing moved."),
        MedicineWish(when=now(), name="paroxetine", drug="paroxetine", wish="against", why="Twelve kilos."),
        TriedBefore(when=now(), name="fluoxetine", drug="fluoxetine", outcome="partial"),
    )  # fmt: skip


def page(as_, person, rosa, query=""):
    return as_(person).get(f"/clients/{rosa}/medicines/trials/{query}")


def test_every_trial_is_there_with_its_outcome_and_what_is_not_known(as_, pia, rosa, tried):
    shown = page(as_, pia, rosa).content.decode()
    for words in ("Sertraline", "no response", "not adequate", "Fewer than four of five doses were taken.", "Nothing moved.",
                  "Fluoxetine", "partly better", "How many of the doses were taken.", "Twelve kilos."):  # fmt: skip
        assert words in shown, words


def test_a_letter_needs_a_consent_in_force(as_, pia, rosa, tried):
    assert page(as_, pia, rosa, "?for=nobody").status_code == 403


def test_a_letter_names_its_recipient_and_leaves_wishes_out(as_, pia, put, rosa, tried):
    (consent,) = put(
        pia, rosa,
        ConsentGiven(when=now(), recipient_kind="external", recipient="payer", recipient_name="Blue Plan", purpose="Prior authorisation"),
    )  # fmt: skip
    answer = page(as_, pia, rosa, f"?for={consent.id}")
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "For Blue Plan, by the client's consent: Prior authorisation" in shown
    assert "Nothing moved." in shown
    assert "Twelve kilos." not in shown


def test_options_side_by_side_say_what_is_not_known(as_, pia, rosa, tried):
    shown = (
        as_(pia)
        .get(f"/clients/{rosa}/medicines/options/", {"medicine": ["Zoloft", "paroxetine", "nonsense"]})
        .content.decode()
    )
    for words in (
        "Sertraline",
        "Paroxetine",
        "Twelve kilos.",
        "not in our knowledge",
        "“nonsense” fits no single medicine",
    ):
        assert words in shown, words


def test_options_are_compared_for_this_person(as_, put, pia, rosa):
    """R42: an opioid blocker beside an opioid that is taken is shown as stopped, and why."""
    told = MedicineReported(when=now(), medicine=Coding("oxycodone"), drug="oxycodone")
    put(pia, rosa, told)
    asked = {"medicine": ["naltrexone_xr", "buprenorphine_naloxone_sl"], "reason": "opioid use disorder"}
    shown = as_(pia).get(f"/clients/{rosa}/medicines/options/", asked).content.decode()
    assert "contraindicated: precipitated withdrawal" in shown
    assert "What it asks of them" in shown
    assert "not in our knowledge" in shown  # cost
    assert "Options for opioid use disorder" in shown


def test_a_decision_is_shown_side_by_side_in_plain_words(as_, put, pia, rosa):
    options = (
        OptionWeighed(name="sertraline"),
        OptionWeighed(name="mirtazapine"),
        OptionWeighed(name="no medicine"),
    )
    body = OptionsWeighed(
        when=now(),
        reason="depression",
        options=options,
        chosen="sertraline",
        decided_by="together",
        why="Sleep",
    )
    put(pia, rosa, body)
    shown = as_(pia).get(f"/clients/{rosa}/medicines/options/").content.decode()
    assert "Side by side, in plain words" in shown
    assert "Feeling sick, or loose stools: it usually eases within 14 days." in shown
    assert "We do not know it here. Ask your pharmacy." in shown
