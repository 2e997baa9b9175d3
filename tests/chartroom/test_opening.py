"""The door out: looked at, for a purpose, and written down; and nothing of what somebody may not see."""

from datetime import timedelta

import pytest

from steadystep.chart.corrections import Unseen
from steadystep.chart.plan import Goal
from steadystep.chart.safety import Raised
from steadystep.chart.team import AccessOpened, TeamJoined, TeamLeft
from steadystep.chart.therapy import PsychotherapyNote
from steadystep.clinic.chartroom import reviewing
from steadystep.clinic.chartroom.mistakes import NoSuchChart
from steadystep.clinic.chartroom.opening import open_chart, open_sealed
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.log import openings_of
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import long_charts, reading, sealing
from tests.chartroom.cast import MODERATE, MORNING, admit, answers, as_client, later, new, one, when

RIVER = "Talked of the accident by the river."
NOTE = PsychotherapyNote(when=when(), text=RIVER)
PHQ = "PHQ-9"


def all_text(opened) -> str:
    """Everything that the opening holds, as one text."""
    return repr((opened.chart.entries, opened.review, opened.withheld))


# Every opening is recorded


def test_an_opening_is_recorded(cast, rosa):
    open_chart(cast.tess, rosa, "care", part="story")
    (opened,) = openings_of(rosa)
    assert (opened.person, opened.purpose, opened.part, opened.allowed) == (
        cast.tess.id,
        "care",
        "story",
        True,
    )
    assert (opened.at, opened.relation, opened.as_of) == (MORNING, "team", None)


def test_an_earlier_state_is_recorded_as_such(cast, rosa):
    open_chart(cast.tess, rosa, "care", as_of=later(days=-1))
    assert openings_of(rosa)[0].as_of == later(days=-1)


def test_a_refused_opening_is_recorded(cast, rosa):
    with pytest.raises(NotAllowed):
        open_chart(cast.xena, rosa, "curiosity")
    (refused,) = openings_of(rosa)
    assert (refused.person, refused.allowed, refused.break_glass) == (cast.xena.id, False, False)


def test_a_refusal_stays_recorded_although_the_page_fails(cast, rosa):
    for _ in range(3):
        with pytest.raises(NotAllowed):
            open_chart(cast.xena, rosa, "curiosity")
    assert len(openings_of(rosa)) == 3


def test_breaking_the_glass_is_recorded_with_its_reason(cast, rosa):
    window = AccessOpened(
        when=when(), person=cast.xena.id, reason="Collapsed at Hill Road.", until=later(hours=2)
    )
    write(cast.xena, rosa, [new(window)])
    open_chart(cast.xena, rosa, "emergency")
    opened = openings_of(rosa)[0]
    assert (opened.break_glass, opened.reason) == (True, "Collapsed at Hill Road.")


def test_the_glass_closes_by_itself(cast, rosa, simulated):
    window = AccessOpened(
        when=when(), person=cast.xena.id, reason="Collapsed at Hill Road.", until=later(hours=2)
    )
    write(cast.xena, rosa, [new(window)])
    simulated(later(hours=2))
    with pytest.raises(NotAllowed):
        open_chart(cast.xena, rosa, "emergency")


def test_a_sealed_note_is_an_opening_of_its_own(cast, rosa):
    note = one(write(cast.tess, rosa, [new(NOTE)]))
    open_sealed(cast.tess, rosa, note.id, "care")
    assert openings_of(rosa)[0].part == f"sealed note {note.id}"[:60]


def test_no_such_client(cast):
    with pytest.raises(NoSuchChart, match="no such client"):
        open_chart(cast.tess, "nobody", "care")
    assert openings_of("nobody") == ()


# What is seen


def test_the_front_desk_never_sees_a_number_of_a_questionnaire(cast, rosa):
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    opened = open_chart(cast.fred, rosa, "care")
    assert PHQ not in all_text(opened)
    assert "phq_9" not in all_text(opened)
    assert "severe" not in all_text(opened)
    assert "answers" not in {entry.kind for entry in opened.chart.entries}


def test_nobody_but_its_author_sees_a_psychotherapy_note(cast, rosa):
    note = one(write(cast.tess, rosa, [new(NOTE)]))
    for other in (
        cast.pete,
        cast.nora,
        cast.cora,
        cast.paul,
        cast.fred,
        cast.lena,
        cast.ada,
        as_client(rosa),
    ):
        opened = open_chart(other, rosa, "care")
        assert RIVER not in all_text(opened), other.name
        with pytest.raises((NotAllowed, NoSuchChart)):
            open_sealed(other, rosa, note.id, "care")
    assert open_sealed(cast.tess, rosa, note.id, "care").body.text == RIVER


def test_the_author_sees_that_it_is_there_and_opens_it_by_hand(cast, rosa):
    note = one(write(cast.tess, rosa, [new(NOTE)]))
    shown = open_chart(cast.tess, rosa, "care").chart.entry(note.id)
    assert isinstance(shown.body, Unseen)
    assert RIVER not in repr(shown)


def test_an_expunged_note_is_gone_for_its_author_too(cast, rosa):
    note = one(write(cast.tess, rosa, [new(NOTE)]))
    sealing.destroy_key(note.id)
    with pytest.raises(sealing.CannotUnseal, match="expunged"):
        open_sealed(cast.tess, rosa, note.id, "care")
    assert open_chart(cast.tess, rosa, "care").chart.entry(note.id), "that there was one remains"


def test_staff_learn_that_something_is_there_and_whom_to_ask(cast, rosa):
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    withheld = open_chart(cast.fred, rosa, "care").withheld
    assert "answers" in withheld
    assert "therapist" in withheld["answers"]
    assert open_chart(as_client(rosa), rosa, "care").withheld == {}


def test_the_review_before_anything_is_kept_back_is_only_for_those_to_whom_all_is_open(
    cast, rosa, monkeypatch
):
    monkeypatch.setattr(long_charts, "LONG", 1)
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    long_charts.keep(reading.read_chart(rosa))  # inside the transaction of a test nothing is kept by itself
    try:
        assert open_chart(cast.tess, rosa, "care").judged is not None
        assert open_chart(cast.fred, rosa, "care").judged is None, "the front desk may not read the answers"
    finally:
        long_charts.forget()


def test_the_client_sees_their_own(cast, rosa):
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    assert PHQ in all_text(open_chart(as_client(rosa), rosa, "care"))
    amal = admit(cast, "Amal")
    with pytest.raises(NotAllowed):
        open_chart(as_client(rosa), amal, "care")


# As of


def test_as_of_shows_what_was_known_and_judged_then(cast, rosa, simulated):
    write(as_client(rosa), rosa, [new(answers(1, 1, 1, 1, 1, 1, 1, 1, 0))])
    simulated(later(hours=1))
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    simulated(later(days=2))
    then = open_chart(cast.tess, rosa, "care", as_of=later(minutes=59))
    now = open_chart(cast.tess, rosa, "care")
    assert (then.at, now.at) == (later(minutes=59), later(days=2))
    assert [duty for duty in then.review.duties if duty.safety] == []
    assert [duty.level for duty in now.review.duties if duty.safety] == ["T1"]
    assert then.chart.of(Raised) == ()
    assert then.seq == now.seq, "a decision is always made on the chart of now"


def test_as_of_to_the_microsecond(cast, rosa, simulated):
    simulated(later(hours=1))
    goal = one(write(cast.tess, rosa, [new(Goal(when=when(), text="Shop alone."))]))
    simulated(later(days=1))
    just_before = open_chart(cast.tess, rosa, "care", as_of=later(hours=1) - timedelta(microseconds=1))
    assert just_before.chart.entry(goal.id) is None
    assert open_chart(cast.tess, rosa, "care", as_of=later(hours=1)).chart.entry(goal.id)


def test_the_future_is_not_shown(cast, rosa):
    assert open_chart(cast.tess, rosa, "care", as_of=later(days=400)).at == MORNING


def test_as_of_moves_what_is_known_and_never_who_may_see(cast, rosa, simulated):
    """Tess and Pete leave the team on Wednesday: on Thursday they see nothing, not even of Tuesday."""
    simulated(later(days=1))
    left = [
        new(TeamLeft(when=when(later(days=1)), joined=entry.id))
        for entry in open_chart(cast.lena, rosa, "care").chart.of(TeamJoined)
    ]
    moved = new(TeamJoined(when=when(later(days=1)), team=cast.other))
    write(cast.lena, rosa, [moved, *left])
    simulated(later(days=2))
    with pytest.raises(NotAllowed):
        open_chart(cast.tess, rosa, "care", as_of=MORNING)
    assert open_chart(cast.xena, rosa, "care", as_of=MORNING).chart.entries


# When reasoning fails


def test_a_chart_whose_review_breaks_can_be_read(cast, rosa, monkeypatch):
    def broken(*_args, **_more):
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(reviewing, "review", broken)
    opened = open_chart(cast.tess, rosa, "care")
    assert opened.review is None
    assert opened.chart.entries
