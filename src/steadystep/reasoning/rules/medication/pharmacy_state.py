"""A controlled medicine goes to a pharmacy in the states this clinic may send it to (R29)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Entry, Words, say
from steadystep.chart.medication import Order
from steadystep.chart.pharmacy import PharmacyChosen
from steadystep.knowledge import Source
from steadystep.reasoning.clinic_value import Pharmacy
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.pharmacy_state"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R29", year=2026),),
    why="A pharmacy elsewhere may not hand out what is prescribed here.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    chosen = view.chart.latest(PharmacyChosen)
    if chosen is None or not (view.clinic.pharmacy_states or view.clinic.pharmacies):
        return
    for entry in view.chart.of(Order):
        drug = view.knowledge.drugs.get(entry.body.drug)
        if not entry.author and drug is not None and drug.controlled:
            yield from _weighed(view, entry, chosen)


def _weighed(view: View, entry: Entry[Order], chosen: Entry[PharmacyChosen]) -> Iterator[Finding]:
    """Whether the pharmacy dispenses it at all, by the clinic's list; then whether one of its states is allowed."""
    allowed, listed = view.clinic.pharmacy_states, view.clinic.pharmacy_named(chosen.body.name)
    if listed is not None and not listed.controlled:
        yield _refused(view, entry, chosen, say(
            "{name} is controlled, and {pharmacy} dispenses no controlled medicines.", name=entry.body.name, pharmacy=listed.name,
        ))  # fmt: skip
        return
    states = (chosen.body.state,) if chosen.body.state else (listed.states if listed else ())
    if not allowed:
        return
    if not states:
        yield Finding(
            rule=_ID, state="cannot_tell", because=(entry.id, chosen.id), about=(entry.id,), ground=_GROUND,
            says=say("In which state {pharmacy} lies is not written down.", pharmacy=chosen.body.name),
            missing=(say("The state of the pharmacy."),),
        )  # fmt: skip
    elif set(states).isdisjoint(allowed):
        yield _refused(view, entry, chosen, say(
            "{name} is controlled, and {pharmacy} lies in {state}: from here it goes to {states} only.",
            name=entry.body.name, pharmacy=chosen.body.name, state=", ".join(states), states=", ".join(allowed),
        ))  # fmt: skip


def _refused(view: View, entry: Entry[Order], chosen: Entry[PharmacyChosen], says: Words) -> Finding:
    """With those of the clinic's list to which it may go."""
    names = ", ".join(one.name for one in view.clinic.pharmacies if _may_get_it(view, one))
    do = say("Choose a pharmacy in one of these states with the client.")
    if names:
        do = say("Choose with the client one of these: {names}.", names=names)
    elif view.clinic.pharmacies:
        do = say("No pharmacy of the clinic's list may get it: choose another with the client.")
    return Finding(
        rule=_ID, severity="contraindicated", urgency="attention", because=(entry.id, chosen.id), about=(entry.id,),
        says=says, do=do, ground=_GROUND,
    )  # fmt: skip


def _may_get_it(view: View, pharmacy: Pharmacy) -> bool:
    allowed = view.clinic.pharmacy_states
    return pharmacy.controlled and (not allowed or not set(pharmacy.states).isdisjoint(allowed))


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R29: a controlled medicine for a pharmacy outside the allowed states, or that dispenses none, is refused with a list.",
)  # fmt: skip
