"""A pathway that nobody can walk is refused, and the refusal says where it ends."""

import msgspec
import pytest

from steadystep import knowledge
from steadystep.knowledge import Phase, Transition
from steadystep.knowledge.route import faults, route

KNOWN = knowledge.load()
SHARED = KNOWN.pathways["shared"]
ON = [one for one in KNOWN.pathways.values() if one.names]


def said(pathway) -> list[str]:
    points = KNOWN.points_of(KNOWN.pathways[pathway.id])
    return list(faults(route(pathway, SHARED, points), pathway, points))


def panic(**changes):
    return msgspec.structs.replace(KNOWN.pathways["panic"], **changes)


@pytest.mark.parametrize("pathway", ON, ids=lambda one: one.id)
def test_each_of_the_ten_can_be_walked_to_an_end(pathway):
    assert said(pathway) == []
    assert len(ON) == 10


@pytest.mark.parametrize("pathway", ON, ids=lambda one: one.id)
def test_stepping_down_and_leaving_always_ask_the_client(pathway):
    """No guard of numbers alone leads to less care or out of it: somebody asks the client first."""
    down = [one for one in KNOWN.route_of(pathway).transitions if one.to in ("stepdown", "followup")]
    assert down
    assert all(one.asks for one in down)


@pytest.mark.parametrize("pathway", ON, ids=lambda one: one.id)
def test_no_lapse_leads_to_less_care(pathway):
    """What use, worsening or a safety event opens leads closer, never down and never out."""
    hard = {"worsened", "relapse", "events_in_30_days", "open_crises"}
    for one in KNOWN.route_of(pathway).transitions:
        told = {each.fact for each in (*one.every, *one.any_of) if each.below is None}
        recent = any(each.fact == "days_without_opioids" and each.below for each in one.every)
        if told & hard or recent:
            assert one.way == "closer", one.id


def test_a_phase_that_nobody_reaches():
    told = said(panic(phases=(*KNOWN.pathways["panic"].phases, Phase(id="island", says="Alone."))))
    assert (
        "phase `island` cannot be reached from `assess`: no transition leads there. Next: add one or remove the phase"
        in told
    )
    assert (
        "from phase `island` no end can be reached: nobody could ever leave it. Next: add a transition that leads on"
        in told
    )


def test_a_pathway_without_an_end():
    kept = tuple(one for one in KNOWN.pathways["panic"].phases if one.id not in ("followup", "maintenance"))
    assert "no phase is an end. Next: mark one with `kind: end` or `kind: open_ended`" in said(
        panic(phases=kept)
    )


def test_a_pathway_without_a_beginning():
    kept = tuple(one for one in KNOWN.pathways["panic"].phases if one.id != "assess")
    assert "no phase is the start. Next: mark one with `kind: start`" in said(panic(phases=kept))


def test_a_transition_to_a_stranger():
    odd = Transition(id="odd", leaves=("acute",), to="elsewhere", when="never", asks=("Nobody knows",))
    told = said(panic(transitions=(*KNOWN.pathways["panic"].transitions, odd)))
    assert any(
        one.startswith("transition odd names phase `elsewhere`, which is none of this pathway")
        for one in told
    )


def test_a_decision_point_that_is_missing():
    odd = Transition(id="odd", leaves=("acute",), to="response", at="no_such_point")
    told = said(panic(transitions=(*KNOWN.pathways["panic"].transitions, odd)))
    assert any("waits for decision point `no_such_point`" in one for one in told)


def test_a_transition_that_asks_nothing():
    with pytest.raises(ValueError, match="has no guard"):
        Transition(id="odd", leaves=("acute",), to="response", when="always")
