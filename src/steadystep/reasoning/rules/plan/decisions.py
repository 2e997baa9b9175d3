"""At each decision point of a pathway: what may be done now, for the prescriber and for the therapist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import AnyEntry, Body, When, say
from steadystep.chart.medication import DoseChanged, DoseStep
from steadystep.chart.plan import PathwayPhase
from steadystep.knowledge import DecisionOption, DecisionPoint, LeadsTo
from steadystep.reasoning.facts.decision_points import Reached, in_one
from steadystep.reasoning.facts.episodes import Episode
from steadystep.reasoning.facts.increase_lock import is_locked
from steadystep.reasoning.facts.offers_answered import answers_to, rests
from steadystep.reasoning.facts.pathway_course import current_trial
from steadystep.reasoning.finding import Finding, Ground, Offer, OfferKind, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.decisions"
_KINDS: dict[LeadsTo, OfferKind] = {
    "dose": "order", "order": "order", "visit": "booking", "measure": "measure", "phase": "entry", "": "task",
}  # fmt: skip
FIRST_LOOK = timedelta(
    days=14
)  # pathways.md 0: the first checkpoint that needs a second score is week 2 to 4


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    answered: dict[str, AnyEntry] | None = None
    for guards in view.guards:
        episode, found = guards.episode, guards.reached()
        if found and answered is None:
            answered = answers_to(view.chart, _ID)
        sure = [one for one in found if one.holds]
        for one in sure:
            yield from _decision(view, episode, one, answered or {})
        if not sure:
            yield from _cannot_tell(view, episode, found)


def _decision(
    view: View, episode: Episode, found: Reached, answered: dict[str, AnyEntry]
) -> Iterator[Finding]:
    """Quiet while every role has answered: one answer of a role rests all that was offered to it."""
    window = timedelta(days=found.point.again_after_days)
    resting = {
        option.role for option in found.point.options
        if rests(answered.get(_key(found.point, option)), window, view.clock)
    }  # fmt: skip
    offers = tuple(
        _offer(view, episode, found, one) for one in found.point.options
        if one.role not in resting and not (one.leads_to == "dose" and _locked(view, episode))
    )  # fmt: skip
    if offers:
        yield Finding(
            rule=_ID, says=say("{pathway}. {what}", pathway=say(episode.pathway.title), what=say(found.point.says)),
            why=in_one(found.evidence), because=tuple(dict.fromkeys((*episode.because, *found.because))),
            urgency="note" if found.point.on_track else "attention", ground=_ground(episode, found.point), offers=offers,
            rows=(f"{episode.pathway.id}/{found.point.id}",), about=(f"{episode.pathway.id}/{found.point.id}",),
        )  # fmt: skip


def _locked(view: View, episode: Episode) -> bool:
    """Whether the dose of the pathway's medicine must not go up now: then no step up is offered."""
    trial = current_trial(view, episode)
    return trial is not None and is_locked(view, trial.course)


def _ground(episode: Episode, point: DecisionPoint) -> Ground:
    """The source of the point where it has one of its own, else of its pathway; and the rule in the source's words."""
    whole = ground(episode.pathway.provenance)
    basis = point.basis
    return Ground(
        sources=basis.sources if basis else whole.sources, why=point.when, checker=whole.checker,
        verification=basis.verification if basis else whole.verification,
    )  # fmt: skip


def _key(point: DecisionPoint, option: DecisionOption) -> str:
    """A measure's key ends in the instrument: the form it leads to is found by it."""
    return f"{point.id}/{option.measure or option.id}"


def _offer(view: View, episode: Episode, found: Reached, option: DecisionOption) -> Offer:
    return Offer(
        key=_key(found.point, option), says=say(option.says), kind=_KINDS[option.leads_to],
        for_role=option.role, drafts=_draft(view, episode, option),
    )  # fmt: skip


def _draft(view: View, episode: Episode, option: DecisionOption) -> Body | None:
    """The next phase as an entry to sign, or the next dose where the knowledge names the step."""
    if option.leads_to == "phase":
        when = When.instant(view.chart.entries[-1].recorded_at, view.person.zone)
        return PathwayPhase(when=when, pathway=episode.pathway.id, phase=option.phase)
    return _next_dose(view, episode) if option.leads_to == "dose" else None


def _next_dose(view: View, episode: Episode) -> DoseChanged | None:
    trial = current_trial(view, episode)
    step, last = (trial.next_step, trial.course.steps[-1]) if trial and trial.course.steps else (None, None)
    if trial is None or step is None or last is None:
        return None
    first = max(step.earliest, view.clock.today(view.person.zone))
    amount = type(last.amount)(step.milligrams / last.times_a_day, "mg")
    why = f"To {step.milligrams:g} mg a day: the response at this dose is not yet what was hoped for."
    steps = (DoseStep(first=first, amount=amount, times_a_day=last.times_a_day),)
    when = When.instant(view.chart.entries[-1].recorded_at, view.person.zone)
    return DoseChanged(when=when, order=trial.entry, steps=steps, why=why)


def _cannot_tell(view: View, episode: Episode, found: list[Reached]) -> Iterator[Finding]:
    """Once the first checkpoint is past: what nobody can decide for want of data, said once for a pathway."""
    begun = When.on(episode.began).earliest + FIRST_LOOK
    if not found or not view.clock.reached(begun):
        return
    told = [words for one in found for words in one.missing]
    kept = [words for place, words in enumerate(told) if words not in told[:place]]
    if kept:
        yield Finding(
            rule=_ID, state="cannot_tell", because=episode.because, about=(episode.pathway.id,), missing=tuple(kept[:4]),
            says=say("{pathway}: too little is known to say whether it is on track.", pathway=say(episode.pathway.title)),
            ground=ground(episode.pathway.provenance),
        )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(PathwayPhase), find=find,
    about="R72: at each decision point of a pathway, options for the prescriber and the therapist; nothing repeats within its window.",
)  # fmt: skip
