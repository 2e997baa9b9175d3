"""A session is signed with its agenda; danger in the middle of it leads to the safety event and back (R59)."""

from steadystep.chart import When
from steadystep.chart.therapy import AgendaPoint, Session
from steadystep.clinic.ledger import reading
from steadystep.faces.staff.describing_therapy import session

TYPED = {"modality": "cbt", "setting_of_it": "individual", "summary": "Ladder step two"}


def _here(client, slug="session"):
    return f"/clients/{client}/write/{slug}/"


def _sessions(client):
    return [one.body for one in reading.read_chart(client).of(Session)]


def filled(page):
    """What the page carries unseen, the agenda as it was shown among it."""
    return {
        one.html_name: one.value() for one in page.context["form"].hidden_fields() if one.value() is not None
    }


def _ticks(page):
    return [one.data["value"] for one in page.context["form"]["agenda"].subwidgets]


def test_a_session_without_its_agenda_is_refused_and_says_the_way_on(as_, tom, rosa):
    browser = as_(tom)
    shown = filled(browser.get(_here(rosa)))
    answer = browser.post(_here(rosa), {**shown, **TYPED})
    assert answer.status_code == 422
    assert "Tick what you went through, or say here why it is put off" in answer.content.decode()
    assert not _sessions(rosa)


def test_what_was_gone_through_and_what_was_put_off_stand_with_the_session(as_, tom, rosa):
    browser = as_(tom)
    page = browser.get(_here(rosa))
    first = _ticks(page)[0]
    browser.post(_here(rosa), {**filled(page), **TYPED, "agenda": [first], "put_off": "no time left"})
    (kept,) = _sessions(rosa)
    assert [(one.done, one.put_off) for one in kept.agenda] == [
        (True, ""), *[(False, "no time left")] * (len(kept.agenda) - 1)
    ]  # fmt: skip
    assert not kept.no_agenda


def test_a_session_held_without_an_agenda_records_why(as_, tom, rosa):
    browser = as_(tom)
    browser.post(
        _here(rosa), {**filled(browser.get(_here(rosa))), **TYPED, "put_off": "an urgent call came first"}
    )
    assert [one.no_agenda for one in _sessions(rosa)] == ["an urgent call came first"]


def test_an_agenda_that_did_not_come_back_is_no_way_around_it(as_, tom, rosa):
    browser = as_(tom)
    shown = {**filled(browser.get(_here(rosa))), **TYPED, "shown": ""}
    assert browser.post(_here(rosa), shown).status_code == 422


def test_contact_that_is_no_therapy_needs_none(as_, pia, rosa):
    browser = as_(pia)
    shown = filled(browser.get(_here(rosa)))
    assert browser.post(_here(rosa), {**shown, **TYPED, "modality": "medication"}).status_code == 302


def test_danger_in_a_session_leads_to_the_event_and_back_to_what_was_typed(as_, tom, rosa):
    """Nothing is signed on the way, and the ticks stay with their points although a new one stands first."""
    browser = as_(tom)
    page = browser.get(_here(rosa))
    ticked = _ticks(page)[-1]
    away = browser.post(_here(rosa), {**filled(page), **TYPED, "agenda": [ticked], "way_out": "1"})
    assert away.url == f"{_here(rosa, 'safety-event')}?back=session"
    assert not _sessions(rosa)
    told = {
        **filled(browser.get(away.url)),
        "event": "ES02-B",
        "says": "Used heroin on Friday",
        "told_by": "client",
    }
    back = browser.post(_here(rosa, "safety-event"), told)
    assert back.url == _here(rosa)
    again = browser.get(back.url)
    form = again.context["form"]
    assert form["summary"].value() == "Ladder step two"
    assert form.points[0].kind == "safety"
    assert [one.data["value"] for one in form["agenda"].subwidgets if one.data["selected"]] == [ticked]


def test_a_crisis_answer_typed_in_a_session_leads_to_its_event(as_, tom, rosa):
    browser, here = as_(tom), _here(rosa, "answers")
    shown = filled(browser.get(here, {"instrument": "phq_9"}))
    answer = browser.post(here, {**shown, "instrument": "phq_9", "way": "paper", "item_9": "2"})
    assert "tab=safety" in answer.url


def test_the_point_says_why_it_was_put_off():
    left = AgendaPoint(says="PHQ-9: 14", put_off="no time")
    said = session(Session(when=When("2026-02-02"), modality="cbt", summary="Rest.", agenda=(left,)), None)
    assert said.endswith("Rest. · 1 put off: no time")


def test_family_work_says_who_was_there(as_, tom, rosa):
    """Attendance: asked for, kept, and said in the feed."""
    browser = as_(tom)
    shown = {
        **filled(browser.get(_here(rosa))),
        **TYPED,
        "setting_of_it": "family",
        "put_off": "first meeting",
    }
    assert browser.post(_here(rosa), shown).status_code == 422
    browser.post(_here(rosa), {**shown, "present": "her mother"})
    (kept,) = _sessions(rosa)
    assert kept.present == "her mother"
    assert "her mother" in session(kept, None)


def test_the_day_of_an_agreement_is_a_day(as_, tom, rosa):
    """Words are refused; the day reads the way people say it."""
    browser, here = as_(tom), _here(rosa, "worksheet")
    shown = filled(browser.get(here, {"exercise": "agreement"}))
    typed = {**shown, "exercise": "agreement", "topic": "evenings", "agreed": "phones away at ten"}
    assert browser.post(here, {**typed, "look_again": "soon"}).status_code == 422
    assert browser.post(here, {**typed, "look_again": "2026-03-02"}).status_code == 302
    assert "Mon 2 March 2026" in browser.get(f"/clients/{rosa}/therapy/").content.decode()
