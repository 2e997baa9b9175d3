"""What the latest score means: its band, how it moved, response and remission; or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from steadystep.chart import Words, say
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import CannotTell, Score
from steadystep.reasoning.facts.scoring_change import fallen, more_than_chance, responded, worsened_by
from steadystep.reasoning.facts.scoring_sheet import listed
from steadystep.reasoning.finding import Finding, ground
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    for name, facts in view.scores.items():
        yield from _instrument(view.knowledge.instruments[name], facts)


def _instrument(instrument: Instrument, facts: tuple[ScoreFact, ...]) -> Iterator[Finding]:
    latest = facts[-1]
    if isinstance(latest.result, CannotTell):
        yield Finding(
            rule="measures.meaning", state="cannot_tell", ground=ground(instrument.provenance), because=(latest.entry,),
            says=say("{name}: no score can be given.", name=instrument.short), missing=(latest.result.why,),
        )  # fmt: skip
        return
    if latest.total is None:
        yield _side_by_side(instrument, latest, latest.result)
        return
    known = [fact for fact in facts if fact.total is not None and fact.series == latest.series]
    yield from _change(instrument, known)
    yield from _course(instrument, known)


def _side_by_side(instrument: Instrument, latest: ScoreFact, score: Score) -> Finding:
    """An instrument whose parts never become one number: each is told, none is added up."""
    told = (
        ", ".join(f"{name} {value}" for name, value in score.subscales.items() if value is not None)
        or score.band
    )
    return Finding(
        rule="measures.meaning", ground=ground(instrument.provenance), because=(latest.entry,),
        says=say("{name}: {parts}.", name=instrument.short, parts=told), missing=_imputed(score),
    )  # fmt: skip


def _change(instrument: Instrument, known: list[ScoreFact]) -> Iterator[Finding]:
    """The latest score against the one before; worse by the reliable change asks for attention."""
    latest, before = known[-1], known[-2] if len(known) > 1 else None
    score = latest.result
    if not isinstance(score, Score):
        return
    now, then = latest.total or 0, (before.total or 0) if before else latest.total or 0
    moved = now - then
    worse = more_than_chance(instrument, then, now) is True and worsened_by(instrument, then, now) > 0
    yield Finding(
        rule="measures.worse" if worse else "measures.meaning", ground=ground(instrument.provenance),
        urgency="attention" if worse else "note",
        says=_sentence(instrument, score, before, moved), why=_moved_why(instrument, moved),
        because=(latest.entry, before.entry) if before else (latest.entry,), missing=_imputed(score),
    )  # fmt: skip


def _sentence(instrument: Instrument, score: Score, before: ScoreFact | None, moved: int) -> Words:
    facts = {"name": instrument.short, "total": score.total, "band": say(score.band)}
    if not score.band:
        return _without_band(before, moved, facts)
    if before is None:
        return say("{name} {total}, {band}: the first score.", **facts)
    if moved == 0:
        return say("{name} {total}, {band}: as on {day}.", day=before.day, **facts)
    points = abs(moved)
    if moved > 0:
        return say(
            "{name} {total}, {band}: {points} higher than on {day}.",
            points=points,
            day=before.day,
            **facts,
        )
    return say(
        "{name} {total}, {band}: {points} lower than on {day}.", points=points, day=before.day, **facts
    )


def _without_band(before: ScoreFact | None, moved: int, facts: dict[str, Any]) -> Words:
    """The same for instruments whose source sets no bands."""
    facts = {key: value for key, value in facts.items() if key != "band"}
    if before is None:
        return say("{name} {total}: the first score.", **facts)
    if moved == 0:
        return say("{name} {total}: as on {day}.", day=before.day, **facts)
    points, day = abs(moved), before.day
    if moved > 0:
        return say("{name} {total}: {points} higher than on {day}.", points=points, day=day, **facts)
    return say("{name} {total}: {points} lower than on {day}.", points=points, day=day, **facts)


def _moved_why(instrument: Instrument, moved: int) -> Words | None:
    if instrument.reliable_change is None:
        return say("For {name} no size of change is published as more than chance.", name=instrument.short)
    if abs(moved) < instrument.reliable_change:
        return None
    return say("A change of {points} points or more is more than chance.", points=instrument.reliable_change)


def _imputed(score: Score) -> tuple[Words, ...]:
    if not score.imputed:
        return ()
    if len(score.imputed) == 1:
        return (
            say("Item {items} was not answered and is filled with the mean of the others.", items=score.imputed[0]),
        )  # fmt: skip
    several = listed(score.imputed)
    return (
        say("Items {items} were not answered and are filled with the mean of the others.", items=several),
    )


def _course(instrument: Instrument, known: list[ScoreFact]) -> Iterator[Finding]:
    """Remission, else response, against the first score of the series."""
    first, latest = known[0], known[-1]
    if remitted := _remission(instrument, known):
        yield Finding(
            rule="measures.remission", ground=ground(instrument.provenance), because=(remitted.entry, latest.entry),
            says=say("{name} below {limit} twice, at least {days} days apart: remission.", name=instrument.short,
                     limit=instrument.remission_below, days=instrument.remission_days_apart),
        )  # fmt: skip
    elif len(known) > 1 and responded(instrument, first.total or 0, latest.total or 0):
        yield Finding(
            rule="measures.response", ground=ground(instrument.provenance), because=(first.entry, latest.entry),
            says=_response(instrument, first.total or 0, latest.total or 0),
        )  # fmt: skip


def _response(instrument: Instrument, first: int, latest: int) -> Words:
    if instrument.response_fraction is not None:
        percent = round(100 * fallen(instrument, first, latest), 1)
        return say(
            "{name} is {percent}% below the first score: response.", name=instrument.short, percent=percent
        )
    points = abs(latest - first)
    if instrument.higher_is_better:
        return say(
            "{name} is {points} points above the first score: response.", name=instrument.short, points=points
        )
    return say(
        "{name} is {points} points below the first score: response.", name=instrument.short, points=points
    )


def _remission(instrument: Instrument, known: list[ScoreFact]) -> ScoreFact | None:
    """The earlier of two low scores far enough apart, with nothing higher between; None when there is no such pair."""
    limit, apart = instrument.remission_below, instrument.remission_days_apart
    if limit is None or apart is None:
        return None
    earliest = None
    for fact in reversed(known):
        if fact.total is None or fact.total >= limit:
            break
        earliest = fact
    # Days of the calendar, as people count them: an evening and a morning two weeks later are 14 days apart.
    if earliest is None or (known[-1].day - earliest.day).days < apart:
        return None
    return earliest


RULE = Rule(
    id="measures.meaning", reads=reads(Answers, ScoreTotal), find=find,
    about="Severity, change, response and remission of each measure, or why there is no score.",
)  # fmt: skip
