"""The story picture: honest about gaps, well formed whatever it is given, and readable at every width."""

import itertools
import re
from datetime import UTC, date, datetime, timedelta
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from steadystep.faces.look.gallery_story import story as invented
from steadystep.faces.look.story import (
    Band,
    DoseLane,
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
    draw_story,
    sparkline,
    story_rows,
)
from steadystep.faces.look.story.axis import Axis, ticks
from steadystep.faces.look.story.ink import spread, width_of

SVG = "{http://www.w3.org/2000/svg}"
START, END = date(2026, 1, 1), date(2026, 1, 28)
ON_HOVER = "{http://www.w3.org/1999/xlink}title"
HOSTILE = "</title><script>alert(1)</script>\"' onload=x & \x00\x0b\ufffe"


def drawn(*lanes: Lane, start: date = START, end: date = END, width: int = 1100) -> Element:
    return fromstring(draw_story(StoryPicture(start, end, lanes, "A story"), width))


def track(*days: int) -> TrackLane:
    return TrackLane(
        "Sleep",
        0,
        12,
        tuple(TrackPoint(date(2026, 1, day), 7, f"{day} January", f"/entry/{day}") for day in days),
    )


def score(*values: float | None) -> ScoreLane:
    marks = tuple(
        Mark(START + timedelta(days=7 * at), value, f"answer {at}", "/e") for at, value in enumerate(values)
    )
    return ScoreLane("PHQ-9", 0, 27, (), (Series("PHQ-9", marks),))


def line(picture: Element, name: str) -> str:
    return next(
        path.get("d", "") for path in picture.iter(f"{SVG}path") if name in (path.get("class") or "").split()
    )


def said(picture: Element) -> list[str | None]:
    """What is told of each mark, linked or not."""
    titles = [title.text for title in picture.iter(f"{SVG}title")]
    return titles + [link.get("aria-label") for link in picture.iter(f"{SVG}a")]


def heights(path: str) -> list[float]:
    return [float(y) for _x, y in re.findall(r"([\d.]+) ([\d.]+)", path)]


def test_a_missing_day_breaks_the_line() -> None:
    whole = line(drawn(track(1, 2, 3, 4)), "track")
    broken = line(drawn(track(1, 2, 4)), "track")
    assert whole.count("M") == 1
    assert broken.count("M") == 2


def test_a_missing_day_is_not_zero() -> None:
    path = line(drawn(track(1, 2, 4, 6)), "track")
    assert len(heights(path)) == 4
    assert len(set(heights(path))) == 1


def test_a_lone_day_is_still_drawn() -> None:
    assert line(drawn(track(5)), "track").endswith("h0")


def test_an_answer_that_cannot_be_scored_breaks_the_line_and_stays_visible() -> None:
    picture = drawn(score(10, None, 12))
    assert line(picture, "s1").count("M") == 2
    assert any("open" in (circle.get("class") or "") for circle in picture.iter(f"{SVG}circle"))
    assert "answer 1" in said(picture)


@pytest.mark.parametrize(
    ("days", "width", "links"),
    [(28, 1100, 28), (168, 1100, 25), (365, 1100, 12), (365, 340, 12), (3650, 340, 10)],
)
def test_many_days_are_linked_together_so_that_a_finger_hits_them(days: int, width: int, links: int) -> None:
    start = date(2020, 1, 1)
    points = tuple(TrackPoint(start + timedelta(days=n), n % 10, "day", f"/d/{n}") for n in range(days))
    picture = drawn(TrackLane("Craving", 0, 10, points), start=start, end=points[-1].at, width=width)
    assert len(list(picture.iter(f"{SVG}a"))) == links


def test_a_month_of_days_says_what_was_noted_of_it() -> None:
    points = tuple(
        TrackPoint(date(2025, 1, 1) + timedelta(days=n), n % 10, "day", f"/d/{n}") for n in range(0, 365, 2)
    )
    lane = TrackLane("Craving", 0, 10, points)
    picture = drawn(lane, start=date(2025, 1, 1), end=date(2025, 12, 31))
    january, february, *_rest = picture.iter(f"{SVG}a")
    assert (january.get("aria-label"), january.get("href")) == ("Craving 0–8  on 16 of 31 days", "/d/30")
    assert february.get("aria-label") == "Craving 0–8  on 14 of 28 days"


def test_every_mark_is_a_link_with_its_sentence() -> None:
    picture = fromstring(draw_story(invented(date(2026, 11, 22), 365)))
    links = list(picture.iter(f"{SVG}a"))
    assert len(links) > 100
    assert all(link.get("href") and link.get("aria-label") for link in links)
    assert all(link.get("aria-label") == link.get(ON_HOVER) for link in links)


def test_a_flag_is_ringed_and_said() -> None:
    marks = (Mark(START, 18, "PHQ-9 18", "/e", "item 9 answered 2"),)
    picture = drawn(ScoreLane("PHQ-9", 0, 27, (), (Series("PHQ-9", marks),)))
    assert line(picture, "flag")
    assert "PHQ-9 18, item 9 answered 2" in said(picture)


def test_a_pause_between_doses_is_no_dose() -> None:
    steps = (
        Step(date(2026, 1, 3), date(2026, 1, 8), 25, "25 mg"),
        Step(date(2026, 1, 15), None, 50, "50 mg"),
    )
    picture = drawn(DoseLane("Medicines", (Staircase("Sertraline", "mg", steps),)))
    stairs = [path for path in picture.iter(f"{SVG}path") if "s1" in (path.get("class") or "").split()]
    assert len(stairs) == 2
    first_ends = float(re.findall(r"H([\d.]+)", stairs[0].get("d", ""))[0])
    second_begins = float(re.findall(r"M([\d.]+)", stairs[1].get("d", ""))[0])
    assert second_begins - first_ends > 100


def test_a_stopped_medicine_that_still_works_is_a_dashed_line_and_a_row() -> None:
    left = Step(date(2026, 1, 9), date(2026, 2, 12), 0, "Fluoxetine: in the body until 12 February", "/e")
    steps = (Step(date(2026, 1, 3), date(2026, 1, 9), 40, "40 mg"),)
    lane = DoseLane("Medicines", (Staircase("Fluoxetine", "mg", steps, left),))
    dashed = [path for path in drawn(lane).iter(f"{SVG}path") if path.get("stroke-dasharray")]
    assert len(dashed) == 1
    rows = story_rows(StoryPicture(START, END, (lane,), "Story"))
    assert left.label in [row.said for row in rows]


def test_a_dose_is_shown_exactly() -> None:
    steps = (Step(date(2026, 1, 3), None, 0.375, "0.375 mg"),)
    picture = drawn(DoseLane("Medicines", (Staircase("Pramipexole", "mg", steps),)))
    assert "0.375 mg" in [text.text for text in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize("width", [340, 1100])
def test_hostile_words_stay_words(width: int) -> None:
    lanes: tuple[Lane, ...] = (
        ScoreLane(
            HOSTILE,
            0,
            27,
            (Band(0, 27, HOSTILE),),
            (Series(HOSTILE, (Mark(START, 3, HOSTILE, "/e", HOSTILE),)),),
        ),
        DoseLane(HOSTILE, (Staircase(HOSTILE, HOSTILE, (Step(START, None, 5, HOSTILE, "/e"),)),)),
        EventLane(HOSTILE, (EventMark(START, "life", HOSTILE, "/e"),)),
        TrackLane(HOSTILE, 0, 10, (TrackPoint(START, 5, HOSTILE, "/e"),), HOSTILE),
    )
    picture = fromstring(draw_story(StoryPicture(START, END, lanes, HOSTILE, description=HOSTILE), width))
    assert not list(picture.iter(f"{SVG}script"))
    assert not [piece for piece in picture.iter() if "onload" in piece.attrib]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", " javascript:x", "JavaScript:x"])
def test_an_address_that_runs_code_is_no_link(href: str) -> None:
    picture = drawn(EventLane("Life", (EventMark(START, "life", "said", href),)))
    assert not list(picture.iter(f"{SVG}a"))
    assert "said" in said(picture)


@given(
    st.lists(
        st.builds(
            TrackPoint,
            st.dates(date(2025, 6, 1), date(2026, 6, 1)),
            st.floats(-5, 50),
            st.text(),
            st.text(),
        ),
        max_size=60,
    ),
    st.text(),
    st.sampled_from([340, 700, 1100]),
)
def test_whatever_it_is_given_it_is_well_formed(points: list[TrackPoint], words: str, width: int) -> None:
    lane = TrackLane(words, 0, 10, tuple(points))
    marks = tuple(EventMark(point.at, "session", point.label, point.href) for point in points)
    drawn(lane, EventLane(words, marks), start=date(2025, 9, 1), end=date(2026, 3, 1), width=width)


def test_nothing_at_all_is_a_picture_too() -> None:
    picture = drawn(
        ScoreLane("PHQ-9", 0, 27), DoseLane("Medicines"), EventLane("Life"), TrackLane("Sleep", 0, 12)
    )
    said = [text.text for text in picture.iter(f"{SVG}text")]
    assert "nothing noted" in said
    assert said.count("none in this time") == 2


def test_an_end_before_the_start_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="swap the two dates"):
        StoryPicture(END, START, (), "A story")


@pytest.mark.parametrize("days", [1, 28, 84, 365, 1000, 8000])
@pytest.mark.parametrize("width", [340, 1100])
def test_ticks_stand_apart(days: int, width: int) -> None:
    axis = Axis(date(2020, 2, 29), date(2020, 2, 29) + timedelta(days=days), 0, width)
    found = ticks(axis)
    assert found
    assert all(0 <= x <= width for x, _said in found)
    for (x, said), (next_x, _next) in itertools.pairwise(found):
        assert x + width_of(said) <= next_x + 1, (said, found)


@given(st.lists(st.floats(0, 150), min_size=1, max_size=8))
def test_labels_at_line_ends_do_not_collide(wanted: list[float]) -> None:
    placed = sorted(spread(wanted, 15, 0, 150))
    assert all(0 <= y <= 150 for y in placed)
    assert all(after - before >= 15 - 1e-6 for before, after in itertools.pairwise(placed))


def test_lines_of_the_same_end_have_two_labels_apart() -> None:
    series = tuple(Series(name, (Mark(START, 6, name),)) for name in ("GAD-7", "OASIS"))
    picture = drawn(ScoreLane("Anxiety", 0, 21, (), series))
    at = [
        float(text.get("y", "0"))
        for text in picture.iter(f"{SVG}text")
        if text.text in ("GAD-7 6", "OASIS 6")
    ]
    assert len(at) == 2
    assert abs(at[0] - at[1]) >= 15


def test_the_table_holds_what_the_picture_shows_and_no_more() -> None:
    outside = Mark(datetime(2026, 3, 1, 9, tzinfo=UTC), 4, "too late", "/e")
    lane = ScoreLane("PHQ-9", 0, 27, (), (Series("PHQ-9", (Mark(START, 9, "PHQ-9 9", "/e"), outside)),))
    picture = StoryPicture(START, END, (lane, track(1, 2)), "A story")
    assert [(row.said, row.at.day) for row in story_rows(picture)] == [
        ("2 January", 2),
        ("PHQ-9 9", 1),
        ("1 January", 1),
    ]


def test_time_runs_left_to_right_in_every_language() -> None:
    assert drawn(track(1)).get("direction") == "ltr"


def test_a_sparkline_leaves_holes_and_says_what_it_shows() -> None:
    picture = fromstring(
        sparkline([14, None, 9]).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    )
    assert line(picture, "s1").count("M") == 2
    assert picture.get("aria-label") == "from 14 to 9"


def test_a_sparkline_of_nothing_says_so() -> None:
    assert "nothing measured" in sparkline([])
    assert "nothing measured" in sparkline([None, None])
