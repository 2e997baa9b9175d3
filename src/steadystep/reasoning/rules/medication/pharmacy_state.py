"""A controlled medicine goes to a pharmacy in the states this clinic may send it to (R29)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.medication import Order
from steadystep.chart.pharmacy import PharmacyChosen, PrescriptionSent
from steadystep.knowledge import Source
from steadystep.reasoning.clinic_value import Pharmacy
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.pharmacy_state"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R29", year=2026),),
    why="A pharmacy elsewhere may not hand out what is prescribed here.", verification="unverified",
)  # fmt: skip


class _Asked(msgspec.Struct, frozen=True):
    """A controlled medicine for a pharmacy: `states` it is known to serve, `by` the entries that say so."""

    entry: AnyEntry
    medicine: str
    pharmacy: str
    states: tuple[str, ...]
    by: tuple[str, ...]


def find(view: View) -> Iterator[Said]:
    if not (view.clinic.pharmacy_states or view.clinic.pharmacies):
        return
    for one in (*_ordered(view), *_sent(view)):
        yield from _weighed(view, one)


def _ordered(view: View) -> Iterator[_Asked]:
    """What is being ordered, for the pharmacy that the client chose."""
    chosen = view.chart.latest(PharmacyChosen)
    for entry in view.chart.of(Order):
        if chosen is not None and not entry.author and _controlled(view, entry.body.drug):
            yield _asked(view, entry, entry.body.name, chosen.body.name)


def _sent(view: View) -> Iterator[_Asked]:
    """What is being sent, for the pharmacy that it goes to."""
    for entry in view.chart.of(PrescriptionSent):
        order = view.chart.head(entry.body.order) if not entry.author else None
        if entry.body.pharmacy and order is not None and _controlled(view, getattr(order.body, "drug", "")):
            yield _asked(view, entry, order.body.name, entry.body.pharmacy)


def _controlled(view: View, known: str) -> bool:
    drug = view.knowledge.drugs.get(known)
    return drug is not None and drug.controlled


def _asked(view: View, entry: AnyEntry, medicine: str, pharmacy: str) -> _Asked:
    """Its state as it was told where it is the client's own, else those of the clinic's list."""
    chosen, listed = view.chart.latest(PharmacyChosen), view.clinic.pharmacy_named(pharmacy)
    own = (
        chosen
        if chosen is not None and chosen.body.name.strip().casefold() == pharmacy.strip().casefold()
        else None
    )
    states = (own.body.state,) if own is not None and own.body.state else (listed.states if listed else ())
    return _Asked(entry, medicine, pharmacy, states, (own.id,) if own is not None else ())


def _weighed(view: View, one: _Asked) -> Iterator[Finding]:
    """Whether the pharmacy dispenses it at all, by the clinic's list; then whether one of its states is allowed."""
    allowed, listed = view.clinic.pharmacy_states, view.clinic.pharmacy_named(one.pharmacy)
    if listed is not None and not listed.controlled:
        yield _refused(view, one, say(
            "{name} is controlled, and {pharmacy} dispenses no controlled medicines.", name=one.medicine, pharmacy=listed.name,
        ))  # fmt: skip
        return
    if not allowed:
        return
    if not one.states:
        yield Finding(
            rule=_ID, state="cannot_tell", because=(one.entry.id, *one.by), about=(one.entry.id,), ground=_GROUND,
            says=say("In which state {pharmacy} lies is not written down.", pharmacy=one.pharmacy),
            missing=(say("The state of the pharmacy."),),
        )  # fmt: skip
    elif set(one.states).isdisjoint(allowed):
        yield _refused(view, one, say(
            "{name} is controlled, and {pharmacy} lies in {state}: from here it goes to {states} only.",
            name=one.medicine, pharmacy=one.pharmacy, state=", ".join(one.states), states=", ".join(allowed),
        ))  # fmt: skip


def _refused(view: View, one: _Asked, says: Words) -> Finding:
    """With those of the clinic's list to which it may go."""
    names = ", ".join(pharmacy.name for pharmacy in view.clinic.pharmacies if _may_get_it(view, pharmacy))
    do = say("Choose a pharmacy in one of these states with the client.")
    if names:
        do = say("Choose with the client one of these: {names}.", names=names)
    elif view.clinic.pharmacies:
        do = say("No pharmacy of the clinic's list may get it: choose another with the client.")
    return Finding(
        rule=_ID, severity="contraindicated", urgency="attention", because=(one.entry.id, *one.by),
        about=(one.entry.id,), says=says, do=do, ground=_GROUND,
    )  # fmt: skip


def _may_get_it(view: View, pharmacy: Pharmacy) -> bool:
    allowed = view.clinic.pharmacy_states
    return pharmacy.controlled and (not allowed or not set(pharmacy.states).isdisjoint(allowed))


RULE = Rule(
    id=_ID, reads=reads(Order, PrescriptionSent), find=find,
    about="R29: a controlled medicine for a pharmacy outside the allowed states, or that dispenses none, is refused with a list.",
)  # fmt: skip
