"""An invented course of a year for the gallery. Shapes, not care."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from math import sin
from types import MappingProxyType

from steadystep.faces.look.story import (
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

_BANDS = (
    Band(0, 4, "minimal"),
    Band(5, 9, "mild"),
    Band(10, 14, "moderate"),
    Band(15, 19, "moderately severe"),
    Band(20, 27, "severe"),
)
_ANXIETY = (Band(0, 4, "minimal"), Band(5, 9, "mild"), Band(10, 14, "moderate"), Band(15, 21, "severe"))


On = Callable[[int], date]
Events = tuple[tuple[int, EventKind, str], ...]

_PHQ_9: tuple[tuple[int, int | None], ...] = (
    (0, 19), (14, 18), (28, 16), (45, 17), (60, 14), (90, 12), (118, None), (150, 9), (185, 11), (220, 8), (255, 6), (290, 5),
)  # fmt: skip
_GAD_7 = ((0, 17), (28, 15), (60, 13), (150, 8), (255, 7), (290, 6))
_OASIS = ((3, 15), (40, 12), (150, 8), (280, 6))
_EFFECTS: Events = ((9, "side_effect", "Nausea, mild"), (16, "side_effect", "Headache"))
_LIFE: Events = (
    (10, "skill", "Breathing, first tried"),
    (14, "safety", "Safety plan made"),
    (52, "lab", "TSH 2.1 mIU/L"),
    (70, "life", "Lost her job"),
    (72, "lab", "Sodium 138 mmol/L"),
    (200, "life", "New job, nights"),
    (202, "skill", "Ladder step 4: the bus"),
    (204, "skill", "Ladder step 5"),
)
_MISSED_WEEKS = (9, 22)


def story(today: date, days: int) -> StoryPicture:
    """A year or less of an invented course, ending today."""
    first = today - timedelta(days=min(days, 1000))
    begun = today - timedelta(days=300)

    def on(offset: int) -> date:
        return begun + timedelta(days=offset)

    lanes: tuple[Lane, ...] = (
        ScoreLane("PHQ-9", 0, 27, _BANDS, (_series("PHQ-9", _PHQ_9, on, flags={14: "item 9 answered 2"}),)),
        ScoreLane("Anxiety", 0, 21, _ANXIETY, (_series("GAD-7", _GAD_7, on), _series("OASIS", _OASIS, on))),
        _medicines(on),
        EventLane("Side effects", _events(_EFFECTS, on)),
        *_tracks(today),
        EventLane("Sessions and visits", _events(_weeks(), on)),
        EventLane("Skills, labs, life", _events(_LIFE, on)),
    )
    return StoryPicture(first, today, lanes, "The story of an invented client", today=today)


def _series(
    name: str,
    points: Iterable[tuple[int, float | None]],
    on: On,
    flags: Mapping[int, str] = MappingProxyType({}),
) -> Series:
    return Series(name, tuple(_mark(name, on(day), value, flags.get(day, "")) for day, value in points))


def _weeks() -> Iterator[tuple[int, EventKind, str]]:
    """A session a week, every fourth a visit to the prescriber, some missed."""
    for week in range(43):
        kind: EventKind = "missed" if week in _MISSED_WEEKS else ("visit" if week % 4 == 0 else "session")
        yield 7 * week, kind, f"Week {week}"


def _events(rows: Iterable[tuple[int, EventKind, str]], on: On) -> tuple[EventMark, ...]:
    return tuple(EventMark(on(day), kind, said, "#e") for day, kind, said in rows)


def _mark(name: str, at: date, value: float | None, flag: str = "") -> Mark:
    said = f"{name} {value}" if value is not None else f"{name} could not be scored: two answers are missing"
    return Mark(at, value, said, "#entry", flag)


def _medicines(on: On) -> DoseLane:
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
