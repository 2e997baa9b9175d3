"""Who supervises sees which notes wait for a talk and what safety is open nearby; what the two agree stays theirs."""

import uuid

from steadystep.chart.safety import EventReported
from steadystep.chart.teamwork import SupervisionNoted
from steadystep.chart.therapy import ProgressNote, PsychotherapyNote
from steadystep.clinic.supervision.models import Supervision, Talk

from .conftest import now


def supervised(as_, lea, pia, tom):
    as_(lea).post(
        "/supervision/arrange/",
        {"do": "begin", "supervisor": str(pia.pk), "supervisee": str(tom.pk), "reads_notes": "yes"},
    )


def test_a_note_waits_until_it_was_talked_about_and_a_note_kept_apart_never_does(
    as_, lea, pia, tom, rosa, put
):
    supervised(as_, lea, pia, tom)
    (note,) = put(tom, rosa, ProgressNote(when=now(), text="Words that stay behind the door"))
    put(tom, rosa, PsychotherapyNote(when=now(), text="Kept apart"))
    page = as_(pia).get("/supervision/").content.decode()
    assert page.count("We talked about it") == 1
    assert "Words that stay" not in page
    assert "Supervision" in as_(pia).get("/").content.decode()
    put(
        pia,
        rosa,
        SupervisionNoted(when=now(), clinician=str(tom.pk), topic="Pace", agreed="Half steps", about=note.id),
    )
    assert "Every note was talked about" in as_(pia).get("/supervision/").content.decode()


def test_safety_near_those_supervised_stands_first(as_, lea, pia, tom, rosa, put):
    supervised(as_, lea, pia, tom)
    put(tom, rosa, EventReported(when=now(), event="ES03", says="Told of hurting herself"))
    page = as_(pia).get("/supervision/").content.decode()
    assert "Safety near those you supervise (0)" not in page


def test_who_supervises_nobody_sees_no_chart_of_others(as_, otto, tom, rosa, put):
    put(tom, rosa, ProgressNote(when=now(), text="A note"))
    page = as_(otto).get("/supervision/").content.decode()
    assert "you supervise nobody" in page
    assert "Rosa" not in page


def test_what_they_agreed_is_read_by_the_two_and_nobody_else(as_, lea, pia, tom, cara):
    supervised(as_, lea, pia, tom)
    sent = {
        "send": str(uuid.uuid4()),
        "supervisee": str(tom.pk),
        "topic": "boundaries",
        "agreed": "No calls at night",
    }
    for _again in range(2):
        as_(pia).post("/supervision/talked/", sent)
    assert Talk.objects.count() == 1
    for who, reads in ((tom, True), (pia, True), (lea, False), (cara, False)):
        assert ("No calls at night" in as_(who).get("/supervision/").content.decode()) is reads


def test_only_the_supervisor_writes_and_only_the_lead_arranges(as_, lea, pia, tom, cara):
    assert as_(tom).post("/supervision/arrange/", {"do": "begin", "supervisor": str(tom.pk), "supervisee": str(pia.pk)}).status_code == 403  # fmt: skip
    assert not Supervision.objects.exists()
    supervised(as_, lea, pia, tom)
    sent = {"send": str(uuid.uuid4()), "supervisee": str(tom.pk), "topic": "skills", "agreed": "A role play"}
    assert as_(cara).post("/supervision/talked/", sent).status_code == 403
    assert not Talk.objects.exists()
