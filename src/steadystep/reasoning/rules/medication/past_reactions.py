"""What this person did not bear before: allergies by substance and class, and medicines stopped after a side effect."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.intake import Allergy
from steadystep.chart.medication import MedicineReported, Order, OrderStopped, SideEffect
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.knowledge import Drug, Source
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, Ground, Severity
from steadystep.reasoning.interactions import same_substance
from steadystep.reasoning.view import Rule, Said, View, reads

_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="R7"),),
    why="What happened once may happen again, and sooner.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    known = [(one, drug) for one in view.running if (drug := view.knowledge.drugs.get(one.drug))]
    for allergy in view.chart.of(Allergy):
        for course, drug in known:
            yield from _allergy(view, allergy, course, drug)
    for effect in view.chart.of(SideEffect):
        yield from _stopped_after(view, effect, known)


def _allergy(view: View, allergy: AnyEntry, course: Course, drug: Drug) -> Iterator[Finding]:
    """By substance, or by the class its name belongs to."""
    told = allergy.body.substance
    if told is None:
        return
    named = {*view.knowledge.drug_ids_named(told.text), *view.knowledge.drug_ids_named(told.code)}
    culprits = [view.knowledge.drugs[one] for one in named if one in view.knowledge.drugs]
    values = {
        "name": course.name, "substance": told.text or told.code, "reaction": allergy.body.reaction or say("an allergy"),
    }  # fmt: skip
    if any(same_substance(drug, one) for one in culprits) or told.text.strip().casefold() in drug.ingredients:
        says = say("{name}: an allergy to {substance} is on record ({reaction}).", **values)
        yield _finding("allergy", says, "major", course, allergy)
    elif any(one.drug_class == drug.drug_class for one in culprits) or _class_named(told.text, drug):
        says = say(
            "{name} is of the class of {substance}, to which an allergy is on record ({reaction}).", **values
        )
        yield _finding("allergy.class", says, "moderate", course, allergy)


def _class_named(text: str, drug: Drug) -> bool:
    """`NSAIDs`, `benzodiazepine`: the class itself given as the substance."""
    word = text.strip().casefold().removesuffix("s")
    return bool(word) and word in {drug.drug_class.casefold(), *(group.casefold() for group in drug.groups)}


def _stopped_after(view: View, effect: AnyEntry, known: list[tuple[Course, Drug]]) -> Iterator[Finding]:
    """The substance is taken again, although an order of it was stopped while this was felt."""
    if effect.body.order is None or effect.body.gone:
        return
    origin = view.chart.origin(effect.body.order)
    before = next((one for one in view.courses if one.entry == origin), None)
    stop = next(
        (one for one in view.chart.of(OrderStopped) if view.chart.origin(one.body.order) == origin), None
    )
    old = view.knowledge.drugs.get(before.drug) if before else None
    if before is None or stop is None or old is None or stop.occurred < effect.occurred:
        return
    for course, drug in known:
        if course.entry != origin and same_substance(drug, old):
            says = say(
                "{name} was stopped on {day} with this beside it: {effect}.",
                name=before.name,
                day=stop.body.last_day,
                effect=effect.body.effect,
            )
            yield _finding("past_reaction", says, "moderate", course, effect, stop)


def _finding(rule: str, says: Words, severity: Severity, course: Course, *because: AnyEntry) -> Finding:
    return Finding(
        rule=f"medication.{rule}", says=says, severity=severity, ground=_GROUND, about=(course.entry,),
        urgency="attention" if severity == "major" else "note", because=(*(one.id for one in because), *course.because),
        do=say("Ask what happened, and choose another medicine or write down why this one."),
    )  # fmt: skip


RULE = Rule(
    id="medication.past_reactions", reads=reads(Order, MedicineReported, MedicineListReceived), find=find,
    about="Orders held against allergies by substance and class, and against what was stopped after a side effect (R7).",
)  # fmt: skip
