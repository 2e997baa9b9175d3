"""My practice on the phone: steps of the ladder, sheets, what was agreed; sent once, by page or by script, now or later."""

import json
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.chart import NewEntry
from steadystep.chart.exposure import ExposureLadder, LadderStep
from steadystep.chart.measures import Answers
from steadystep.chart.safety import Raised
from steadystep.chart.therapy import PracticeAssigned, PracticeTried
from steadystep.chart.when import When
from steadystep.chart.worksheets import Worksheet
from steadystep.clinic.chartroom.writing import write

from .conftest import ZONE

pytestmark = pytest.mark.django_db
STEPS = (LadderStep(id="short", name="Short grocery run", predicted=75), LadderStep(id="long", name="Longer run with a queue"))  # fmt: skip


@pytest.fixture
def ladder(rosa):
    body = ExposureLadder(when=When.instant(timezone.now(), ZONE), name="Shops", steps=STEPS)
    entry = NewEntry(id=str(uuid.uuid4()), body=body)
    write(rosa.clinic.therapist, rosa.client, [entry], seen=rosa.chart.seq)
    return entry.id


def by_script(rosa, address, **fields):
    return rosa.browser.post(address, {"id": str(uuid.uuid4()), **fields}, headers={"Accept": "application/json", "X-Piece": "1"})  # fmt: skip


def test_case_a_two_tries_open_the_longer_run(rosa, ladder):
    step = f"/my/practice/step/{ladder}/short/"
    for peak, end in ((70, 30), (60, 25)):
        assert (
            rosa.post(step, predicted=75, before=45, peak=peak, end=end, left_early="no").status_code == 302
        )
    page = rosa.get("/my/practice/").content.decode()
    assert "the fear fell by half twice" in page
    assert f"/my/practice/step/{ladder}/long/" in page
    assert [(one.body.peak, one.body.end, one.body.left_early) for one in rosa.chart.of(PracticeTried)] == [(70, 30, False), (60, 25, False)]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"peak": 70, "end": 30}, "First write how strong you expect it to be"),
        ({"predicted": 101}, "from 0 (calm) to 100"),
        ({"predicted": 50, "peak": "-3"}, "from 0 (calm) to 100"),
    ],
)
def test_a_step_does_not_start_without_what_is_expected_nor_beyond_the_scale(rosa, ladder, fields, says):
    """R62, R60."""
    answer = by_script(rosa, f"/my/practice/step/{ladder}/short/", **fields)
    assert answer.status_code == 422
    assert says in json.loads(answer.content)["says"]
    assert not rosa.chart.of(PracticeTried)


def test_a_step_that_waits_is_not_tried_yet(rosa, ladder):
    answer = rosa.post(f"/my/practice/step/{ladder}/long/", predicted=80)
    assert answer.status_code == 422
    assert "This step waits" in answer.content.decode()


def test_a_thought_record_is_kept_once_however_often_it_is_sent(rosa):
    typed = {"situation": "In the queue", "feeling": "fear", "feeling_before": "80", "thought": "I will faint", "feeling_after": "40"}  # fmt: skip
    one = str(uuid.uuid4())
    for _again in range(2):
        assert by_script(rosa, "/my/practice/sheet/thought_record/", **typed, id=one).status_code == 200
    (sheet,) = rosa.chart.of(Worksheet)
    assert (sheet.body.rating("feeling_before"), sheet.body.rating("feeling_after")) == (80, 40)
    assert "I will faint" in rosa.get("/my/practice/").content.decode()


@pytest.mark.parametrize("typed", [{}, {"situation": "x", "feeling": "fear", "thought": "y", "feeling_before": "101"}])  # fmt: skip
def test_what_is_empty_or_beyond_the_scale_is_not_kept(rosa, typed):
    assert rosa.post("/my/practice/sheet/thought_record/", **typed).status_code == 422
    assert not rosa.chart.of(Worksheet)


def test_a_diary_card_of_yesterday_is_one_card_and_blank_lines_stay_blank(rosa):
    yesterday = timezone.localdate() - timedelta(days=1)
    for sadness in ("3", "4"):
        rosa.post("/my/practice/sheet/diary_card/", sheet_day=yesterday.isoformat(), sadness=sadness, skills=["Noticing"])  # fmt: skip
    (card,) = rosa.chart.of(Worksheet)
    assert card.body.when.day == yesterday
    assert [(one.of, one.value) for one in card.body.rated] == [("sadness", 4)]
    assert card.body.skills == ("Noticing",)


def test_a_positive_line_shows_help_in_the_same_answer(rosa):
    """R63: it raises ES01, and who filled it in sees help before anything else."""
    answer = by_script(rosa, "/my/practice/sheet/diary_card/", self_harm="1")
    assert json.loads(answer.content)["help"]
    assert [one.body.event for one in rosa.chart.of(Raised)] == ["ES01-2"]


def test_agreed_practice_shows_its_sheet_and_an_ended_one_does_not(rosa):
    now = When.instant(timezone.now(), ZONE)
    running = PracticeAssigned(
        when=now, name="Worries later", exercise="worry_time", why="Nights are for sleep"
    )
    over = PracticeAssigned(when=now, name="An old one", ended=True)
    write(rosa.clinic.therapist, rosa.client, [NewEntry(id=str(uuid.uuid4()), body=one) for one in (running, over)], seen=rosa.chart.seq)  # fmt: skip
    page = rosa.get("/my/practice/").content.decode()
    assert "Nights are for sleep" in page
    assert "/my/practice/sheet/worry_time/" in page
    assert "An old one" not in page


def test_the_kept_page_holds_the_ladder_and_the_blank_one_nothing_personal(rosa, ladder):
    assert "Short grocery run" in rosa.get("/my/practice/kept/").content.decode()
    blank = rosa.get("/my/offline/practice/").content.decode()
    assert "Short grocery run" not in blank
    assert "Thought record" in blank


def test_a_night_is_worked_out_from_clock_times(rosa):
    """From 23:30 to 06:30 are 420 minutes; 30 to fall asleep, 40 awake, 20 early: 330 asleep."""
    rosa.post(
        "/my/practice/night/", to_bed="23:30", up="06:30", latency=30, woke=2, awake=40, early=20, rested=3
    )
    (told,) = rosa.chart.of(Answers)
    assert (told.body.instrument, told.body.items) == ("sleep_diary", (420, 330, 30, 2, 40, 20, 3, None))


def test_a_night_longer_awake_than_in_bed_is_asked_again_and_half_a_night_tells_no_sleep(rosa):
    answer = by_script(rosa, "/my/practice/night/", to_bed="01:00", up="02:00", latency=30, awake=60)
    assert answer.status_code == 422
    assert "longer awake than you were in bed" in json.loads(answer.content)["says"]
    rosa.post("/my/practice/night/", to_bed="23:30", up="06:30")
    (told,) = rosa.chart.of(Answers)
    assert told.body.items[:2] == (420, None)


def test_what_was_practised_stands_on_the_own_story_beside_the_doses(rosa, ladder):
    rosa.post(f"/my/practice/step/{ladder}/short/", predicted=75, peak=70, end=30)
    page = rosa.get("/my/story/").content.decode()
    assert "What I practised" in page
    assert "Short grocery run 70 → 30" in page
