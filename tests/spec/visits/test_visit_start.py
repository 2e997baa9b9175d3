"""A video visit begins with where the client is; at high risk it does not begin without."""

from steadystep import knowledge
from steadystep.chart import NewEntry, When
from steadystep.chart.intake import Demographics
from steadystep.chart.visit_start import VisitStarted
from steadystep.reasoning import consider
from tests.spec.clinic import instant

STOPS = "Nobody knows where the client is, and they are at high risk: the video visit cannot begin."


def _starts(chart, said, **more):
    at = instant(said)
    visit = chart.day(said).case_manager.books("2026-01-30 15:00")
    body = VisitStarted(when=When.instant(at), visit=visit, **more)
    chart.note("expect", "what the start of a visit would add is weighed before it is signed")
    return consider(chart.chart, [NewEntry(id="proposal", body=body)], knowledge.load(), chart.clinic, at)


def _at_risk(chart):
    chart.day("2026-01-19 10:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 0, 3)


def test_at_high_risk_and_nobody_knows_where(chart):
    """ES01-2 ten days ago: without a place the video visit is stopped, with the telephone as the way on."""
    _at_risk(chart)
    (stop,) = _starts(chart, "2026-01-29 10:00", place="video").stops
    assert str(stop.says).startswith(STOPS)
    assert "call their telephone" in str(stop.says)


def test_with_a_place_or_by_telephone_it_begins(chart):
    """Street and town are enough; a call may begin at once."""
    _at_risk(chart)
    assert not _starts(chart, "2026-01-29 10:00", place="video", location="14 Ferry Street, Rivergate").stops
    assert not _starts(chart, "2026-01-29 10:05", place="phone").stops


def test_at_no_special_risk_it_is_asked_for(chart):
    """A note, and no more."""
    found = _starts(chart, "2026-01-29 10:00", place="video")
    assert not found.stops
    (note,) = [one for one in found.adds if one.rule == "visits.visit_start"]
    assert note.severity == "moderate"


def test_one_that_stands_is_told_and_stops_nothing(chart):
    """Another system sent it: what is missing is said."""
    _at_risk(chart)
    visit = chart.day("2026-01-28 10:00").case_manager.books("2026-01-29 15:00")
    chart.day("2026-01-29 15:00").therapist.writes(
        lambda when: VisitStarted(when=when, visit=visit), "begins the video visit"
    )
    found = [one for one in chart.seen("2026-01-29 15:01").said.findings if one.rule == "visits.visit_start"]
    assert [one.severity for one in found] == [""]
    chart.note("expect", "the finding stands as a note for attention")
    chart.day("2026-01-29 15:02").therapist.writes(
        lambda when: VisitStarted(when=when, visit=visit, location="14 Ferry Street"),
        "writes down the street",
    )
    chart.seen("2026-01-29 15:03").says_nothing_of("visits.visit_start")


def _asked(weighed):
    return [
        str(words) for one in weighed.adds if one.rule == "visits.visit_start.asked" for words in one.missing
    ]


def test_what_was_left_open_at_the_start_is_said(chart):
    """Who is near, a number, and that they agree: told while it can still be asked."""
    found = _asked(_starts(chart, "2026-01-29 10:00", place="video", location="14 Ferry Street"))
    assert found == [
        "who is near and may be called in an emergency",
        "a telephone if the line breaks",
        "that they agree to meet by video",
    ]


def test_everything_was_asked(chart):
    """Nothing to say; an interpreter is missing only where one is needed."""
    told = {
        "location": "14 Ferry Street",
        "backup_phone": "555 0100",
        "emergency_contact": "Ines",
        "agreed": True,
    }
    assert _asked(_starts(chart, "2026-01-29 10:00", place="video", **told)) == []
    chart.day("2026-01-29 10:01").nurse.writes(
        lambda when: Demographics(when=when, legal_name="Rosa", language="vi", interpreter=True),
        "needs an interpreter",
    )
    assert _asked(_starts(chart, "2026-01-29 10:05", place="video", **told)) == ["who interprets"]


def test_an_old_entry_still_reads():
    old = VisitStarted(when=When("2026-01-29"), visit="v")
    assert (old.emergency_contact, old.agreed, old.in_person_for) == ("", False, ())
