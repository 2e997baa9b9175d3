"""My story: one picture in plain words, a stretch to choose, and the client's own words about what was going on."""

from datetime import date

from steadystep.chart.story_notes import StoryNote

PAGE = "/my/story/"


def note(rosa, **fields):
    return rosa.post(f"{PAGE}note/", PAGE, **{"text": "Nights on call", "day": "2026-02-20", **fields})


def test_what_was_going_on_is_kept_on_the_day_it_is_about(rosa):
    note(rosa)
    (told,) = rosa.chart.of(StoryNote)
    assert told.body.when.day == date(2026, 2, 20)
    assert told.role == "client"
    page = rosa.get(PAGE).content.decode()
    assert "Nights on call" in page
    assert f'href="#note-{told.id}"' in page


def test_a_day_that_cannot_be_read_or_is_to_come_is_now(rosa):
    note(rosa, day="yesterday")
    note(rosa, day="2030-01-01", text="Still")
    assert {one.body.when.day for one in rosa.chart.of(StoryNote)} == {date(2026, 3, 3)}


def test_a_note_outside_the_chosen_days_is_left_out_and_the_days_stay_in_the_form(rosa):
    note(rosa)
    page = rosa.get(f"{PAGE}?from=2026-02-25&to=2026-03-01").content.decode()
    assert "Nights on call" not in page
    assert 'value="2026-02-25"' in page


def test_an_empty_note_is_refused_in_words_and_writes_nothing(rosa):
    assert "write at least a word" in note(rosa, text=" ").content.decode()
    assert not rosa.chart.of(StoryNote)


def test_no_days_at_all_still_give_a_page(rosa):
    assert rosa.get(f"{PAGE}?from=tomorrow").status_code == 200
    assert rosa.get(f"{PAGE}?from=0001-01-01&to=0001-01-02").status_code == 200
