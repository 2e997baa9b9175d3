"""A worksheet line that tells of self-harm or a wish to die opens ES01 at once (R63), whoever filled it in and however late."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.safety import LEVELS
from steadystep.chart.worksheets import Worksheet
from steadystep.knowledge.modality import Asked
from steadystep.reasoning.facts.activation import variant_for
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    for entry in view.chart.of(Worksheet):
        found = () if entry.imported else _told(view, entry)
        if found:
            event, asked = min(
                found, key=lambda one: LEVELS.index(view.knowledge.safety_variant(one[0]).level)
            )
            says = say("Diary card of {day}: “{question}” answered yes.", day=entry.body.when.day.isoformat(), question=say(asked.asks))  # fmt: skip
            yield from opened(view, RULE.id, event, entry, says)


def _told(view: View, entry: AnyEntry) -> tuple[tuple[str, Asked], ...]:
    """Every line of it that opens an event, with the variant for this person."""
    exercise = view.knowledge.exercises.get(entry.body.exercise)
    asked = {one.id: one for one in exercise.asks if one.raises} if exercise else {}
    return tuple(
        (variant_for(view, asked[one.of].raises, entry.body.when.day), asked[one.of])
        for one in entry.body.rated if one.of in asked and one.value > 0
    )  # fmt: skip


RULE = Rule(
    id="safety.diary_card", reads=reads(Worksheet), find=find,
    about="R63: a positive self-harm line of a diary card opens ES01.",
)  # fmt: skip
