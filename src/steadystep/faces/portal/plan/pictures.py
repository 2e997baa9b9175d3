"""My scores as small pictures with their table: the scale's own lines, no names of illnesses."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from steadystep.chart.measures import DailyCheckin
from steadystep.faces.look.questionnaire_names import questionnaire_name
from steadystep.faces.look.story import Mark, ScoreLane, Series, StoryPicture, TrackLane, TrackPoint
from steadystep.faces.look.words import day_said
from steadystep.faces.portal.own import Own
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.scores import ScoreFact

SHOWN = timedelta(weeks=26)
DAILY = timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class ScorePicture:
    """`name` is what the client reads over it."""

    name: str
    instrument: Instrument
    picture: StoryPicture
    last: int | None


def score_pictures(own: Own, ways: Collection[str]) -> list[ScorePicture]:
    """Of what they answer themselves over time: neither a clinician's checklist nor a screen is a picture of how it has been."""
    found = []
    for name, facts in sorted(own.view.every_score.items()):
        instrument = own.view.knowledge.instruments[name]
        recent = [fact for fact in facts if fact.at >= own.now - SHOWN]
        if recent and instrument.respondent == "self" and not instrument.screens:
            found.append(_picture(own, instrument, recent, questionnaire_name(instrument, ways)))
    return found


def daily_picture(own: Own) -> StoryPicture | None:
    """Mood, worry, craving and sleep of the last weeks, from the check-ins."""
    lanes = day_tracks([one.body for one in own.chart.of(DailyCheckin)], own.today - DAILY, own.today)
    if not lanes:
        return None
    return StoryPicture(
        own.today - DAILY, own.today, tuple(lanes), gettext("My check-ins, the last 8 weeks"), today=own.today
    )


def day_tracks(told: list[DailyCheckin], start: date, end: date) -> list[TrackLane]:
    """Mood, worry, craving and sleep of these days, as far as anything was said of them."""
    days = [body for body in told if start <= body.day <= end]
    wanted = (
        ("mood", gettext("Mood"), 10, ""), ("anxiety", gettext("Worry or fear"), 10, ""),
        ("craving", gettext("Craving"), 10, ""), ("sleep_hours", gettext("Sleep"), 12, gettext("hours")),
    )  # fmt: skip
    return [lane for one in wanted if (lane := _track(days, *one)).points]


def score_lane(instrument: Instrument, facts: list[ScoreFact], name: str) -> ScoreLane:
    """The scores on their own scale under that name, without the names of bands."""
    marks = tuple(_mark(instrument, fact) for fact in facts)
    low, high = instrument.score_range.low, instrument.score_range.high
    return ScoreLane(name, low, high, (), (Series("", marks),))


def _picture(own: Own, instrument: Instrument, facts: list[ScoreFact], name: str) -> ScorePicture:
    lane = score_lane(instrument, facts, name)
    first = min(timezone.localtime(facts[0].at).date(), own.today - timedelta(weeks=4))
    picture = StoryPicture(first, own.today, (lane,), name, today=own.today)
    return ScorePicture(name, instrument, picture, facts[-1].total)


def _mark(instrument: Instrument, fact: ScoreFact) -> Mark:
    day = timezone.localtime(fact.at).date()
    if fact.total is None:
        return Mark(
            day,
            None,
            gettext("%(day)s: could not be added up, some answers are missing") % {"day": day_said(day)},
        )
    values = {"day": day_said(day), "total": fact.total, "most": instrument.score_range.high}
    return Mark(day, fact.total, gettext("%(day)s: %(total)s of %(most)s") % values)


def _track(told: list[DailyCheckin], name: str, title: str, high: int, unit: str) -> TrackLane:
    points = tuple(
        TrackPoint(body.day, min(value, high), f"{day_said(body.day)}: {value:g}")
        for body in told if (value := getattr(body, name)) is not None
    )  # fmt: skip
    return TrackLane(title, 0, high, points, unit, every=2)
