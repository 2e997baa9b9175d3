"""Conditions of decision points that tests, side effects and nights tell."""

from __future__ import annotations

from datetime import date
from math import inf

from steadystep.chart import AnyEntry, say
from steadystep.chart.measures import Answers
from steadystep.chart.medication import SideEffect
from steadystep.chart.substance import SupportPlanned
from steadystep.knowledge import Condition

from .episodes import Episode
from .pathway_told import AroundPathways, Told
from .sleep_weeks import WEEK, SleepWeek, nights, week
from .urine import Meaning, Panel


def unexpected_tests(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Urine tests with something that nothing explains, since support was last planned."""
    return _tests(view, episode, "unexpected")


def absent_tests(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Urine tests without the medicine that is taken, since support was last planned."""
    return _tests(view, episode, "absent")


def _tests(view: AroundPathways, episode: Episode, meaning: Meaning) -> Told:
    planned = view.chart.latest(SupportPlanned)
    since = planned.body.when.day if planned is not None else episode.began
    found = [panel for panel in view.panels if panel.day >= since and _shows(panel, meaning)]
    return Told(
        value=len(found), because=tuple(panel.entry for panel in found),
        says=say("{count} tests since {day}", count=len(found), day=since) if found else None,
    )  # fmt: skip


def _shows(panel: Panel, meaning: Meaning) -> bool:
    return any(line.meaning == meaning for line in panel.lines)


def days_since_effect(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Days since that effect was last told, on this pathway and not gone; endless where it was not."""
    told = [entry for entry in view.chart.of(SideEffect) if _names(view, entry, condition.of)]
    if not told or told[-1].body.gone or told[-1].body.when.day < episode.began:
        return Told(value=inf)
    last = told[-1]
    says = say("{effect}, last told on {day}", effect=last.body.effect, day=last.body.when.day)
    return Told(since=last.body.when.day, because=(last.id,), says=says)


def _names(view: AroundPathways, entry: AnyEntry, effect: str) -> bool:
    """Whether the report is of that effect: by its own words, or by the row it was known as."""
    row = view.knowledge.side_effects.get(entry.body.known)
    return effect in entry.body.effect.casefold() or (row is not None and effect in row.effect.casefold())


def efficient_weeks(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """How many weeks of the sleep diary, without a break, had an efficiency of at least `under`; back from the last night told."""
    told = [one for one in nights(view.chart, view.scores) if one.day >= episode.began]
    if not told:
        return Told(missing=(say("Nights in the sleep diary."),))
    held: list[SleepWeek] = []
    while (found := week(told, told[-1].day - WEEK * len(held))).percent is not None:
        if found.percent < (condition.under or 0):
            break
        held.append(found)
    because = tuple(entry for one in held for entry in one.because)
    says = say(
        "{count} weeks of sleep efficiency of {percent}% and more",
        count=len(held),
        percent=condition.under or 0,
    )
    return Told(value=len(held), because=because, says=says if held else None)


def highest_item(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """The highest answer among the items of the first subscale, on the latest sheet of that instrument."""
    instrument, facts = view.knowledge.instruments[condition.of], view.scores.get(condition.of, ())
    entry = view.chart.entry(facts[-1].entry) if facts else None
    given = entry.body.items if entry is not None and isinstance(entry.body, Answers) else ()
    asked = [given[item - 1] for item in instrument.subscales[0].items if item <= len(given)]
    known = [value for value in asked if value is not None]
    if entry is None or not known:
        return Told(missing=(say("The answers of {name}, item by item.", name=instrument.short),))
    highest = max(known)
    says = say("{name}: an item answered {value}", name=instrument.short, value=highest)
    return Told(value=highest, because=(entry.id,), says=says)


def days_off_medicine(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Days since the last medicine of this pathway ended with none in its place; endless where one runs or none was begun."""
    wanted = set(episode.pathway.conditions)
    courses = [one.course for one in view.trials if wanted & view.knowledge.indications_in(one.reason)]
    ended = [course for course in courses if view.over(course) and course.last is not None]
    if not ended or len(ended) < len(courses):
        return Told(value=inf)
    final = max(ended, key=lambda course: course.last or date.min)
    return Told(
        since=final.last, because=final.because, says=say("{name} ended on {day}", name=final.name, day=final.last or ""),
    )  # fmt: skip
