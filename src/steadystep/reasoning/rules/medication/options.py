"""Before a new medicine the ways that are open are compared with the client, no medicine among them (R32, case A)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Entry, say
from steadystep.chart.medication import Order
from steadystep.chart.substance import OptionChosen
from steadystep.chart.trials import OptionsWeighed
from steadystep.knowledge import Source
from steadystep.reasoning.facts.medicines import taken_before
from steadystep.reasoning.facts.opioid_medicines import RESCUE
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.options"
WITHOUT = ("emergency", "involuntary")  # R32: why there was no comparison; nothing else is a reason
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R32; cases.md A", year=2026),),
    why="People go on with what they chose themselves, knowing what else there was.", verification="unverified",
)  # fmt: skip
_CHOSEN_MAT = {
    "buprenorphine": "BUP", "buprenorphine_weekly": "BUP", "buprenorphine_monthly": "BUP",
    "naltrexone_xr": "NALTREXONE", "naltrexone_oral": "NALTREXONE",
}  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for entry in view.chart.of(Order):
        if entry.author or entry.supersedes or not _is_new(view, entry) or _weighed(view, entry.body):
            continue
        given = next((one.reason for one in entry.body.reasons if one.rule == _ID), "")
        yield Finding(
            rule=_ID, severity="major" if not given or given in WITHOUT else "contraindicated", because=(entry.id,),
            about=(entry.id,), ground=_GROUND, reasons=WITHOUT,
            says=say("No comparison of options with the client names {medicine}.", medicine=entry.body.name),
            do=say("Compare the options together first: what each may bring and cost, no medicine among them. "
                   "Without it an order needs a reason: emergency, or involuntary."),
        )  # fmt: skip


def _is_new(view: View, entry: Entry[Order]) -> bool:
    """A medicine not taken until now, ordered while nobody has signed it yet. Naloxone is kept at hand, not chosen."""
    if entry.body.drug in RESCUE:
        return False
    course = next((one for one in view.courses if one.entry == entry.id), None)
    return course is not None and not taken_before(view.courses, course)


def _weighed(view: View, order: Order) -> bool:
    """Whether it was among what was compared: as a medicine, or by its name; or the way chosen in opioid or alcohol care (R42)."""
    if any(order.drug in _drugs_of(view, one.body.option) for one in view.chart.of(OptionChosen)):
        return True
    name = order.name.casefold()
    options = [option for entry in view.chart.of(OptionsWeighed) for option in entry.body.options]
    return any(
        (order.drug and option.drug == order.drug) or name in option.name.casefold() for option in options
    )


def _drugs_of(view: View, option: str) -> frozenset[str]:
    """The medicines that a way chosen in opioid or alcohol care may mean."""
    return view.knowledge.groups.get(_CHOSEN_MAT.get(option, ""), frozenset({option}))


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R32: a new medicine is ordered after the options were compared with the client, or with a reason: emergency, involuntary.",
)  # fmt: skip
