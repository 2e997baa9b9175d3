"""The same story as rows, for those who read or hear it rather than see it."""

from datetime import date, datetime
from typing import NamedTuple

from steadystep.faces.look.story import tracks
from steadystep.faces.look.story.events import WORDS
from steadystep.faces.look.story.values import DoseLane, EventLane, Lane, ScoreLane, StoryPicture, TrackLane

_BY_WEEK_ABOVE = 62  # days; longer stories sum daily notes up by week, as the picture does


class StoryRow(NamedTuple):
    at: date
    lane: str
    said: str
    href: str


def story_rows(picture: StoryPicture) -> list[StoryRow]:
    """Everything the picture shows, newest first."""
    found = [row for lane in picture.lanes for row in _rows(lane, picture)]
    return sorted(found, key=lambda row: row.at, reverse=True)


def _rows(lane: Lane, picture: StoryPicture) -> list[StoryRow]:
    if isinstance(lane, ScoreLane):
        found = [
            StoryRow(_day(mark.at), lane.title, ", ".join(filter(None, (mark.label, mark.flag))), mark.href)
            for series in lane.series
            for mark in series.points
        ]
    elif isinstance(lane, DoseLane):
        return [
            StoryRow(max(step.start, picture.start), lane.title, step.label, step.href)
            for staircase in lane.staircases
            for step in staircase.parts
            if step.start <= picture.end and (step.end is None or step.end > picture.start)
        ]
    elif isinstance(lane, EventLane):
        found = [
            StoryRow(_day(mark.at), lane.title, f"{WORDS[mark.kind]}: {mark.label}", mark.href)
            for mark in lane.marks
        ]
    else:
        found = _track_rows(lane, picture)
    return [row for row in found if picture.start <= row.at <= picture.end]


def _track_rows(lane: TrackLane, picture: StoryPicture) -> list[StoryRow]:
    points = tracks.inside(lane, picture.start, picture.end)
    if (picture.end - picture.start).days <= _BY_WEEK_ABOVE:
        return [StoryRow(point.at, lane.title, point.label, point.href) for point in points]
    return [
        StoryRow(days[-1].at, lane.title, tracks.week_words(lane, days), days[-1].href)
        for _monday, days in tracks.by_week(points)
    ]


def _day(at: datetime | date) -> date:
    return at.date() if isinstance(at, datetime) else at
