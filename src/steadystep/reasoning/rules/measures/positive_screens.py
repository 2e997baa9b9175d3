"""Each positive screen has a decision of a clinician within seven days (R5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import AnyEntry, When, say
from steadystep.chart.intake import Diagnosis
from steadystep.chart.intake_course import Formulation, IntakeOpened
from steadystep.chart.plan import OfferAnswered, PathwayPhase, Target
from steadystep.chart.safety import SafetyPlan
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import Score
from steadystep.reasoning.finding import Duty, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "measures.positive_screens"
WITHIN: Final = timedelta(days=7)  # scope.md R5
_SUICIDE: Final = "thoughts of suicide"
_ANSWERED_AT: Final = frozenset({_ID, "measures.screens"})


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for instrument, looks_for in _screens(view).items():
        first = _positive_since(view.scores.get(instrument, ()))
        entry = view.chart.entry(first.entry) if first else None
        if entry is not None and not entry.imported and not _decided(view, instrument, looks_for, entry):
            yield _duty(view, instrument, looks_for, entry)


def _positive_since(facts: tuple[ScoreFact, ...]) -> ScoreFact | None:
    """The first of the positive results that reach up to the latest: a decision holds until one is negative."""
    found = None
    for one in reversed(facts):
        if not isinstance(one.result, Score) or not one.result.positive:
            break
        found = one
    return found


def _screens(view: View) -> dict[str, str]:
    """What was asked as a screen, and what it looks for: of the beginning, and of each pathway they stand on."""
    found: dict[str, str] = {}
    if view.intake.opened is not None:
        for first in view.knowledge.beginning.screens:
            found.update(dict.fromkeys(first.instruments, first.looks_for))
    for episode in view.episodes:
        found.update({one.instrument: one.looks_for for one in episode.pathway.screens})
    return found


def _decided(view: View, instrument: str, looks_for: str, screen: AnyEntry) -> bool:
    """Only what is about this screen: a target for it, now or before; or since then an answer to what was offered, or a
    diagnosis, a problem of the formulation, a pathway or, after thoughts of suicide, a safety plan that names it."""
    opens = _opens(view, instrument)
    aimed = {entry.body.measure for entry in view.chart.of(Target) if entry.body.status == "active"}
    if aimed & {instrument, *opens}:
        return True
    answers = (
        one for one in view.chart.of(OfferAnswered)
        if one.body.rule in _ANSWERED_AT and one.body.answer != "snoozed" and one.body.offer.partition("/")[2] in (instrument, *opens)
    )  # fmt: skip
    since = [*answers, *_about(view, looks_for)]
    return any(one.recorded_at >= screen.recorded_at for one in since)


def _opens(view: View, instrument: str) -> frozenset[str]:
    """The instruments that follow it, by its own row and by the pathways they stand on."""
    asked = {
        one.positive_asks
        for each in view.episodes
        for one in each.pathway.screens
        if one.instrument == instrument
    }
    return frozenset({view.knowledge.instruments[instrument].positive_opens, *asked} - {""})


def _about(view: View, looks_for: str) -> Iterator[AnyEntry]:
    """Decisions that name what the screen looks for; a diagnosis that was refuted is one too."""
    wanted = _conditions(view, looks_for)
    named = view.knowledge.indications_in
    begins = {one.pathway: frozenset(one.conditions) for one in view.knowledge.beginning.entries}
    yield from (one for one in view.chart.of(Diagnosis) if named(one.body.condition.text) & wanted)
    for formulated in view.chart.of(Formulation):
        if any(
            named(one) & wanted or looks_for.casefold() in one.casefold() for one in formulated.body.problems
        ):
            yield formulated
    for phase in view.chart.of(PathwayPhase):
        pathway = view.knowledge.pathway_called(phase.body.pathway)
        if pathway and begins.get(pathway.id, frozenset()) & wanted:
            yield phase
    if looks_for == _SUICIDE:
        yield from view.chart.of(SafetyPlan)


def _conditions(view: View, looks_for: str) -> frozenset[str]:
    first = (one.conditions for one in view.knowledge.beginning.screens if one.looks_for == looks_for)
    return view.knowledge.indications_in(looks_for).union(*first)


def _duty(view: View, instrument: str, looks_for: str, entry: AnyEntry) -> Duty:
    due = entry.recorded_at + WITHIN
    draft = Target(when=When.instant(entry.recorded_at, view.person.zone), name=looks_for, measure=instrument)
    aim = Offer(
        key=f"target/{instrument}", says=say("Make it a target: {what}", what=say(looks_for)), kind="entry",
        for_role="therapist", drafts=draft,
    )  # fmt: skip
    return Duty(
        key=f"{_ID}/{instrument}/{view.chart.first(entry).id}", rule=_ID, level="T4", owner_role="therapist", because=(entry.id,),
        says=say("{name} is positive for {what}: decide what follows.", name=view.knowledge.instruments[instrument].short, what=say(looks_for)),
        person=named(("therapist", "prescriber", "nurse"), view.person, view.clinic), known_at=entry.recorded_at, due=due,
        overdue=view.clock.reached(due), offers=(aim,), ground=ground(view.knowledge.beginning.provenance),
        closes_by=say("A target, a diagnosis, a problem of the formulation or a pathway about it; or the suggestion is declined with a reason."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(IntakeOpened, PathwayPhase), find=find,
    about="R5: a positive screen has a clinician's decision within seven days, else it is overdue.",
)  # fmt: skip
