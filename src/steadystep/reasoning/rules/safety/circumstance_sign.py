"""What somebody tells of a person that cannot wait: naloxone was used, a pregnancy on valproate, confusion at 75."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.reasoning.facts.triggers import fresh, gravest, holds_for, triggers
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    watched = triggers(view.knowledge).told
    for entry in view.chart.of(CircumstanceTold):
        if entry.body.circumstance in watched and entry.body.holds and fresh(view, entry):
            day = entry.body.when.day
            met = [
                one for one in watched[entry.body.circumstance] if holds_for(view, one.trigger.selector, day)
            ]
            for one in gravest(met):
                title = say(view.knowledge.safety_variant(one.event).title)
                says = say("Told on {day}: {title}.", day=day.isoformat(), title=title)
                yield from opened(view, RULE.id, one.event, entry, says, level=one.level)


RULE = Rule(
    id="safety.circumstance_sign", reads=reads(CircumstanceTold), find=find,
    about="A circumstance that is a trigger of the escalation list opens its event: ES02, ES16, ES27.",
)  # fmt: skip
