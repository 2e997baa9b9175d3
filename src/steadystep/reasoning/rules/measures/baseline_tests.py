"""A chosen pathway proposes the laboratory values and vital signs that its entry names, where none of late is known (R6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.plan import PathwayPhase
from steadystep.knowledge import Source
from steadystep.reasoning.facts.baseline_tests import BaselineFact, baselines
from steadystep.reasoning.facts.checkup_offers import NAMES
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "measures.baseline_tests"


def find(view: View) -> Iterator[Said]:
    for fact in baselines(view) if view.person.in_care else ():
        if fact.take or fact.unclear:
            yield _to_take(view, fact)
        if fact.offer:
            yield _to_offer(view, fact)


def _to_take(view: View, fact: BaselineFact) -> Finding:
    pathway, tests = say(fact.episode.pathway.title), _named(view, fact.take)
    unclear = tuple(view.circumstances.missing(one.who) for one in fact.unclear)
    if fact.take:
        says = say("{pathway}: baseline still to be taken: {tests}.", pathway=pathway, tests=tests)
    else:
        maybe = _named(view, tuple(one.test for one in fact.unclear))
        says = say(
            "{pathway}: whether the baseline asks for this cannot be told: {tests}.",
            pathway=pathway,
            tests=maybe,
        )
    return Finding(
        rule=_ID, because=fact.episode.because, about=(fact.episode.pathway.id,), ground=_ground(view, fact), says=says, missing=unclear,
        state="fires" if fact.take else "cannot_tell",
        do=say("Ask for them before treatment begins, or within 7 days of its start."),
        offers=(Offer(key="baseline_result", says=say("Enter a result"), kind="entry", for_role="nurse"),),
    )  # fmt: skip


def _to_offer(view: View, fact: BaselineFact) -> Finding:
    return Finding(
        rule=f"{_ID}.offered", because=fact.episode.because, about=(fact.episode.pathway.id,), ground=_ground(view, fact),
        says=say("{pathway}: offer as baseline: {tests}.", pathway=say(fact.episode.pathway.title), tests=_named(view, fact.offer)),
        do=say("Their yes, written down, is the consent before the test."),
        offers=(Offer(key="checkup_offered", says=say("Write down the offer"), kind="entry", for_role="nurse"),),
    )  # fmt: skip


def _ground(view: View, fact: BaselineFact) -> Ground:
    source = Source(
        document="Steadystep clinical specification", section=f"{fact.entry.section} (Entry)", year=2026
    )
    return Ground(
        sources=(source,), why="What is measured before treatment begins can be held against what comes.",
        verification=view.knowledge.beginning.provenance.verification,
    )  # fmt: skip


def _named(view: View, tests: tuple[str, ...]) -> Words:
    names: dict[str, Words | str] = {
        one: NAMES.get(one) or view.knowledge.analytes[one].name for one in tests
    }
    return say(", ".join("{" + one + "}" for one in names), **names)


RULE = Rule(
    id=_ID, reads=reads(PathwayPhase), find=find,
    about="R6: a pathway proposes the baseline laboratory values and vital signs that its own entry line names.",
)  # fmt: skip
