"""A medicine that matches no file cannot be checked: that is said, never passed over."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.medication import MedicineReported, Order
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.reasoning.finding import Finding
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        if course.drug in view.knowledge.drugs:
            continue
        yield Finding(
            rule="medication.unknown", state="cannot_tell", urgency="attention" if course.ordered_here else "note",
            says=say("{name} cannot be checked for interactions.", name=course.name), because=course.because,
            about=(course.entry,), missing=(say("Match it to a known medicine, or check it by hand."),),
        )  # fmt: skip


RULE = Rule(
    id="medication.unknown", reads=reads(Order, MedicineReported, MedicineListReceived), find=find,
    about="An unmatched medicine is listed as not checked (R24).",
)  # fmt: skip
