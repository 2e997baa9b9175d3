"""The judgement of a trial: too early, very little at an adequate dose, fair to judge, and overdue for the prescriber."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import Words, say
from steadystep.chart.medication import Order
from steadystep.chart.trials import TrialJudged, TriedBefore
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.increase_lock import is_locked
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.pathway_told import better
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.trial_response import Response
from steadystep.reasoning.facts.trials import Trial
from steadystep.reasoning.finding import CLINIC_RULE, Duty, Finding, Ground, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.trial"
_LEVEL = "T4"


def find(view: View) -> Iterator[Said]:
    for trial in view.trials:
        begun = trial.course.first is not None and trial.reached(trial.course.first)
        if begun and trial.judged is None and not view.over(trial.course):
            yield from _told(view, trial.course)
    yield from _failed(view)


def _told(view: View, course: Course) -> list[Said]:
    """Of a trial made anew: what others asked of the one in the view would not be noted as asked for here."""
    return view.part((_ID, course), lambda: list(_open(view, Trial(view, course))))


def _open(view: View, trial: Trial) -> Iterator[Said]:
    """One that goes on and that nobody has judged. Where no time is known, its page says so; nothing nags."""
    if trial.earliest is None or trial.latest is None:
        if trial.times.sources and trial.adequacy.dose is not None:
            yield _no_dose_yet(trial)
        return
    yield from _early(view, trial)
    if not trial.reached(trial.earliest):
        yield _too_early(trial)
        return
    yield _fair(view, trial)
    if trial.measure and trial.reached(trial.latest + timedelta(days=1)):
        yield _overdue(view, trial)


def _ground(trial: Trial, by_pathway: bool = False) -> Ground:
    sources = trial.times.sources
    if not sources:
        return CLINIC_RULE
    return ground(sources[-1 if by_pathway else 0].provenance)


def _no_dose_yet(trial: Trial) -> Finding:
    return Finding(
        rule=_ID, because=trial.because, about=(trial.entry,), ground=_ground(trial, by_pathway=True),
        says=say("Too early to judge {name}: no adequate dose yet.", name=trial.name),
        missing=(*trial.adequacy.short, *trial.adequacy.missing),
    )  # fmt: skip


def _too_early(trial: Trial) -> Finding:
    span = trial.at_dose
    return Finding(
        rule=_ID, because=trial.because, about=(trial.entry,), ground=_ground(trial),
        says=say(
            "Too early to judge {name}: trial incomplete. At an adequate dose since {since}; fair from {day}.",
            name=trial.name, since=span.first if span else "", day=trial.earliest,
        ),
        do=say("Go on; neither switch nor add for lack of response before that day."),
    )  # fmt: skip


def _early(view: View, trial: Trial) -> Iterator[Finding]:
    """Very little between the early look and the day on which too little counts."""
    times, found = trial.times.judged_by, trial.response
    if times is None or times.early_below_percent is None or trial.early_from is None or found is None:
        return
    if not trial.reached(trial.early_from) or _counts(trial) or found.percent is None:
        return
    looked = found.last is not None and found.last.day >= trial.early_from
    if looked and found.percent < times.early_below_percent:
        yield Finding(
            rule=f"{_ID}.early", because=trial.because, about=(trial.entry,), urgency="attention",
            ground=ground(times.provenance), missing=trial.adequacy.missing,
            says=say(
                "{name}: less than {limit}% better at an adequate dose ({measure} {percent}%, at that dose since {since}).",
                name=trial.name, limit=round(times.early_below_percent), measure=_short(view, trial),
                percent=found.percent, since=trial.at_dose.first if trial.at_dose else "",
            ),
            why=_taken(trial), do=_optimise(view, trial),
        )  # fmt: skip


def _taken(trial: Trial) -> Words:
    told = trial.adherence
    if told is None or told.share is None:
        return say("How many doses were taken nobody has said.")
    return say(
        "Of {told} days told of ({days} in all), {percent}% of the doses were taken.",
        told=told.told, days=told.days, percent=round(100 * told.share),
    )  # fmt: skip


def _optimise(view: View, trial: Trial) -> Words:
    """The next dose where the knowledge names the step; it is for a person to take. None while increases are locked."""
    check = say(
        "Check adherence, dose, diagnosis (bipolar checklist), substances with caffeine and alcohol, thyroid and sleep."
    )
    step = trial.next_step
    if step is None or is_locked(view, trial.course):
        return check
    return say(
        "{check} If it is tolerated, {dose} mg a day is the next step, earliest {day}.", check=check, dose=f"{step.milligrams:g}", day=step.earliest
    )  # fmt: skip


def _counts(trial: Trial) -> bool:
    return trial.counts_from is not None and trial.reached(trial.counts_from)


def _fair(view: View, trial: Trial) -> Finding:
    nothing = trial.reading == "no_response" and _counts(trial)
    return Finding(
        rule=f"{_ID}.fair", because=trial.because, about=(trial.entry,), urgency="attention" if nothing else "note",
        ground=_ground(trial, by_pathway=True), missing=trial.adequacy.missing,
        says=say(
            "{name} can be judged fairly since {day}: {reading}", name=trial.name, day=trial.earliest, reading=_read(view, trial)
        ),
        why=_weighs(trial), do=_then(trial, nothing), offers=(_judge(trial),),
    )  # fmt: skip


def _read(view: View, trial: Trial) -> Words:
    found = trial.response
    if found is None or found.last is None:
        return say("no measure tells yet.")
    if found.percent is None:
        return say("{measure} has moved; it sets no share of improvement.", measure=_short(view, trial))
    return say(
        "{told}, {reading}.",
        told=better(_short(view, trial), found.percent),
        reading=say(READINGS[trial.reading]),
    )


READINGS = {
    "remitted": "remission", "responded": "response", "partial": "a partial response", "no_response": "no response",
    "not_responded": "not a response", "": "not to be told",
}  # fmt: skip


def _weighs(trial: Trial) -> Words | None:
    verdict = trial.adequacy.verdict
    if verdict is True:
        return say("Dose, time and adherence are adequate: whatever came of it counts.")
    if verdict is False:
        return trial.adequacy.short[0]
    return None


def _then(trial: Trial, nothing: bool) -> Words | None:
    step = trial.course.steps[-1] if trial.course.steps else None
    if trial.reading in ("responded", "remitted") and step is not None:
        return say("Keep {amount}.", amount=str(step.amount))
    if nothing:
        return say("Talk about another medicine together; compare the options before ordering.")
    return None


def _judge(trial: Trial) -> Offer:
    return Offer(key=f"judge/{trial.entry}", says=say("Judge the trial"), kind="entry", for_role="prescriber")


def _overdue(view: View, trial: Trial) -> Duty:
    learned = midnight((trial.latest or date.min) + timedelta(days=1), view.person.zone)
    due = deadline(_LEVEL, learned, view.knowledge, view.clinic)
    return Duty(
        key=f"{_ID}/{trial.entry}", rule=_ID, level=_LEVEL, owner_role="prescriber", because=trial.because,
        says=say("Judge the trial of {name}: it was fair to judge until {day}.", name=trial.name, day=trial.latest),
        person=named(("prescriber",), view.person, view.clinic), known_at=learned, due=due, overdue=view.clock.reached(due),
        closes_by=say("The trial is judged, with its outcome."), ground=_ground(trial, by_pathway=True), offers=(_judge(trial),),
    )  # fmt: skip


def _short(view: View, trial: Trial) -> str:
    found: Response | None = trial.response
    return view.knowledge.instruments[found.instrument].short if found else ""


def _failed(view: View) -> Iterator[Finding]:
    """Two failed adequate trials for one condition: a third is not tried without a second opinion."""
    for tried in view.failed_trials.values():
        if len(tried) >= 2:
            yield Finding(
                rule=f"{_ID}.failed", urgency="attention", because=tuple(entry for one in tried for entry in one.because),
                says=say("Failed adequate trials for {reason}: {names}.", reason=tried[-1].reason, names=", ".join(one.name for one in tried)),
                do=say("Before another attempt: look at the diagnosis again, and ask for a second opinion."),
                ground=tried[-1].ground,
            )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order, TrialJudged, TriedBefore), find=find,
    about="The trial as the unit: when it is fair to judge a medicine, by which measure, and what then counts as failed.",
)  # fmt: skip
