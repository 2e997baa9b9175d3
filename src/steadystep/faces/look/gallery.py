"""Invented examples for the gallery. They show shapes, not care: no dose or score here is advice."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from steadystep.faces.look.forms import Faces, Scale, TouchChoices
from steadystep.faces.look.gallery_story import story
from steadystep.faces.look.pieces import Choice, DutyRow, FindingLine, Link

SPANS = ("28", "84", "365", "1000")


class CheckIn(forms.Form):
    mood = forms.ChoiceField(label="How was today?", widget=Faces(), choices=Faces().choices)
    craving = forms.ChoiceField(
        label="How strong was craving at its strongest?",
        help_text="Any number is fine.",
        widget=Scale("none", "as strong as it gets"),
        choices=Scale().choices,
    )
    slept = forms.ChoiceField(
        label="Trouble falling or staying asleep?",
        widget=TouchChoices(),
        choices=(
            ("0", "Not at all"),
            ("1", "Several days"),
            ("2", "More than half the days"),
            ("3", "Nearly every day"),
        ),
    )
    words = forms.CharField(
        label="Anything to add",
        widget=forms.Textarea(),
        required=False,
        help_text="Your care team reads this on working days.",
    )
    phone = forms.EmailField(label="Where can we write to you?")
    reminders = forms.BooleanField(label="Remind me in the evening", required=False)


def everything(days: int = 365) -> dict[str, Any]:
    """All the gallery shows, relative to now."""
    now = timezone.now()
    return {
        "now": now,
        "picture": story(timezone.localdate(), days),
        "findings": findings(),
        "duties": duties(now),
        "presets": [
            Choice(label, f"?span={span}", span == str(days))
            for span, label in zip(SPANS, ("4 weeks", "12 weeks", "a year", "all"), strict=True)
        ],
        "tabs": [
            Choice(label, "#", label == "Medicines", count)
            for label, count in (
                ("Medicines", 3),
                ("Measures", 12),
                ("Sessions", None),
                ("Safety", 1),
                ("Labs", None),
                ("Team", None),
                ("Feed", None),
                ("Documents", None),
            )
        ],
        "chips": [
            Choice("Mine", "#", True, 12),
            Choice("Team", "#", False, 48),
            Choice("All", "#", False, 203),
        ],
        "rows": rows(now),
        "soon": now + timedelta(days=5),
        "before": now - timedelta(days=40),
        "day": timezone.localdate() + timedelta(days=1),
    }


def findings() -> list[FindingLine]:
    grounds = (Link("PHQ-9 of 3 March, item 9 = 2", "#"), Link("Safety plan of 12 January", "#"))
    return [
        FindingLine(
            "urgent",
            "Thoughts of death or self-harm on more than half the days",
            why="Item 9 was answered 2. Any answer above 0 opens the suicide screen in the same contact.",
            word="now",
            because=grounds,
            sources=(Link("Escalation ES01", "#"),),
        ),
        FindingLine(
            "attention",
            "Lithium level is due: 7 days since the dose changed",
            word="this week",
            because=(Link("Lithium carbonate 900 mg from 24 February", "#"),),
            missing=("level after the change",),
            sources=(Link("Guideline A", "#"), Link("Guideline B, which differs", "#")),
            checker="A. Clinician, RN",
        ),
        FindingLine(
            "information", "Could not tell whether the washout is over", broken=True, word="broken check"
        ),
        FindingLine("fine", "PHQ-9 halved since the start of sertraline", because=grounds[:1]),
    ]


def duties(now: datetime) -> list[DutyRow]:
    """One duty of each urgency and one whose time is over."""
    soon, today, week, over = (
        now + timedelta(minutes=35), now + timedelta(minutes=190), now + timedelta(days=2), now - timedelta(minutes=20),
    )  # fmt: skip
    long_name = "Maximiliana Featherstonehaugh-Wolfeschlegelstein"
    call = DutyRow(
        "urgent", "Luis M.", "Item 9 answered 2: call", soon, "you", "#", "now", "a call with an outcome"
    )
    return [
        call,
        DutyRow(
            "attention", "Dee K.", "Lithium 1.31 mmol/L at 12 h: review", today, "NP on call", "#", "today"
        ),
        DutyRow(
            "information", long_name, "Supply ends Saturday, visit Monday", week, "case manager", "#", "soon"
        ),
        DutyRow("attention", "Sam T.", "Call not answered twice", over, "case manager", "#", "over"),
    ]


def rows(now: datetime) -> list[dict[str, Any]]:
    names = ("Ana R.", "Dee K.", "Sam T.", "Jo-Anne van der Westhuizen-Makgoba", "No Data Yet")
    points: tuple[list[int | None], ...] = (
        [14, 14, 12, None, 11, 9],
        [8, 10, 13, 16],
        [5, 5, 5],
        [22, 19, 20, 18, 17, 12, 9, 7, 4],
        [],
    )
    return [
        {
            "name": name,
            "about": "she/her · 34 · panic disorder",
            "points": line,
            "last": line[-1] if line else None,
            "seen": now - timedelta(days=4 + 9 * index),
            "next": now + timedelta(days=index * 3),
        }
        for index, (name, line) in enumerate(zip(names, points, strict=True))
    ]
