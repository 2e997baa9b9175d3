"""What was answered, as FHIR R4 QuestionnaireResponses: every answer as it was given, and the total that was counted here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.measures import Answers
from steadystep.knowledge import Instrument, Item, Knowledge
from steadystep.reasoning.facts.scores import scores

from .questionnaire_writing import ANSWERS, OURS, TOTAL

Resource = dict[str, Any]


def responses(chart: Chart, knowledge: Knowledge) -> Iterator[tuple[str, Resource]]:
    """(instrument id, response) for each sheet that was handed in, in the order it happened."""
    totals = {fact.entry: fact.total for facts in scores(chart, knowledge).values() for fact in facts}
    for entry in chart.of(Answers):
        instrument = knowledge.instruments.get(entry.body.instrument)
        if instrument is not None:
            yield instrument.id, _response(chart.client, entry, instrument, totals.get(entry.id))


def _response(client: str, entry: AnyEntry, instrument: Instrument, total: int | None) -> Resource:
    answered = [
        _item(instrument, item, value)
        for item, value in zip(instrument.every_item, entry.body.items, strict=False)
        if value is not None
    ]
    counted = [{"linkId": TOTAL, "answer": [{"valueDecimal": total}]}] if total is not None else []
    return {
        "resourceType": "QuestionnaireResponse", "id": entry.id, "questionnaire": f"{OURS}{instrument.id}",
        "language": entry.body.language, "status": "amended" if entry.supersedes else "completed",
        "subject": {"reference": f"Patient/{client}"}, "authored": entry.occurred.isoformat(),
        "item": [*answered, *counted],
    }  # fmt: skip


def _item(instrument: Instrument, item: Item, value: int) -> Resource:
    """The words go with it only where they may be given out."""
    option = next((one for one in instrument.options_of(item) if one.value == value), None)
    if option is None:
        return {"linkId": str(item.number), "answer": [{"valueInteger": value}]}
    coding = {"system": f"{ANSWERS}{instrument.id}", "code": str(value)}
    shown = instrument.carries_wording and not instrument.licensed_here
    said = {"display": option.text} if shown and option.text else {}
    return {"linkId": str(item.number), "answer": [{"valueCoding": coding | said}]}
