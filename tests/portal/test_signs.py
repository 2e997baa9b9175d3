"""My signs: written by the client, watched by their check-in, shown to them in plain words; told of changes only if they agreed."""

from datetime import date, timedelta

from steadystep.chart import NewEntry, When
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.warning_signs import ChangeWatch, WarningSign
from steadystep.clinic.chartroom.writing import write
from tests.small_clinic import herself

PAGE = "/my/signs/"


def add(rosa, **fields):
    return rosa.post(f"{PAGE}add/", PAGE, **{"sign": "Short nights", "line": "little_sleep", "threshold": "5", "days": "1", **fields})  # fmt: skip


def test_a_sign_is_written_and_ended(rosa):
    add(rosa, what_helps="An early night, and no phone")
    (sign,) = rosa.chart.of(WarningSign)
    assert (sign.body.watches, sign.body.side, sign.body.threshold) == ("sleep_hours", "at_most", 5)
    page = rosa.get(PAGE).content.decode()
    assert "An early night, and no phone" in page
    rosa.post(f"{PAGE}{sign.id}/end/", PAGE)
    (ended,) = rosa.chart.of(WarningSign)
    assert not ended.body.active
    assert "Short nights" not in rosa.get(PAGE).content.decode()


def test_a_sign_without_a_number_is_watched_by_people(rosa):
    add(rosa, threshold="", sign="I stay away from people")
    (sign,) = rosa.chart.of(WarningSign)
    assert not sign.body.watchable
    assert "You and your team watch for it." in rosa.get(PAGE).content.decode()


def test_a_number_in_words_is_asked_again_and_nothing_is_lost(rosa):
    answer = add(rosa, threshold="five")
    assert "is not a number" in answer.content.decode()
    assert not rosa.chart.of(WarningSign)


def test_a_sign_that_comes_up_is_shown_with_what_helps(rosa):
    add(rosa, what_helps="An early night")
    rosa.post("/my/check-in/", "/my/check-in/", sleep_hours="4.5", movement_minutes="20")
    page = rosa.get("/my/").content.decode()
    assert "Your sign has come up" in page
    assert "An early night" in page


def test_different_days_are_told_only_to_those_who_agreed(rosa):
    told = "Your days look different"
    today = date(2026, 3, 3)
    new = [
        NewEntry(
            id=f"00000000-0000-4000-8000-{place:012d}",
            body=DailyCheckin(when=When.on(day), day=day, mood=2 if place < 14 else (6, 7, 6, 5)[place % 4]),
        )
        for place in reversed(range(63))
        if (day := today - timedelta(days=place))
    ]
    write(herself(rosa.client), rosa.client, new)
    assert told not in rosa.get("/my/").content.decode()
    rosa.post(f"{PAGE}told/", PAGE, tell="yes")
    assert rosa.chart.latest(ChangeWatch).body.tell_me
    assert told in rosa.get("/my/").content.decode()
    rosa.post(f"{PAGE}told/", PAGE, tell="no")
    assert told not in rosa.get("/my/").content.decode()


def test_a_number_without_end_is_asked_again(rosa):
    for fields in ({"days": "inf"}, {"days": "nan"}, {"threshold": "1e999"}):
        assert "is not a number" in add(rosa, **fields).content.decode()
    assert not rosa.chart.of(WarningSign)
