"""Peers read the plan, and no diagnoses: what of the plan says which condition is treated is not for them."""

from datetime import date

import pytest

from steadystep.chart.checkpoints import CheckpointHeld
from steadystep.chart.plan import Goal, OfferAnswered, PathwayPhase
from tests.consent.cast import CASE_MANAGER, DAY, PEER, Book

PHASE = PathwayPhase(when=DAY, pathway="opioid_use_disorder", phase="maintenance")
CHECKPOINT = CheckpointHeld(
    when=DAY, pathway="panic", due=date(2026, 2, 28), decision="go_on", says="On.", client_view="Fine."
)


def answered(rule: str) -> OfferAnswered:
    return OfferAnswered(
        when=DAY, rule=rule, offer="x", answer="accepted", says="Sertraline 75 mg for panic."
    )


@pytest.mark.parametrize(
    "body", [PHASE, CHECKPOINT, answered("plan.decisions.panic"), answered("medication.trial")]
)
def test_a_peer_learns_only_that_there_is_something_and_whom_to_ask(eyes, body) -> None:
    book = Book()
    entry = book.add(body)
    assert eyes(PEER, book).of_entry(book.chart.entry(entry)) == "known"
    assert "therapist" in eyes(PEER, book).hidden_kinds(book.chart)[body.kind()]
    assert eyes(CASE_MANAGER, book).of_entry(book.chart.entry(entry)) == "full"


def test_a_peer_reads_the_rest_of_the_plan(eyes) -> None:
    book = Book()
    goal = book.add(Goal(when=DAY, text="Work three days a week", agreed=True))
    said = book.add(answered("plan.setback"))
    shown = eyes(PEER, book).shown(book.chart)
    assert {goal, said} <= {one.id for one in shown.entries}


def test_a_sentence_that_rests_on_a_phase_is_not_for_a_peer(eyes) -> None:
    assert eyes(PEER, Book()).may_see_finding(frozenset(), frozenset({"plan", "pathway"})) == "known"
