"""The latest urine test in context: expected, told, surprising, missing, or to be confirmed first. Never a verdict."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Words, say
from steadystep.chart.measures import Observation
from steadystep.chart.substance import SupportPlanned
from steadystep.reasoning.facts.urine import Line, Panel
from steadystep.reasoning.finding import Finding, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.toxicology"
_TALK = Offer(
    key="talk", says=say("Ask first what they think the test shows, then offer more support"), kind="task", for_role="therapist"
)  # fmt: skip
_CONFIRM = Offer(key="confirm", says=say("Order a confirmatory test"), kind="task", for_role="nurse")


def find(view: View) -> Iterator[Said]:
    found = view.panels
    if not found:
        return
    latest = found[-1]
    support = view.chart.latest(SupportPlanned)
    if support is not None and support.body.when.day >= latest.day:
        return  # it was talked about, and something was added
    yield from (_finding(view, latest, line) for line in latest.lines if line.meaning in _SAYS)


_SAYS = {
    "unexpected": "{what} was found on {day}, and nothing on the list explains it.",
    "told": "{what} was found on {day}, as they told us: thank them for telling.",
    "absent": "{what} was not found on {day} although {by} is taken: ask about taking, keeping and whether somebody else has it.",
    "confirm": "{what} was found on {day}; {by} can look like it in a screening test: confirm before anything is decided.",
}


def _finding(view: View, panel: Panel, line: Line) -> Finding:
    says = say(_SAYS[line.meaning], what=line.name, day=panel.day, by=line.by)
    care = view.knowledge.substance_care
    return Finding(
        rule=f"{_ID}.{line.analyte.id if line.analyte else 'line'}", says=says, because=(panel.entry, *line.because),
        urgency="note" if line.meaning == "told" else "attention", do=_do(line),
        offers=(_CONFIRM, _TALK) if line.meaning == "confirm" else (_TALK,),
        ground=rests_on(care.toxicology_basis, "A test is there to help; it is never a reason to end treatment or to cut a supply."),
    )  # fmt: skip


def _do(line: Line) -> Words:
    if line.meaning == "told":
        return say("Say: Thank you for telling us.")
    return say("A curious, kind talk with the client present. Supply goes on as before.")


RULE = Rule(
    id=_ID, reads=reads(Observation), find=find,
    about="R52, MO32: results read beside the medicines and what was told; look-alikes are confirmed first.",
)  # fmt: skip
