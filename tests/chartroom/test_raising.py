"""The door in: what is raised with an entry, its time, its labels, and who may write it."""

from datetime import timedelta

import pytest

from steadystep.chart import Refused
from steadystep.chart.corrections import Retracted
from steadystep.chart.intake import Demographics, Diagnosis
from steadystep.chart.measures import ItemAnswered, Observation
from steadystep.chart.plan import PathwayPhase
from steadystep.chart.quantity import Coding
from steadystep.chart.safety import Closed, EventReported
from steadystep.chart.substance import PdmpChecked
from steadystep.chart.team import Message, TeamJoined
from steadystep.clinic.chartroom import thinking
from steadystep.clinic.chartroom.models import CaseloadRow, DutyRow, QualityRow
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.labels import labels_for_sight
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.notices.models import Notice
from tests.chartroom.cast import (
    GOAL,
    LOW,
    MODERATE,
    MORNING,
    QUIET,
    answers,
    as_client,
    everything,
    later,
    new,
    one,
    order,
    when,
)
from tests.evidence import in_words

# What is raised


def test_what_must_be_raised_is_written_with_it(cast, rosa):
    written = write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    (raised,) = written.raised
    assert (raised.body.event, raised.author, raised.seq) == ("ES01-2", "software", written.seq)
    assert written.show_help
    duty = DutyRow.objects.get(client=rosa, raised=raised.id)
    assert (duty.person, duty.level) == (cast.tess.id, "T1")
    assert Notice.objects.filter(duty=raised.id, recipient=cast.tess.id).exists()


def test_no_help_is_forced_on_who_is_well(cast, rosa):
    assert not write(as_client(rosa), rosa, [new(answers(*QUIET))]).show_help


def test_staff_are_shown_no_crisis_page_for_a_booking(cast, rosa):
    write(as_client(rosa), rosa, [new(answers(*LOW))])
    assert not write(cast.tess, rosa, [new(GOAL)]).show_help


def test_the_item_before_the_form(cast, rosa):
    item = ItemAnswered(when=when(), instrument="phq_9", form="sheet", item=9, value=1)
    assert write(as_client(rosa), rosa, [new(item)]).raised
    assert not write(as_client(rosa), rosa, [new(answers(*LOW, form="sheet"))]).raised


def test_a_review_that_breaks_still_commits_and_shows_help(cast, rosa, monkeypatch):
    def broken(*_args, **_more):
        raise ZeroDivisionError("a fault of ours")

    for name in ("review", "review_of"):
        if hasattr(thinking, name):
            monkeypatch.setattr(thinking, name, broken)
    written = write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    assert written.review is None
    assert written.duties == ()
    assert written.show_help
    assert reading.read_chart(rosa).entry(written.entries[0].id)
    assert CaseloadRow.objects.get(client=rosa).failing
    assert DutyRow.objects.filter(client=rosa, level="T1", person=cast.lena.id).exists()
    monkeypatch.undo()
    mended = write(cast.tess, rosa, [new(GOAL)])
    assert [raised.body.event for raised in mended.raised] == ["ES01-2"], (
        "what could not be judged then is raised now"
    )


@pytest.mark.parametrize("name", ["quality", "outcome"])
def test_a_statistic_that_breaks_takes_no_review_along(cast, rosa, monkeypatch, caplog, name):
    """Its rows stay as they were, the chart is judged as ever, the lead is told, and where it broke is in the log."""

    def broken(*_args, **_more):
        raise ZeroDivisionError("a fault of ours")

    kept = QualityRow.objects.create(client=rosa, measure="aligned", met=1, of=1)
    monkeypatch.setattr(thinking, name, broken)
    written = write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    assert written.review is not None
    assert [entry.body.event for entry in written.raised] == ["ES01-2"]
    row = CaseloadRow.objects.get(client=rosa)
    assert not row.failing
    assert "ZeroDivisionError" in caplog.text
    assert QualityRow.objects.filter(pk=kept.pk).exists() is (name == "quality")
    assert DutyRow.objects.get(client=rosa, rule=name).person == cast.lena.id
    assert row.next_look <= clock.microseconds(written.entries[0].recorded_at + timedelta(hours=1))


@pytest.mark.parametrize("name", ["disclosures_of", "reminders_of"])
def test_what_breaks_while_caregivers_are_told_loses_no_event(cast, rosa, monkeypatch, name):
    """The event is raised in the same write; who could not be told is found again by the next look."""

    def broken(*_args, **_more):
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(thinking, name, broken)
    written = write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    assert [entry.body.event for entry in written.raised] == ["ES01-2"]
    assert written.show_help
    assert CaseloadRow.objects.get(client=rosa).failing


def test_a_caseload_line_that_breaks_loses_no_alarm(cast, rosa, monkeypatch):
    def broken(*_args, **_more):
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(thinking, "caseload_line", broken)
    written = write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    assert written.show_help
    assert [entry.kind for entry in reading.read_chart(rosa).entries[-2:]] == ["answers", "raised"]
    assert [entry.body.event for entry in written.raised] == ["ES01-2"]


# Time


def test_recorded_at_never_decreases_when_the_clock_is_set_back(cast, rosa, simulated):
    simulated(later(hours=2))
    write(cast.tess, rosa, [new(GOAL)])
    simulated(later(hours=-5))
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    recorded = [entry.recorded_at for entry in reading.read_chart(rosa).entries]
    assert recorded == sorted(recorded)
    assert recorded[-1] == later(hours=2)


def test_a_late_answer_keeps_its_own_time(cast, rosa):
    """Answered offline on Sunday, sent on Tuesday: it happened on Sunday, we know it since Tuesday."""
    written = write(as_client(rosa), rosa, [new(answers(*LOW, at=MORNING - timedelta(days=2)))])
    entry = written.entries[0]
    assert (entry.occurred, entry.recorded_at) == (MORNING - timedelta(days=2), MORNING)
    assert written.raised[0].body.known_at == MORNING


# Labels at the door


@pytest.mark.parametrize(
    "body",
    [
        Diagnosis(when=when(), condition=Coding("Opioid use disorder", "F11.20", "ICD-10-CM")),
        Observation(when=when(), what=Coding("Fentanyl, urine"), category="toxicology", text="positive"),
        PathwayPhase(when=when(), pathway="opioid_use", phase="induction"),
        order("buprenorphine_naloxone_sl", route="sublingual", milligrams=4),
    ],
)
def test_a_substance_use_record_is_marked_at_the_door(cast, rosa, body):
    write(cast.pete, rosa, [new(PdmpChecked(when=when(), summary="Nothing unexpected."))])
    assert "part2" in one(write(cast.pete, rosa, [new(body)])).labels


@pytest.mark.parametrize(
    "body", [GOAL, order("sertraline"), Diagnosis(when=when(), condition=Coding("Tobacco use", "F17.210"))]
)
def test_what_is_none_is_not_marked(cast, rosa, body):
    assert one(write(cast.pete, rosa, [new(body)])).labels == frozenset()


def test_a_correction_carries_the_labels_of_what_it_corrects(cast, rosa):
    tested = Observation(when=when(), what=Coding("Fentanyl, urine"), category="toxicology", text="positive")
    first = one(write(cast.pete, rosa, [new(tested)]))
    moved = Observation(when=when(), what=Coding("Fentanyl, urine"), category="lab", text="negative")
    assert "part2" in one(write(cast.pete, rosa, [new(moved, supersedes=first.id)])).labels


def test_an_event_inherits_the_labels_of_its_ground(cast, rosa):
    marked = new(answers(*MODERATE), labels=frozenset({"part2"}))
    (raised,) = write(cast.tess, rosa, [marked]).raised
    assert "part2" in raised.labels
    assert DutyRow.objects.get(raised=raised.id).labels == "part2"


# Who


def test_a_stranger_writes_nothing(cast, rosa):
    before = everything()
    with pytest.raises(NotAllowed, match="not in this client's team"):
        write(cast.xena, rosa, [new(GOAL)])
    assert everything() == before


def test_only_a_licensed_clinician_closes(cast, rosa):
    (raised,) = write(as_client(rosa), rosa, [new(answers(*LOW))]).raised
    closing = Closed(
        when=when(), raised=raised.id, finding="Passive thoughts; plan dated today.", said=in_words()
    )
    for unlicensed in (cast.nora, cast.cora, cast.paul, cast.fred, cast.ada, as_client(rosa)):
        with pytest.raises(NotAllowed):
            write(unlicensed, rosa, [new(closing)])
    write(cast.pete, rosa, [new(closing)])
    assert not DutyRow.objects.filter(raised=raised.id).exists()


def test_a_client_takes_back_no_alarm(cast, rosa):
    written = write(as_client(rosa), rosa, [new(answers(*LOW))])
    (raised,) = written.raised
    with pytest.raises((NotAllowed, Refused)):
        write(as_client(rosa), rosa, [new(Retracted(when=when(), reason="I am safe."), supersedes=raised.id)])
    write(as_client(rosa), rosa, [new(answers(*QUIET), supersedes=written.entries[0].id)])
    assert DutyRow.objects.filter(raised=raised.id).exists()


def test_what_a_writer_is_told_is_what_they_may_see(cast, rosa):
    """The front desk books and messages; the answer holds no sentence of a questionnaire."""
    write(as_client(rosa), rosa, [new(answers(*MODERATE))])
    told = write(cast.fred, rosa, [new(Message(when=when(), to="team", text="Rosa called."))])
    text = str(told.review)
    assert "PHQ-9" not in text
    assert "item 9" not in text
    assert told.review is not None


def test_a_stranger_with_an_old_entry_or_none_is_told_nothing(cast, rosa):
    sent = new(GOAL)
    write(cast.tess, rosa, [sent, new(answers(*MODERATE))])
    for entries in ([], [sent]):
        told = write(cast.xena, rosa, entries)
        assert told.duties == ()
        assert told.review is not None
        assert told.review.findings == ()


def test_a_new_client_is_taken_in_by_whoever_answers(cast):
    client = "00000000-0000-4000-8000-00000000feed"
    taken = [new(TeamJoined(when=when(), team=cast.team)), new(Demographics(when=when(), legal_name="Noor"))]
    assert write(cast.fred, client, taken).seq == 2
    with pytest.raises(NotAllowed):
        write(
            cast.fred, "00000000-0000-4000-8000-00000000dead", [new(TeamJoined(when=when(), team=cast.other))]
        )


@pytest.mark.parametrize(("event", "label"), [("ES20", "locked"), ("ES22-1", "part2")])
def test_a_report_is_kept_apart_whoever_writes_it(cast, rosa, event, label):
    """The front desk hears of violence at home: nobody has to remember where that belongs, and the event goes with it."""
    report = EventReported(when=when(), event=event, says="She told me at the desk.")
    written = write(cast.fred, rosa, [new(report)])
    chart = reading.read_chart(rosa)
    assert label in chart.labels_of(chart.entry(written.entries[0].id))
    (raised,) = written.raised
    assert label in labels_for_sight(raised, chart)


def test_a_report_that_is_for_the_whole_team_stays_open_to_it(cast, rosa):
    report = EventReported(when=when(), event="ES03", says="A rash on both arms.")
    (entry,) = write(cast.nora, rosa, [new(report)]).entries
    assert not entry.labels
