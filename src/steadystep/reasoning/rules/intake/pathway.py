"""The end of an intake proposes where to begin: the pathways that fit, as far as the chart tells. A person accepts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import AnyEntry, When, say
from steadystep.chart.intake_course import Formulation
from steadystep.chart.plan import PathwayPhase
from steadystep.knowledge import Basis, Source
from steadystep.reasoning.facts.offers_answered import answers_to, rests
from steadystep.reasoning.facts.pathway_entry import EntryFact, pathway_entries
from steadystep.reasoning.finding import Finding, Ground, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "intake.pathway"
AGAIN_AFTER: Final = timedelta(days=90)  # clinic rule


def find(view: View) -> Iterator[Said]:
    signed = view.chart.latest(Formulation)
    if signed is None or not view.person.in_care:
        return
    answered = answers_to(view.chart, _ID)
    for fact in pathway_entries(view):
        if not rests(answered.get(_key(fact)), AGAIN_AFTER, view.clock):
            yield _named(view, fact, signed) if fact.named else _pointed_at(view, fact)


def _key(fact: EntryFact) -> str:
    return f"begin/{fact.pathway.id}"


def _named(view: View, fact: EntryFact, signed: AnyEntry) -> Finding:
    draft = PathwayPhase(
        when=When.instant(signed.occurred, view.person.zone),
        pathway=fact.pathway.id,
        phase=fact.entry.first_phase,
    )
    begin = Offer(
        key=_key(fact), says=say("Begin the pathway: {name}", name=say(fact.pathway.title)), kind="entry",
        for_role="therapist", drafts=draft,
    )  # fmt: skip
    return Finding(
        rule=_ID, because=fact.because, about=(f"entry/{fact.pathway.id}",), urgency="attention", ground=_ground(fact),
        says=say("Proposed pathway: {name}.", name=say(fact.pathway.title)), missing=fact.missing,
        why=say("By the source it begins with: {words}", words=fact.entry.words), offers=(begin, *_asks(view, fact)),
    )  # fmt: skip


def _pointed_at(view: View, fact: EntryFact) -> Finding:
    return Finding(
        rule=_ID, because=fact.because, about=(f"entry/{fact.pathway.id}",), state="cannot_tell", ground=_ground(fact),
        says=say("{name}: a score points there; whether the pathway fits cannot be told.", name=say(fact.pathway.title)),
        missing=fact.missing, offers=tuple(_asks(view, fact)),
        why=say("By the source it begins with: {words}", words=fact.entry.words),
    )  # fmt: skip


def _asks(view: View, fact: EntryFact) -> Iterator[Offer]:
    for name in fact.entry.needs:
        if not view.every_score.get(name):
            short = view.knowledge.instruments[name].short
            yield Offer(
                key=f"ask/{name}", says=say("Ask {name}", name=short), kind="measure", for_role="therapist"
            )


def _ground(fact: EntryFact) -> Ground:
    source = Source(document="Steadystep clinical specification", section=fact.entry.section, year=2026)
    return rests_on(
        Basis(sources=(source,), verification="unverified"),
        "A pathway begins where its own conditions are met.",
    )


RULE = Rule(
    id=_ID, reads=reads(Formulation), find=find,
    about="R11, pathways.md: a signed formulation proposes the pathways whose entry fits, with what a person must still tell.",
)  # fmt: skip
