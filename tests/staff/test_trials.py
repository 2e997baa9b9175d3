"""What was tried, as staff read and print it: for the visit, and as a letter that holds only what consent allows."""

import re
from datetime import date
from html import unescape

import pytest
from django.utils import timezone

from steadystep.chart import Coding, Dose, When
from steadystep.chart.medication import DoseStep, MedicineReported, Order
from steadystep.chart.plan import Goal
from steadystep.chart.substance import LastUse
from steadystep.chart.team import ConsentGiven
from steadystep.chart.trials import MedicineWish, OptionsWeighed, OptionWeighed, TrialJudged, TriedBefore
from steadystep.faces.staff.medicines.options import FOR_OPIOIDS
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
    assert (
        "data-print" not in answer.content.decode().split("<main", 1)[1].split('class="row row-apart"', 1)[1]
    )
    (letter,) = re.findall(r'href="([^"]*/write/letter-out/[^"]*)"', shown)
    form = as_(pia).get(unescape(letter)).content.decode()
    assert "Failed adequate trials" in form or "Adequate trial" in form
    assert "Fluoxetine" in form
    assert "Medicines tried" in form
    assert "Twelve kilos." not in form


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


def test_their_goals_stand_beside_every_option(as_, put, pia, rosa):
    """R32. In the client's order; a clinic's proposal and what is reached are none. Nobody guesses: it is asked."""
    for text, rank, agreed, status in (
        ("Subway to work", 2, True, "active"), ("Shop alone", 1, True, "active"),
        ("More sleep", None, False, "active"), ("Cook on Sundays", 3, True, "met"),
    ):  # fmt: skip
        put(pia, rosa, Goal(when=now(), text=text, rank=rank, agreed=agreed, status=status, owner="client"))
    asked = {"medicine": ["sertraline", "no medicine"], "reason": "panic disorder"}
    shown = unescape(as_(pia).get(f"/clients/{rosa}/medicines/options/", asked).content.decode())
    assert shown.count("Shop alone; Subway to work: ask whether it helps or gets in the way") == 2
    assert "More sleep" not in shown
    assert "Cook on Sundays" not in shown


def test_the_ways_of_opioid_care_stand_beside_each_other_with_their_burden(as_, put, pia, rosa):
    """R42: visits, trips, pain, operations for each way, no medicine among them; methadone only by referral."""
    asked = {"medicine": [*FOR_OPIOIDS], "reason": "opioid use disorder"}
    shown = unescape(as_(pia).get(f"/clients/{rosa}/medicines/options/", asked).content.decode())
    for words in ("Visits", "On a trip", "With pain", "With an operation", "Pregnancy", "No medicine",
                  "not given here; by referral to an opioid treatment program", "at least 26 days apart",
                  "goes on through the operation", "as agreed together; the door stays open"):  # fmt: skip
        assert words in shown, words
    assert "cannot tell: nobody wrote down when an opioid was last used" in shown


def test_naltrexone_among_the_options_is_blocked_by_opioids_of_the_last_days_and_says_why(
    as_, put, pia, rosa
):
    put(pia, rosa, LastUse(when=When(timezone.now().date().isoformat()), substance="heroin"))
    asked = {"medicine": ["naltrexone_xr", "no medicine"], "reason": "opioid use disorder"}
    shown = as_(pia).get(f"/clients/{rosa}/medicines/options/", asked).content.decode()
    assert "blocked until" in shown
    assert "would bring on withdrawal" in shown
    assert "fits no single medicine" not in shown


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
        unsure="Whether the nausea comes back.",
        pace="small_steps",
    )
    put(pia, rosa, body)
    shown = as_(pia).get(f"/clients/{rosa}/medicines/options/").content.decode()
    assert "The pace: in small steps" in shown
    assert "Whether the nausea comes back." in shown
    assert "together" in shown
    assert "Side by side, in plain words" in shown
    assert "Feeling sick, or loose stools: it usually eases within 14 days." in shown
    assert "We do not know it here. Ask your pharmacy." in shown
