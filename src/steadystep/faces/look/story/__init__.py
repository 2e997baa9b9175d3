"""The story picture: doses as a staircase under symptom scores, on one time axis, every mark linked to its entry."""

from steadystep.faces.look.story.period import Period, Zoom, period_of, zoom_of
from steadystep.faces.look.story.picture import NARROW, WIDE, draw_story
from steadystep.faces.look.story.small import SmallPicture, draw_small
from steadystep.faces.look.story.spark import sparkline
from steadystep.faces.look.story.table import StoryRow, story_rows
from steadystep.faces.look.story.values import (
    Band,
    DoseLane,
    EventKind,
    EventLane,
    EventMark,
    Lane,
    Mark,
    ScoreLane,
    Series,
    Staircase,
    Step,
    StoryPicture,
    TrackLane,
    TrackPoint,
)

__all__ = [
    "NARROW",
    "WIDE",
    "Band",
    "DoseLane",
    "EventKind",
    "EventLane",
    "EventMark",
    "Lane",
    "Mark",
    "Period",
    "ScoreLane",
    "Series",
    "SmallPicture",
    "Staircase",
    "Step",
    "StoryPicture",
    "StoryRow",
    "TrackLane",
    "TrackPoint",
    "Zoom",
    "draw_small",
    "draw_story",
    "period_of",
    "sparkline",
    "story_rows",
    "zoom_of",
]
