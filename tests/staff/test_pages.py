"""What staff see: Today, clients, a client's page, and the doors that stay shut."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Coding, Dose, When
from steadystep.chart.intake import Allergy, ImportedResource
from steadystep.chart.measures import ScoreTotal
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.plan import Goal
from steadystep.chart.therapy import ProgressNote, PsychotherapyNote
from steadystep.clinic.chartroom import heartbeat
from steadystep.faces.staff import tabs
from tests.small_clinic import UNCOMPARED

from .conftest import now

LONG_AGO = "2020-01-01"


def text(answer) -> str:
    return answer.content.decode()


def test_who_is_not_signed_in_is_sent_to_the_door(client, rosa):
    for address in ("/", "/clients/", f"/clients/{rosa}/", "/notices/"):
        assert client.get(address).status_code == 302


def test_today_names_who_needs_someone_with_time_left_and_one_click(as_, tom, rosa, alarm):
    page = text(as_(tom).get("/"))
    assert "Rosa" in page
    assert "item 9 answered 2" in page
    assert " left<" in page
    assert f"/clients/{rosa}/events/{alarm}/acknowledge/" in page


def test_one_click_takes_the_event_on_and_it_says_by_whom(as_, tom, rosa, alarm, standing):
    answer = as_(tom).post(f"/clients/{rosa}/events/{alarm}/acknowledge/", {"back": "/"})
    assert answer.status_code == 302
    assert answer["Location"] == "/"
    assert standing(rosa)[-1].kind() == "acknowledged"
    assert "Take it on" not in text(as_(tom).get("/"))


def test_one_click_never_leads_away_from_here(as_, tom, rosa, alarm):
    answer = as_(tom).post(f"/clients/{rosa}/events/{alarm}/acknowledge/", {"back": "//elsewhere.example/"})
    assert answer["Location"].startswith(f"/clients/{rosa}/")


def test_an_event_past_its_clock_is_loud_for_the_whole_team(as_, pia, rosa, alarm, monkeypatch):
    later = timezone.now() + timedelta(hours=3)
    monkeypatch.setattr("steadystep.clinic.ledger.clock.now", lambda: later)
    from steadystep.clinic.chartroom.waking import recompute

    recompute(rosa)
    page = text(as_(pia).get("/"))
    assert (
        "2 safety duties have nobody or are past their time" in page
    )  # the event, and ES32 because nobody took it on
    assert 'role="alert"' in page


def test_a_silent_worker_is_said_loudly_and_a_heard_one_is_not(as_, tom, rosa):
    assert "Nobody is being reminded right now" in text(as_(tom).get("/"))
    heartbeat.beat()
    assert "Nobody is being reminded right now" not in text(as_(tom).get("/"))


def test_role_view_and_whose_are_filters_that_keep_safety(as_, tom, rosa, alarm):
    for query in ("?whose=team&role=nurse", "?whose=mine", "?whose=all", "?whose=nonsense&role=nonsense"):
        assert "item 9 answered 2" in text(as_(tom).get(f"/{query}"))


def test_a_notice_waits_until_it_is_marked_as_seen(as_, tom, rosa, alarm):
    page = text(as_(tom).get("/notices/"))
    assert "Rosa" in page
    as_(tom).post("/notices/seen/", {"notice": ["not-an-id"]})
    as_(tom).post("/notices/seen/")
    assert "Nothing new for you" in text(as_(tom).get("/notices/"))


def test_search_finds_by_name_and_says_who_is_not_mine(as_, otto, tom, rosa):
    assert "one of yours" in text(as_(tom).get("/clients/?q=rosa"))
    assert "opening needs a reason" in text(as_(otto).get("/clients/?q=rosa"))
    assert "No client fits" in text(as_(tom).get("/clients/?q=nobody"))


@pytest.mark.parametrize(
    "query", ["", "?sort=name", "?sort=contact", "?group=steady", "?group=x&sort=x&whose=x"]
)
def test_the_caseload_answers_every_filter(as_, tom, rosa, query):
    assert as_(tom).get(f"/clients/{query}").status_code == 200


@pytest.mark.parametrize("tab", [*tabs.NAMES, "nonsense"])
@pytest.mark.parametrize("who", ["pia", "tom", "fran", "lea", "ada"])
def test_every_tab_opens_for_every_role(as_, request, rosa, alarm, tab, who):
    answer = as_(request.getfixturevalue(who)).get(f"/clients/{rosa}/?tab={tab}")
    assert answer.status_code == 200


def test_the_story_links_every_mark_to_its_entry_in_the_feed(as_, pia, put, rosa):
    [order] = put(
        pia, rosa,
        Order(reasons=UNCOMPARED, when=now(), name="Sertraline", drug="sertraline", indication="panic",
              steps=(DoseStep(first=timezone.localdate(), amount=Dose(25, "mg")),)),
    )  # fmt: skip
    page = text(as_(pia).get(f"/clients/{rosa}/"))
    assert f"tab=feed&amp;entry={order.id}#e-{order.id}" in page
    assert f'id="e-{order.id}"' in text(as_(pia).get(f"/clients/{rosa}/?tab=feed&entry={order.id}"))


@pytest.mark.parametrize("span", ["28", "84", "365", "all", "-1", "x"])
def test_every_span_of_the_story_is_drawn(as_, tom, rosa, alarm, span):
    assert 'class="story"' in text(as_(tom).get(f"/clients/{rosa}/?span={span}"))


def test_an_allergy_that_was_asked_is_shown_and_one_not_asked_is_marked(as_, pia, put, rosa):
    assert "allergies not asked" in text(as_(pia).get(f"/clients/{rosa}/"))
    put(pia, rosa, Allergy(when=now(), substance=Coding("Penicillin"), reaction="rash"))
    page = text(as_(pia).get(f"/clients/{rosa}/"))
    assert "Penicillin (rash)" in page
    assert "allergies not asked" not in page


def test_what_somebody_may_not_see_is_named_with_whom_to_ask(as_, fran, pia, put, rosa):
    put(pia, rosa, ProgressNote(when=now(), text="A secret word: marzipan"))
    page = text(as_(fran).get(f"/clients/{rosa}/?tab=feed"))
    assert "marzipan" not in page
    assert "not shown to you" in page
    assert "progress note" in page


def test_as_of_shows_what_was_known_then_and_offers_nothing_to_write(as_, tom, rosa, alarm):
    page = text(as_(tom).get(f"/clients/{rosa}/?as_of={LONG_AGO}"))
    assert "What was known then" in page
    assert "item 9" not in page
    assert '<form method="post"' not in page.split('id="main"')[1]


@pytest.mark.parametrize("bad", ["yesterday", "2026-13-45", "99999-01-01", "0001-01-01", "1" * 5000])
def test_a_bad_as_of_is_answered_in_words(as_, tom, rosa, bad):
    assert as_(tom).get(f"/clients/{rosa}/", {"as_of": bad}).status_code in (200, 400)


def test_the_feed_shows_a_correction_and_what_it_replaced(as_, tom, put, rosa):
    [first] = put(tom, rosa, ProgressNote(when=now(), text="Came late"))
    put(tom, rosa, ProgressNote(when=now(), text="Came on time"), supersedes=first.id)
    page = text(as_(tom).get(f"/clients/{rosa}/?tab=feed"))
    assert "<s>Note: Came late</s>" in page
    assert "corrected" in page
    assert "Note: Came on time" in page
    assert "Tom, therapist" in page


@pytest.mark.parametrize("page", ["0", "-4", "9" * 40, "x"])
def test_a_page_of_the_feed_out_of_reach_is_the_nearest(as_, tom, rosa, page):
    assert as_(tom).get(f"/clients/{rosa}/?tab=feed&page={page}").status_code == 200


def test_an_imported_resource_is_shown_whole(as_, pia, put, rosa):
    raw = '{"resourceType":"CarePlan","note":[{"text":"<b>walk</b>"}],"none":null,"yes":true}'
    put(
        pia,
        rosa,
        ImportedResource(when=now(), resource_type="CarePlan", resource=raw),
        source="import:elsewhere",
    )
    page = text(as_(pia).get(f"/clients/{rosa}/?tab=documents"))
    assert "&lt;b&gt;walk&lt;/b&gt;" in page
    assert "<b>walk</b>" not in page
    assert "kept as it came" in page


def test_a_sealed_note_opens_for_its_author_alone(as_, pia, tom, put, rosa):
    [note] = put(tom, rosa, PsychotherapyNote(when=now(), text="the dream of the river"))
    assert "the dream of the river" not in text(as_(tom).get(f"/clients/{rosa}/?tab=sessions"))
    assert "the dream of the river" in text(as_(tom).get(f"/clients/{rosa}/notes/{note.id}/"))
    assert as_(pia).get(f"/clients/{rosa}/notes/{note.id}/").status_code == 403


def test_a_client_of_another_team_stays_shut_and_says_how_to_open_it(as_, otto, rosa):
    answer = as_(otto).get(f"/clients/{rosa}/")
    assert answer.status_code == 403
    assert f"/clients/{rosa}/emergency/" in text(answer)
    assert "Rosa" not in text(answer)


def test_the_glass_is_broken_with_a_reason_and_the_opening_is_listed(as_, otto, ada, rosa):
    browser = as_(otto)
    assert browser.post(f"/clients/{rosa}/emergency/", {"why": "safety", "text": ""}).status_code == 422
    answer = browser.post(
        f"/clients/{rosa}/emergency/", {"why": "safety", "text": "Found unwell in the hall"}
    )
    assert answer.status_code == 302
    assert "Opened for an emergency" in text(browser.get(f"/clients/{rosa}/"))
    openings = text(as_(ada).get(f"/clients/{rosa}/openings/"))
    assert "Otto" in openings
    assert "emergency" in openings
    assert "refused" not in openings.split("Otto")[0]


def test_the_front_desk_does_not_break_the_glass(as_, fran, team, other_team, rosa):
    answer = as_(fran).post(f"/clients/{rosa}/emergency/", {"why": "safety", "text": "I want to know"})
    assert answer.status_code == 403


def test_there_is_no_such_client(as_, tom):
    assert as_(tom).get(f"/clients/{uuid.uuid4()}/").status_code == 404
    assert as_(tom).get("/clients/not-an-id/").status_code == 404
    assert as_(tom).get(f"/clients/{'9' * 300}/").status_code == 404


def test_htmx_gets_a_piece_and_not_a_page(as_, otto, rosa):
    answer = as_(otto).get(f"/clients/{rosa}/", headers={"HX-Request": "true"})
    assert answer.status_code == 403
    assert "<html" not in text(answer)


def test_an_offer_is_answered_and_a_decline_needs_its_reason(as_, pia, rosa, standing):
    given = {"rule": "measures.worse", "offer": "call", "answer": "declined", "reason": ""}
    said = as_(pia).post(f"/clients/{rosa}/offers/", given, follow=True)
    assert "Reason is empty: write at least a word." in text(said)
    assert said.redirect_chain[-1][0] == f"/clients/{rosa}/#next"
    as_(pia).post(f"/clients/{rosa}/offers/", {**given, "answer": "nonsense"})
    assert not any(one.kind() == "offer_answered" for one in standing(rosa))
    as_(pia).post(f"/clients/{rosa}/offers/", {**given, "reason": "Already called today"})
    assert standing(rosa)[-1].reason == "Already called today"


@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("", "choose the day on which it is suggested again"),
        ("2020-01-01", "does not lie ahead. Choose a later day."),
        ("soon", "is not a day: write it as"),
    ],
)
def test_a_suggestion_is_put_off_to_a_day_ahead(as_, pia, rosa, standing, until, told):
    given = {"rule": "measures.worse", "offer": "call", "answer": "snoozed", "until": until}
    assert told in text(as_(pia).post(f"/clients/{rosa}/offers/", given, follow=True))
    assert not any(one.kind() == "offer_answered" for one in standing(rosa))


def test_a_birthday_known_by_its_year_alone_is_said_so(as_, tom, put, rosa):
    from steadystep.chart.intake import Demographics

    put(tom, rosa, Demographics(when=now(), legal_name="Rosa Example", birth_date=When("1991")))
    assert "about 3" in text(as_(tom).get(f"/clients/{rosa}/"))


def test_what_an_entry_holds_comes_when_its_line_is_opened(as_, tom, put, rosa, otto):
    (goal,) = put(tom, rosa, Goal(when=now(), text="Sleep through", sign="Up at seven"))
    feed = text(as_(tom).get(f"/clients/{rosa}/?tab=feed"))
    assert "Up at seven" not in feed
    assert f'hx-get="/clients/{rosa}/entries/{goal.id}/"' in feed
    piece = text(as_(tom).get(f"/clients/{rosa}/entries/{goal.id}/", headers={"HX-Request": "true"}))
    assert "Up at seven" in piece
    assert "<html" not in piece
    assert as_(tom).get(f"/clients/{rosa}/entries/{goal.id}/").url.endswith(f"#e-{goal.id}")
    assert as_(tom).get(f"/clients/{rosa}/entries/none/", headers={"HX-Request": "true"}).status_code == 404
    assert (
        as_(otto).get(f"/clients/{rosa}/entries/{goal.id}/", headers={"HX-Request": "true"}).status_code
        == 403
    )


def test_the_entry_that_a_link_leads_to_is_open_at_once(as_, tom, put, rosa):
    (goal,) = put(tom, rosa, Goal(when=now(), text="Sleep through", sign="Up at seven"))
    assert "Up at seven" in text(as_(tom).get(f"/clients/{rosa}/?tab=feed&entry={goal.id}"))


def test_what_a_tab_leaves_out_is_counted_and_linked(as_, tom, put, rosa, monkeypatch):
    monkeypatch.setattr("steadystep.faces.staff.tabs.MOST_ROWS", 2)
    put(tom, rosa, *(ScoreTotal(when=now(), instrument="isi", total=total) for total in (9, 8, 7, 6, 5)))
    page = text(as_(tom).get(f"/clients/{rosa}/?tab=measures"))
    assert "3 more are in the feed" in page
    assert f'href="/clients/{rosa}/?tab=feed#tabs"' in page


def test_what_could_not_be_read_leads_back_to_the_client(as_, pia, rosa):
    answer = as_(pia).get(f"/clients/{rosa}/?as_of=nonsense")
    assert answer.status_code == 400
    assert f'href="/clients/{rosa}/">Back to the client' in text(answer)
