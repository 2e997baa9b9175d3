"""Every rule over one chart at one instant. Decides; does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from steadystep.chart import Chart, say
from steadystep.knowledge import Knowledge

from .clinic_value import Clinic
from .clock import Clock
from .facts.answered import answer_to
from .facts.responsible import in_charge
from .finding import URGENCIES, Duty, Finding, Reminder, Review, Signal, Told
from .rules import RULES
from .view import Rule, Said, View

LOOK_AGAIN_AFTER_BREAK = timedelta(hours=1)
_SEVERITIES = ("contraindicated", "major", "moderate", "minor", "")


def review(
    chart: Chart, knowledge: Knowledge, clinic: Clinic, at: datetime, rules: Sequence[Rule] = RULES
) -> Review:
    """Findings and duties, most urgent first, and the first instant at which they could differ with no new entry."""
    return last_review_of(View(chart, knowledge, clinic, Clock(at)), rules)


def asked(rule: Rule, view: View) -> list[Said]:
    """What the rule says; where it breaks, that it did."""
    if not view.chart.has_any(rule.reads):
        return []
    try:
        return list(rule.find(view))
    except Exception as fault:  # noqa: BLE001 a broken rule is shown, owned and tried again: it is never silence
        view.clock.look_within(LOOK_AGAIN_AFTER_BREAK)
        return _broken(rule, view, fault)


def review_of(
    view: View, rules: Sequence[Rule] = RULES, ask: Callable[[Rule, View], list[Said]] = asked
) -> Review:
    """The same for a view that somebody goes on asking; `view.clock.next_look` then covers those questions too.

    `ask` is how a rule is asked: see `carrying`.
    """
    said = [one for rule in rules for one in ask(rule, view)]
    duties = [one for one in said if isinstance(one, Duty)]
    findings = {one.key: _folded(view, one) for one in said if isinstance(one, Finding)}
    return Review(
        findings=tuple(one for _, one in sorted(findings.items(), key=_most_urgent_first)),
        duties=tuple(sorted(duties, key=_soonest_first)),
        signals=tuple(one for one in said if isinstance(one, Signal)),
        reminders=tuple(one for one in said if isinstance(one, Reminder)),
        next_look=view.clock.next_look,
    )


def last_review_of(
    view: View, rules: Sequence[Rule] = RULES, ask: Callable[[Rule, View], list[Said]] = asked
) -> Review:
    """The same for a view that nobody asks afterwards."""
    try:
        return review_of(view, rules, ask)
    finally:
        view.forget()


def _folded(view: View, finding: Finding) -> Finding:
    """What a signer answered with a reason, and has not changed since, is a note."""
    if finding.rule not in view.reasons_given:
        return finding
    answer = answer_to(view, finding)
    return msgspec.structs.replace(finding, answer=answer, urgency="note") if answer else finding


def _broken(rule: Rule, view: View, fault: Exception) -> list[Said]:
    """The message names the rule and the kind of fault, never the client's data. The key names the client: a notice is
    one by its duty's key, and the same rule may break for many."""
    says = say(
        "The rule {rule} broke ({fault}) and could not be judged for this client.",
        rule=rule.id,
        fault=type(fault).__name__,
    )
    known = view.chart.entries[-1].recorded_at
    # A broken safety rule may hide a signal: someone must read the chart within the hour, and is told so.
    safety = rule.id.startswith("safety.")
    due = known + (timedelta(hours=1) if safety else timedelta(days=1))
    lead = in_charge(view.clinic, known)
    finding = Finding(
        rule=rule.id, says=says, urgency="urgent" if safety else "attention", state="broken",
        missing=(say("Judge this by hand: {about}", about=say(rule.about)),),
    )  # fmt: skip
    duty = Duty(
        key=f"broken/{rule.id}/{view.chart.client}", rule=rule.id, says=says, level="T1" if safety else "T3", owner_role="lead", person=lead,
        known_at=known, due=due, overdue=view.clock.reached(due),
        closes_by=say("The rule is mended; until then it is judged by hand."),
        told=(Told(rung=0, role="lead", person=lead, since=known),) if safety else (),
    )  # fmt: skip
    return [finding, duty]


def with_uncounted(said: Review, view: View, figures: Mapping[str, Exception]) -> Review:
    """The review with a duty for each figure of the clinic that broke over this chart: what was counted before stands
    still, so somebody must know that it is old."""
    if not figures:
        return said
    view.clock.look_within(LOOK_AGAIN_AFTER_BREAK)
    duties = (*said.duties, *(_uncounted(view, figure, fault) for figure, fault in figures.items()))
    return msgspec.structs.replace(
        said, duties=tuple(sorted(duties, key=_soonest_first)), next_look=view.clock.next_look
    )


def _uncounted(view: View, figure: str, fault: Exception) -> Duty:
    known = view.chart.entries[-1].recorded_at
    due = known + timedelta(days=1)
    says = say(
        "A figure of the clinic ({figure}) broke ({fault}) and could not be counted for this client. Their care is judged as ever.",
        figure=figure, fault=type(fault).__name__,
    )  # fmt: skip
    return Duty(
        key=f"broken/{figure}/{view.chart.client}", rule=figure, says=says, level="T3", owner_role="lead",
        person=in_charge(view.clinic, known), known_at=known, due=due, overdue=view.clock.reached(due),
        closes_by=say("The software can count it again."),
    )  # fmt: skip


def _soonest_first(duty: Duty) -> tuple[str, datetime, str]:
    return duty.level, duty.due, duty.key


def _most_urgent_first(found: tuple[str, Finding]) -> tuple[int, int, str]:
    key, finding = found
    return URGENCIES.index(finding.urgency), _SEVERITIES.index(finding.severity), key
