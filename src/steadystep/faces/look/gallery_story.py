"""An invented course of a year for the gallery. Shapes, not care."""

from datetime import date, timedelta
from math import sin
from typing import Any

from steadystep.faces.look.story import (
    Band,
    DoseLane,
    EventLane,
    EventMark,
    Mark,
    ScoreLane,
    Series,
    Staircase,
    Step,
    StoryPicture,
    TrackLane,
    TrackPoint,
)

_BANDS = (
    Band(0, 4, "minimal"),
    Band(5, 9, "mild"),
    Band(10, 14, "moderate"),
    Band(15, 19, "moderately severe"),
    Band(20, 27, "severe"),
)
_ANXIETY = (Band(0, 4, "minimal"), Band(5, 9, "mild"), Band(10, 14, "moderate"), Band(15, 21, "severe"))


def story(today: date, days: int) -> StoryPicture:
    """A year or less of an invented course, ending today."""
    first = today - timedelta(days=min(days, 1000))
    begun = today - timedelta(days=300)

    def on(offset: int) -> date:
        return begun + timedelta(days=offset)

    phq = tuple(
        _mark("PHQ-9", on(offset), value, flag)
        for offset, value, flag in (
            (0, 19, ""),
            (14, 18, "item 9 answered 2"),
            (28, 16, ""),
            (45, 17, ""),
            (60, 14, ""),
            (90, 12, ""),
            (118, None, ""),
            (150, 9, ""),
            (185, 11, ""),
            (220, 8, ""),
            (255, 6, ""),
            (290, 5, ""),
        )
    )
    gad = tuple(
        _mark("GAD-7", on(offset), value)
        for offset, value in ((0, 17), (28, 15), (60, 13), (150, 8), (255, 7), (290, 6))
    )
    pdss = tuple(
        _mark("OASIS", on(offset), value) for offset, value in ((3, 15), (40, 12), (150, 8), (280, 6))
    )
    return StoryPicture(
        first,
        today,
        (
            ScoreLane("PHQ-9", 0, 27, _BANDS, (Series("PHQ-9", phq),)),
            ScoreLane("Anxiety", 0, 21, _ANXIETY, (Series("GAD-7", gad), Series("OASIS", pdss))),
            _medicines(on),
            EventLane(
                "Side effects",
                (
                    EventMark(on(9), "side_effect", "Nausea, mild", "#e"),
                    EventMark(on(16), "side_effect", "Headache", "#e"),
                ),
            ),
            *_tracks(today),
            EventLane(
                "Sessions and visits",
                tuple(
                    EventMark(
                        on(7 * week),
                        "missed" if week in (9, 22) else ("visit" if week % 4 == 0 else "session"),
                        f"Week {week}",
                        "#e",
                    )
                    for week in range(43)
                ),
            ),
            EventLane(
                "Skills, labs, life",
                (
                    EventMark(on(10), "skill", "Breathing, first tried", "#e"),
                    EventMark(on(52), "lab", "TSH 2.1 mIU/L", "#e"),
                    EventMark(on(70), "life", "Lost her job", "#e"),
                    EventMark(on(72), "lab", "Sodium 138 mmol/L", "#e"),
                    EventMark(on(14), "safety", "Safety plan made", "#e"),
                    EventMark(on(200), "life", "New job, nights", "#e"),
                    EventMark(on(202), "skill", "Ladder step 4: the bus", "#e"),
                    EventMark(on(204), "skill", "Ladder step 5", "#e"),
                ),
            ),
        ),
        "The story of an invented client",
        today=today,
    )


def _mark(name: str, at: date, value: float | None, flag: str = "") -> Mark:
    said = f"{name} {value}" if value is not None else f"{name} could not be scored: two answers are missing"
    return Mark(at, value, said, "#entry", flag)


def _medicines(on: Any) -> DoseLane:
    def steps(name: str, *held: tuple[int, int | None, float]) -> tuple[Step, ...]:
        return tuple(
            Step(on(start), on(end) if end else None, dose, f"{name} {dose:g} mg", "#order")
            for start, end, dose in held
        )

    return DoseLane(
        "Medicines",
        (
            Staircase(
                "Sertraline",
                "mg",
                steps("Sertraline", (7, 14, 25), (14, 42, 50), (42, 60, 75), (60, None, 100)),
            ),
            Staircase("Hydroxyzine", "mg as needed", steps("Hydroxyzine", (7, 70, 25))),
            Staircase(
                "Buprenorphine/naloxone",
                "mg",
                steps("Buprenorphine", (0, 2, 4), (2, 4, 8), (4, 160, 16), (190, None, 12)),
            ),
        ),
    )


def _tracks(today: date) -> tuple[TrackLane, ...]:
    nights = [
        today - timedelta(days=back) for back in range(300, -1, -1) if back % 11 and not 120 < back < 150
    ]
    hours = [round(6.4 + 1.6 * sin(night.toordinal() / 5), 1) for night in nights]
    sleep = tuple(
        TrackPoint(night, hour, f"{hour:g} hours of sleep", "#day")
        for night, hour in zip(nights, hours, strict=True)
    )
    craving = tuple(
        TrackPoint(night, round(5 + 4 * sin(index / 9)), "Craving", "#day")
        for index, night in enumerate(nights)
        if index > 60
    )
    return (
        TrackLane("Sleep", 0, 12, sleep, "h"),
        TrackLane("Craving", 0, 10, craving),
        TrackLane("Mood", 1, 5, ()),
    )
