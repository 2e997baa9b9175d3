"""R29. A controlled medicine goes to a pharmacy in the states that the clinic named."""

import msgspec
import pytest

from steadystep import knowledge
from steadystep.chart import NewEntry, Unreadable, When
from steadystep.chart.pharmacy import PharmacyChosen
from steadystep.chart.substance import PdmpChecked
from steadystep.reasoning import Finding, Pharmacy, consider
from tests.spec.builder import Story
from tests.spec.writers import Attempt

RULE = "medication.pharmacy_state"


def tries(chart: Story, drug: str, state: str, allowed: tuple[str, ...] = ("CT", "NY")):
    """An order is tried with the pharmacy in that state, where the clinic allows `allowed`."""
    chart.clinic = msgspec.structs.replace(chart.clinic, pharmacy_states=allowed)
    pete = chart.day("2026-03-02 10:00").prescriber
    pete.writes(lambda when: PdmpChecked(when=when, summary="Nothing unusual."), "asks the programme")
    pete.writes(
        lambda when: PharmacyChosen(when=when, name="Corner", state=state),
        f"notes a pharmacy in {state or '?'}",
    )
    return chart.day("2026-03-02 11:00").prescriber.tries_to_order(drug, 0.5, "2026-03-02")


def test_outside_the_allowed_states_it_is_refused_with_the_list(chart: Story):
    tries(chart, "clonazepam", "NJ").refused("Corner lies in NJ: from here it goes to CT, NY only.")


def test_inside_them_it_may_go(chart: Story):
    tries(chart, "clonazepam", "NY").allowed()


def test_what_is_not_controlled_may_go_anywhere(chart: Story):
    tries(chart, "sertraline", "NJ").allowed()


def test_where_the_clinic_named_no_state_none_is_refused(chart: Story):
    tries(chart, "clonazepam", "NJ", ()).allowed()


def test_a_pharmacy_whose_state_nobody_told_cannot_be_judged(chart: Story):
    """It is said to be unknown, and holds nothing up."""
    tries(chart, "clonazepam", "").allowed()


def test_once_it_is_signed_nothing_is_left_to_say(chart: Story):
    tries(chart, "sertraline", "NJ").allowed()
    chart.seen("2026-03-02 12:00").says_nothing_of(RULE)


def test_a_state_has_two_letters():
    """“New York” is asked for anew."""
    with pytest.raises(Unreadable, match="two letters"):
        PharmacyChosen(when=When("2026-03-02"), name="Corner", state="New York")


OURS = (
    Pharmacy(name="Corner", states=("NY",), controlled=False),
    Pharmacy(name="Oak Street", states=("NJ", "NY"), controlled=True),
    Pharmacy(name="Far Away", states=("OH",), controlled=True),
)


def test_one_that_dispenses_no_controlled_medicines_is_refused_with_those_that_do(chart: Story):
    """Of the clinic's list only Oak Street serves an allowed state and dispenses them."""
    chart.clinic = msgspec.structs.replace(chart.clinic, pharmacies=OURS)
    attempt = tries(chart, "clonazepam", "NY")
    attempt.refused("Corner dispenses no controlled medicines.")
    said = [one for one in considered(chart, attempt) if one.rule == RULE]
    chart.note("expect", "Oak Street is named")
    assert [str(one.do) for one in said] == ["Choose with the client one of these: Oak Street."]


def test_a_listed_one_counts_by_the_states_it_serves(chart: Story):
    """Its own state was not typed: that it serves New York is enough."""
    chart.clinic = msgspec.structs.replace(
        chart.clinic, pharmacies=(Pharmacy(name="corner", states=("NJ", "NY"), controlled=True),)
    )
    tries(chart, "clonazepam", "").allowed()


def test_what_is_not_controlled_may_go_to_any_of_the_list(chart: Story):
    chart.clinic = msgspec.structs.replace(chart.clinic, pharmacies=OURS)
    tries(chart, "sertraline", "NY").allowed()


def considered(chart: Story, attempt: Attempt) -> tuple[Finding, ...]:
    new = NewEntry(id="order", body=attempt.body)
    return consider(chart.chart, [new], knowledge.load(), chart.clinic, attempt.writer.at).adds
