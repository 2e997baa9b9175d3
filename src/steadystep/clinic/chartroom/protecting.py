"""Labels that an entry has from birth: a substance use record (42 CFR Part 2), violence at home. The door marks them, so
that nobody has to remember to."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from steadystep import knowledge
from steadystep.chart import Body, Chart, NewEntry
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.checkpoints import CheckpointHeld
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.intake import Diagnosis, IntakeAnswer
from steadystep.chart.lab_orders import LabOrdered
from steadystep.chart.measures import Answers, ItemAnswered, Observation, ScoreTotal
from steadystep.chart.milestones import Milestone
from steadystep.chart.monitoring import ResultReviewed
from steadystep.chart.pictures import ResultPictured
from steadystep.chart.plan import PathwayPhase
from steadystep.chart.safety import EventReported
from steadystep.chart.setbacks import Setback
from steadystep.chart.sheet_checks import SheetChecked
from steadystep.chart.worksheets import Worksheet
from steadystep.clinic.consent.coming_of_age import is_minor
from steadystep.clinic.consent.marking import marked
from steadystep.reasoning.facts.lab_orders import is_toxicology

# ICD-10-CM F10 to F19; without F17, since 42 CFR 2.11 leaves out tobacco and caffeine use.
_SUBSTANCE_USE: Final = re.compile(r"F1[0-689]")
# What is only asked of somebody who uses, or has used, a substance; screening of everybody (AUDIT-C, DAST) is not among them.
SUBSTANCE_INSTRUMENTS: Final = frozenset({"cows", "ciwa_ar", "home_withdrawal", "bam"})
SUBSTANCE_PATHWAYS: Final = frozenset({"opioid_use_disorder", "alcohol_use_disorder"})
_SAID_OF_USE: Final = frozenset({"substance_use"})  # a programme of no file of ours
# consent_and_roles.md, Adolescents: "default for risk, sex, substance and identity is adolescent-private".
PRIVATE_UNDER_18: Final = frozenset({"asq", "c_ssrs", "crafft", "audit_c", "audit", "dast_10"})

# What a picture cannot show without a substance use record being asked for; of any other nobody knows before it is read.
NOT_OF_USE: Final = frozenset({"blood", "heart_tracing"})

# What is told of somebody that only who uses a substance has to tell. How much somebody drinks or smokes is asked of everybody.
CIRCUMSTANCES_OF_USE: Final = frozenset(
    {"nonprescribed_opioid", "oud_or_injecting", "ongoing_injecting", "cocaine_or_methamphetamine_use", "aud_pathway",
     "alcohol_withdrawal_history", "alcohol_withdrawal_start", "overdose_now", "naloxone_used"}
)  # fmt: skip

# Setbacks and milestones that tell of use by their kind alone.
USE_TOLD: Final = frozenset({"use_after_a_time_without", "days_as_planned"})


def protected(chart: Chart, new: NewEntry) -> NewEntry:
    """The entry with every label it must carry: its kind's, those of what it corrects, and what its content asks for."""
    new = marked(chart, new)
    asked = _asked_for(new.body) | _of_the_young(chart, new.body) | _of_the_result(chart, new.body)
    return new if asked <= new.labels else msgspec.structs.replace(new, labels=new.labels | asked)


def _asked_for(body: Body) -> frozenset[str]:
    if isinstance(body, EventReported):
        events = knowledge.load().safety_events.values()
        return frozenset(
            label
            for event in events
            if any(one.id == body.event for one in event.variants)
            for label in event.labels
        )
    return frozenset({"part2"}) if _substance_use(body) else frozenset()


def _of_the_young(chart: Chart, body: Body) -> frozenset[str]:
    """Answers of a minor about suicide and substances are theirs, and not the guardian's, unless a clinician opens them."""
    asked = isinstance(body, Answers | ItemAnswered | ScoreTotal) and body.instrument in PRIVATE_UNDER_18
    private = asked and is_minor(chart, body.when.earliest)
    return frozenset({"adolescent_private"}) if private else frozenset()


def _of_the_result(chart: Chart, body: Body) -> frozenset[str]:
    """What follows from a urine test, and what the client said of it, tell of use as the test does."""
    result = chart.entry(body.result) if isinstance(body, ResultReviewed) else None
    return frozenset() if result is None else chart.labels_of(result) & {"part2"}


def _of_use(pathway: str) -> bool:
    """By whatever name the programme was written down."""
    found = knowledge.load().pathway_called(pathway)
    return (found is not None and found.id in SUBSTANCE_PATHWAYS) or pathway in _SAID_OF_USE


def _substance_use(body: Body) -> bool:
    if isinstance(body, Diagnosis):
        return _SUBSTANCE_USE.match(body.condition.code) is not None
    if isinstance(body, IntakeAnswer):
        return body.section == "substance_use" and bool(body.answer)
    if isinstance(body, Observation | ResultPictured):
        return _shows_use(body)
    if isinstance(body, Answers | ItemAnswered | ScoreTotal | SheetChecked):
        return body.instrument in SUBSTANCE_INSTRUMENTS
    if isinstance(body, PathwayPhase | CheckpointHeld):
        return _of_use(body.pathway)
    if isinstance(body, Worksheet):
        return _tells_of_use(body)
    if isinstance(body, Setback | Milestone | CircumstanceTold):
        return _told_of_use(body)
    return _names_such_a_medicine(body)


def _told_of_use(body: Setback | Milestone | CircumstanceTold) -> bool:
    if isinstance(body, CircumstanceTold):
        return body.holds and body.circumstance in CIRCUMSTANCES_OF_USE
    return body.code in USE_TOLD


def _shows_use(body: Observation | ResultPictured) -> bool:
    if isinstance(body, Observation):
        return body.category == "toxicology"
    return body.shows not in NOT_OF_USE or is_toxicology(body.words)


def _names_such_a_medicine(body: Body) -> bool:
    """An order for the laboratory by the medicines it is for; who decides by the kind of treatment; any other entry by
    the medicine it is about."""
    if isinstance(body, CapacityStated):
        return body.care == "substance_use_medicine"
    if isinstance(body, LabOrdered):
        return _orders_for_use(body)
    drug = knowledge.load().drugs.get(getattr(body, "drug", ""))
    return drug is not None and drug.part_2


def _orders_for_use(order: LabOrdered) -> bool:
    """Urine toxicology, or a test whose reason names such a medicine."""
    facts = knowledge.load()
    named = {name for test in order.tests for name in (*test.why.split(", "), order.drug) if name}
    drugs = (facts.drugs.get(drug) for name in named for drug in facts.drug_ids_named(name))
    return any(is_toxicology(test.what.text) for test in order.tests) or any(
        one and one.part_2 for one in drugs
    )


def _tells_of_use(sheet: Worksheet) -> bool:
    """A sheet about use by its kind, or one with a line about use that says there was some."""
    exercise = knowledge.load().exercises.get(sheet.exercise)
    if exercise is None:
        return False
    lines = {one.id for one in exercise.asks if one.substance_use}
    return exercise.substance_use or any(one.value > 0 for one in sheet.rated if one.of in lines)
