"""Conditions of decision points that the course tells: time, sessions, trials, safety events, use, the check-in."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from statistics import fmean

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.therapy import NO_THERAPY, Session
from steadystep.chart.when import zone_named
from steadystep.knowledge import Condition

from .episodes import Episode
from .events import family_of
from .pathway_told import AroundPathways, Told, better
from .substance_use import OPIOIDS, last_by_substance
from .trial_response import Response
from .trial_state import state_of
from .trials import Trial

WEEK, LEAST_DAYS = timedelta(days=7), 3  # the first and the last week told; fewer days than that tell nothing
MONTH = timedelta(days=30)  # pathways.md 0, HIGHER_CARE: two ES01-2 in 30 days
_FIELDS = {"craving": "Craving", "panic_attacks": "Panic attacks"}


def weeks(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    since = say("On this pathway since {day}", day=episode.began)
    return Told(since=episode.began, unit=7, because=episode.because, says=since)


def sessions(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Sessions of therapy since the pathway began."""
    held = [
        entry for entry in view.chart.of(Session)
        if entry.body.when.day >= episode.began and entry.body.modality not in NO_THERAPY
    ]  # fmt: skip
    return Told(
        value=len(held), because=(held[-1].id,) if held else (), says=say("{count} sessions", count=len(held))
    )


def trial(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """The state of the latest trial of this pathway that nobody has judged; `no_dose` where there is none."""
    current = current_trial(view, episode)
    if current is None:
        return Told(value="no_dose")
    state = state_of(current)
    if state is None:
        return Told(because=current.because)  # what is missing stands in the finding about the trial itself
    found = current.response
    return Told(
        value=state, because=current.because, says=_stands(current),
        beside=_improved(view, found) if found else (),
    )  # fmt: skip


def _improved(view: AroundPathways, found: Response) -> tuple[Words, ...]:
    if found.percent is None:
        return ()
    return (better(view.knowledge.instruments[found.instrument].short, found.percent),)


def _stands(trial: Trial) -> Words:
    if trial.at_dose is None:
        return say("{name}: no adequate dose yet", name=trial.name)
    return say("{name} at an adequate dose since {day}", name=trial.name, day=trial.at_dose.first)


def current_trial(view: AroundPathways, episode: Episode) -> Trial | None:
    """The latest begun, unjudged and running order for a condition of the pathway."""
    wanted = set(episode.pathway.conditions)
    mine = [
        one for one in view.trials
        if one.judged is None and one.course.first is not None and not view.over(one.course)
        and wanted & view.knowledge.indications_in(one.reason) and one.reached(one.course.first)
    ]  # fmt: skip
    return mine[-1] if mine else None


def days_on(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Since the first day of the running medicine of this pathway; 0 without one."""
    current = current_trial(view, episode)
    if current is None or current.course.first is None:
        return Told(value=0)
    first = current.course.first
    return Told(
        since=first,
        because=current.course.because,
        says=say("{name} since {day}", name=current.name, day=first),
    )


def failed_trials(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Adequate trials for a condition of the pathway that failed, here or elsewhere."""
    tried = {
        one.because: one for name in episode.pathway.conditions for one in view.failed_trials.get(name, ())
    }
    names = ", ".join(one.name for one in tried.values())
    return Told(
        value=len(tried), because=tuple(entry for ids in tried for entry in ids),
        says=say("Failed adequate trials: {names}", names=names) if tried else None,
    )  # fmt: skip


def events_in_30_days(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    fresh = [
        one for one in view.events
        if one.raised.event == condition.of and not view.clock.reached(one.raised.known_at + MONTH)
    ]  # fmt: skip
    return Told(
        value=len(fresh), because=tuple(one.entry for one in fresh),
        says=say("{count} times {event} within 30 days", count=len(fresh), event=condition.of),
    )  # fmt: skip


def days_since_event(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Since the last event of that family, or since the pathway began when there was none."""
    mine = [one for one in view.events if family_of(one.raised.event) == condition.of]
    if not mine:
        return Told(since=episode.began, because=episode.because)
    day = _lived(view, mine[-1].raised.known_at)
    return Told(
        since=max(day, episode.began),
        because=(mine[-1].entry,),
        says=say("{event} last on {day}", event=condition.of, day=day),
    )


def checkin_fall(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Per cent by which the mean of the last week told lies below that of the first."""
    field = condition.of
    told = [
        entry for entry in view.chart.of(DailyCheckin)
        if entry.body.day >= episode.began and getattr(entry.body, field) is not None
    ]  # fmt: skip
    first = [entry for entry in told if entry.body.day < told[0].body.day + WEEK]
    last = [entry for entry in told if entry.body.day > told[-1].body.day - WEEK]
    name = say(_FIELDS[field])
    if min(len(first), len(last)) < LEAST_DAYS or told[-1].body.day < told[0].body.day + 2 * WEEK:
        return Told(
            missing=(say("{name}: three days in the first and in the last of two weeks or more.", name=name),)
        )
    before, now = _mean(first, field), _mean(last, field)
    if not before:
        return Told(value=0)
    percent = round(100 * (before - now) / before)
    return Told(
        value=percent, because=(first[0].id, last[-1].id),
        says=say("{name}: from {before} to {now} a day on average", name=name, before=round(before, 1), now=round(now, 1)),
    )  # fmt: skip


def _lived(view: AroundPathways, instant: datetime) -> date:
    """The day it was where the client lives."""
    return instant.astimezone(zone_named(view.person.zone)).date()


def _mean(entries: list[AnyEntry], field: str) -> float:
    return fmean(getattr(entry.body, field) for entry in entries)


def days_without_opioids(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Since the last use that was told, or shown by a urine test that nothing told explains; else since the pathway began."""
    # The medicine that treats is no use.
    last = [one for name, one in last_by_substance(view.uses).items() if name in OPIOIDS - {"buprenorphine"}]
    found: list[tuple[date, str]] = [
        (_lived(view, one.until - timedelta(microseconds=1)), one.entry) for one in last
    ]
    found += [
        (panel.day, panel.entry) for panel in view.panels
        if any(line.analyte and line.analyte.opioid and line.meaning == "unexpected" for line in panel.lines)
    ]  # fmt: skip
    if not found:
        return Told(since=episode.began, because=episode.because)
    day, entry = max(found)
    return Told(
        since=max(day, episode.began), because=(entry,), says=say("The last use we know of: {day}", day=day)
    )
