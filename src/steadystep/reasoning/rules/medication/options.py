"""Before a new medicine the ways that are open are compared with the client, no medicine among them (R32, case A)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Entry, say
from steadystep.chart.medication import Order
from steadystep.chart.trials import OptionsWeighed
from steadystep.knowledge import Source
from steadystep.reasoning.facts.medicines import taken_before
from steadystep.reasoning.finding import Finding, Ground, Severity
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.options"
_RESCUE = "naloxone_nasal"
_FIRST_PHASES = frozenset({"assess", "engage"})  # pathways.md 1: "ASSESS (week 0): ... options grid"
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R32; cases.md A", year=2026),),
    why="People go on with what they chose themselves, knowing what else there was.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for entry in view.chart.of(Order):
        if (
            not entry.author
            and not entry.supersedes
            and _is_new(view, entry)
            and not _weighed(view, entry.body)
        ):
            yield Finding(
                rule=_ID, severity=_severity(view), because=(entry.id,), about=(entry.id,), ground=_GROUND,
                says=say("No comparison of options with the client names {medicine}.", medicine=entry.body.name),
                do=say("Compare the options together first: what each may bring and cost, and what matters to them."),
            )  # fmt: skip


def _is_new(view: View, entry: Entry[Order]) -> bool:
    """A medicine not taken until now, ordered while nobody has signed it yet. Naloxone is kept at hand, not chosen."""
    if entry.body.drug == _RESCUE:
        return False
    course = next((one for one in view.courses if one.entry == entry.id), None)
    return course is not None and not taken_before(view.courses, course)


def _severity(view: View) -> Severity:
    """Required where a pathway has only begun: options side by side are what its first phases are for. Else one line."""
    first = (one for one in view.episodes if one.phase in _FIRST_PHASES)
    return "major" if any(first) else "moderate"


def _weighed(view: View, order: Order) -> bool:
    """Whether it was among what was compared: as a medicine, or by its name."""
    name = order.name.casefold()
    options = [option for entry in view.chart.of(OptionsWeighed) for option in entry.body.options]
    return any(
        (order.drug and option.drug == order.drug) or name in option.name.casefold() for option in options
    )


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R32: a new medicine is ordered after the options were compared with the client; said in one line when they were not, and asked for while a pathway begins.",
)  # fmt: skip
