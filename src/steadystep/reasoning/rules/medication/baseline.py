"""Before the first dose: the baselines that a row asks for; where it holds the supply back, the order is stopped."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Entry, Words, say
from steadystep.chart.medication import Order
from steadystep.knowledge import Drug, MonitoringRule
from steadystep.reasoning.facts.limits import OutOfRange, newest_out_of_range
from steadystep.reasoning.facts.monitoring import Watch, lines_of
from steadystep.reasoning.facts.monitoring_line import and_so_on, items_of
from steadystep.reasoning.facts.monitoring_plan import Plan
from steadystep.reasoning.finding import Finding, Severity, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.baseline"
_BEFORE_THE_FIRST = "yes at BL"  # the row's words for supply that waits for the baseline


def find(view: View) -> Iterator[Said]:
    for entry in view.chart.of(Order):
        drug = view.knowledge.drugs.get(entry.body.drug)
        if drug is not None and not _begun(view, entry):
            yield from _lacking(view, entry, drug)
            yield from _forbidding(view, entry, drug)


def _begun(view: View, entry: Entry[Order]) -> bool:
    """Whether the day of the first dose, or of the order if that is later, is over."""
    first = max(entry.body.steps[0].first, entry.body.when.day)
    return view.clock.reached_day(first, view.person.zone)


def _lacking(view: View, entry: Entry[Order], drug: Drug) -> Iterator[Finding]:
    """Laboratory baselines that are asked of everybody, and what else the first dose waits for, that are not there."""
    asked = (watch for watch in _of(view, drug) if _asked(watch.plan) and _required(watch.plan.rule, drug))
    lines = [line for line in lines_of(asked) if line.baseline]
    if not lines:
        return
    stops = [line.rule for line in lines if line.rule.ever_blocks_supply]
    severity: Severity = "contraindicated" if stops else "moderate"
    rule = (stops or [line.rule for line in lines])[0]
    yield Finding(
        rule=_ID, severity=severity, urgency="attention", about=(view.chart.first(entry).id,), because=(entry.id,),
        says=say("{medicine}: {items} first.", medicine=entry.body.name, items=and_so_on(items_of(lines))),
        why=say(rule.provenance.why), do=_then(rule),
        ground=ground(rule.provenance),
    )  # fmt: skip


def _asked(plan: Plan) -> bool:
    """Blood tests; and what is no test, such as education, where the first dose waits for it."""
    return plan.blood or plan.rule.blocks_supply == _BEFORE_THE_FIRST


def _then(rule: MonitoringRule) -> Words:
    if rule.loinc:
        return say("Enter the results, or order the tests and sign when they are there.")
    return say("Go through each of them together and write it down as done; then sign.")


def _of(view: View, drug: Drug) -> list[Watch]:
    return [watch for watch in view.watches if watch.drug == drug.id]


def _required(rule: MonitoringRule, drug: Drug) -> bool:
    if rule.baseline == "required":
        return True
    needed = rule.baseline_required_for
    return needed is not None and needed.takes(drug.id, drug.groups)


def _forbidding(view: View, entry: Entry[Order], drug: Drug) -> Iterator[Finding]:
    """A baseline with which the row says not to start."""
    if not view.results:
        return
    rules = frozenset(line.rule.id for line in lines_of(_of(view, drug)) if line.state != "cannot_tell")
    for met in newest_out_of_range(view, rules):
        if isinstance(met, OutOfRange) and met.limit.stops_start:
            yield Finding(
                rule=_ID, severity="contraindicated", urgency="urgent", about=(view.chart.first(entry).id,),
                because=(entry.id, met.result.entry), do=say(met.limit.action), ground=ground(met.limit.provenance),
                says=say("{medicine} is not started with {result}: {means}.", medicine=entry.body.name,
                         result=met.result.said, means=say(met.limit.means)),
            )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="Baselines of MO01-MO51 before the first dose; where the row holds the supply back, the order waits for them.",
)  # fmt: skip
