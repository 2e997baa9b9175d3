"""Invented examples for the gallery. They show shapes, not care: no dose or score here is advice."""

from datetime import date, datetime, timedelta
from math import sin
from typing import Any

from django import forms
from django.utils import timezone

from steadystep.faces.look.forms import Faces, Scale, TouchChoices
from steadystep.faces.look.pieces import Choice, DutyRow, FindingLine, Link
from steadystep.faces.look.story import (
    Band, DoseLane, EventLane, EventMark, Mark, ScoreLane, Series, Staircase, Step, StoryPicture, TrackLane, TrackPoint,
)

SPANS = ("28", "84", "365", "1000")
_BANDS = (Band(0, 4, "minimal"), Band(5, 9, "mild"), Band(10, 14, "moderate"), Band(15, 19, "moderately severe"),
          Band(20, 27, "severe"))
_ANXIETY = (Band(0, 4, "minimal"), Band(5, 9, "mild"), Band(10, 14, "moderate"), Band(15, 21, "severe"))


class CheckIn(forms.Form):
    mood = forms.ChoiceField(label="How was today?", widget=Faces(), choices=Faces().choices)
    craving = forms.ChoiceField(label="How strong was craving at its strongest?", help_text="Any number is fine.",
                                widget=Scale("none", "as strong as it gets"), choices=Scale().choices)
    slept = forms.ChoiceField(label="Trouble falling or staying asleep?", widget=TouchChoices(), choices=(
        ("0", "Not at all"), ("1", "Several days"), ("2", "More than half the days"), ("3", "Nearly every day")))
    words = forms.CharField(label="Anything to add", widget=forms.Textarea(), required=False,
                            help_text="Your care team reads this on working days.")
    phone = forms.EmailField(label="Where can we write to you?")
    reminders = forms.BooleanField(label="Remind me in the evening", required=False)


def everything(days: int = 365) -> dict[str, Any]:
    """All the gallery shows, relative to now."""
    now = timezone.now()
    return {
        "now": now, "picture": story(timezone.localdate(), days), "findings": findings(), "duties": duties(now),
        "presets": [Choice(label, f"?span={span}", span == str(days))
                    for span, label in zip(SPANS, ("4 weeks", "12 weeks", "a year", "all"), strict=True)],
        "tabs": [Choice(label, "#", label == "Medicines", count) for label, count in
                 (("Medicines", 3), ("Measures", 12), ("Sessions", None), ("Safety", 1), ("Labs", None),
                  ("Team", None), ("Feed", None), ("Documents", None))],
        "chips": [Choice("Mine", "#", True, 12), Choice("Team", "#", False, 48), Choice("All", "#", False, 203)],
        "rows": rows(now), "soon": now + timedelta(days=5), "before": now - timedelta(days=40),
        "day": timezone.localdate() + timedelta(days=1),
    }


def findings() -> list[FindingLine]:
    grounds = (Link("PHQ-9 of 3 March, item 9 = 2", "#"), Link("Safety plan of 12 January", "#"))
    return [
        FindingLine("urgent", "Thoughts of death or self-harm on more than half the days",
                    why="Item 9 was answered 2. Any answer above 0 opens the suicide screen in the same contact.",
                    word="now", because=grounds, sources=(Link("Escalation ES01", "#"),)),
        FindingLine("attention", "Lithium level is due: 7 days since the dose changed", word="this week",
                    because=(Link("Lithium carbonate 900 mg from 24 February", "#"),), missing=("level after the change",),
                    sources=(Link("Guideline A", "#"), Link("Guideline B, which differs", "#")), checker="A. Clinician, RN"),
        FindingLine("information", "Could not tell whether the washout is over", broken=True, word="broken check"),
        FindingLine("fine", "PHQ-9 halved since the start of sertraline", because=grounds[:1]),
    ]


def duties(now: datetime) -> list[DutyRow]:
    return [
        DutyRow("urgent", "Luis M.", "Item 9 answered 2: call", now + timedelta(minutes=35), "you", "#", "now", "a call with an outcome"),
        DutyRow("attention", "Dee K.", "Lithium 1.31 mmol/L at 12 h: review", now + timedelta(hours=3, minutes=10), "NP on call", "#", "today"),
        DutyRow("information", "Maximiliana Featherstonehaugh-Wolfeschlegelstein", "Supply ends Saturday, visit Monday",
                now + timedelta(days=2), "case manager", "#", "soon"),
        DutyRow("attention", "Sam T.", "Call not answered twice", now - timedelta(minutes=20), "case manager", "#", "over"),
    ]


def rows(now: datetime) -> list[dict[str, Any]]:
    names = ("Ana R.", "Dee K.", "Sam T.", "Jo-Anne van der Westhuizen-Makgoba", "No Data Yet")
    points = ([14, 14, 12, None, 11, 9], [8, 10, 13, 16], [5, 5, 5], [22, 19, 20, 18, 17, 12, 9, 7, 4], [])
    return [{"name": name, "about": "she/her · 34 · panic disorder", "points": line, "last": line[-1] if line else None,
             "seen": now - timedelta(days=4 + 9 * index), "next": now + timedelta(days=index * 3)}
            for index, (name, line) in enumerate(zip(names, points, strict=True))]


def story(today: date, days: int) -> StoryPicture:
    """A year or less of an invented course, ending today."""
    first = today - timedelta(days=min(days, 1000))
    begun = today - timedelta(days=300)

    def on(offset: int) -> date:
        return begun + timedelta(days=offset)

    phq = tuple(_mark("PHQ-9", on(offset), value, flag) for offset, value, flag in (
        (0, 19, ""), (14, 18, "item 9 answered 2"), (28, 16, ""), (45, 17, ""), (60, 14, ""), (90, 12, ""), (118, None, ""),
        (150, 9, ""), (185, 11, ""), (220, 8, ""), (255, 6, ""), (290, 5, "")))
    gad = tuple(_mark("GAD-7", on(offset), value) for offset, value in ((0, 17), (28, 15), (60, 13), (150, 8), (255, 7), (290, 6)))
    pdss = tuple(_mark("OASIS", on(offset), value) for offset, value in ((3, 15), (40, 12), (150, 8), (280, 6)))
    return StoryPicture(first, today, (
        ScoreLane("PHQ-9", 0, 27, _BANDS, (Series("PHQ-9", phq),)),
        ScoreLane("Anxiety", 0, 21, _ANXIETY, (Series("GAD-7", gad), Series("OASIS", pdss))),
        _medicines(on),
        EventLane("Side effects", (EventMark(on(9), "side_effect", "Nausea, mild", "#e"), EventMark(on(16), "side_effect", "Headache", "#e"))),
        *_tracks(today),
        EventLane("Sessions and visits", tuple(EventMark(on(7 * week), "missed" if week in (9, 22) else ("visit" if week % 4 == 0 else "session"), f"Week {week}", "#e") for week in range(43))),
        EventLane("Skills, labs, life", (
            EventMark(on(10), "skill", "Breathing, first tried", "#e"), EventMark(on(52), "lab", "TSH 2.1 mIU/L", "#e"),
            EventMark(on(70), "life", "Lost her job", "#e"), EventMark(on(72), "lab", "Sodium 138 mmol/L", "#e"),
            EventMark(on(14), "safety", "Safety plan made", "#e"), EventMark(on(200), "life", "New job, nights", "#e"),
            EventMark(on(202), "skill", "Ladder step 4: the bus", "#e"), EventMark(on(204), "skill", "Ladder step 5", "#e"))),
    ), "The story of an invented client", today=today)


def _mark(name: str, at: date, value: float | None, flag: str = "") -> Mark:
    said = f"{name} {value}" if value is not None else f"{name} could not be scored: two answers are missing"
    return Mark(at, value, said, "#entry", flag)


def _medicines(on: Any) -> DoseLane:
    def steps(name: str, *held: tuple[int, int | None, float]) -> tuple[Step, ...]:
        return tuple(Step(on(start), on(end) if end else None, dose, f"{name} {dose:g} mg", "#order") for start, end, dose in held)

    return DoseLane("Medicines", (
        Staircase("Sertraline", "mg", steps("Sertraline", (7, 14, 25), (14, 42, 50), (42, 60, 75), (60, None, 100))),
        Staircase("Hydroxyzine", "mg as needed", steps("Hydroxyzine", (7, 70, 25))),
        Staircase("Buprenorphine/naloxone", "mg", steps("Buprenorphine", (0, 2, 4), (2, 4, 8), (4, 160, 16), (190, None, 12))),
    ))


def _tracks(today: date) -> tuple[TrackLane, ...]:
    nights = [today - timedelta(days=back) for back in range(300, -1, -1) if back % 11 and not 120 < back < 150]
    hours = [round(6.4 + 1.6 * sin(night.toordinal() / 5), 1) for night in nights]
    sleep = tuple(TrackPoint(night, hour, f"{hour:g} hours of sleep", "#day") for night, hour in zip(nights, hours, strict=True))
    craving = tuple(TrackPoint(night, round(5 + 4 * sin(index / 9)), "Craving", "#day") for index, night in enumerate(nights) if index > 60)
    return TrackLane("Sleep", 0, 12, sleep, "h"), TrackLane("Craving", 0, 10, craving), TrackLane("Mood", 1, 5, ())
