"""Each opening in an emergency waits for a second person, who has two working days (R115)."""

import pytest

from steadystep.chart.safety import EventReported, Raised
from steadystep.chart.team import AccessOpened
from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.emergency_openings import emergency_openings
from steadystep.clinic.consent.actor import SOFTWARE, Role
from steadystep.clinic.consent.models import OpeningReview
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_of

QUEUE = "/emergency-openings/"
FOUND = {"finding": "fitting", "note": "Read the log: the safety plan alone was opened."}


def broken(as_, otto, rosa) -> str:
    as_(otto).post(f"/clients/{rosa}/emergency/", {"why": "safety", "text": "Found unwell in the hall"})
    (opened,) = reading.read_chart(rosa).of(AccessOpened)
    return opened.id


def test_an_opening_waits_for_two_working_days_until_a_second_person_has_looked(as_, otto, lea, rosa):
    entry = broken(as_, otto, rosa)
    as_(otto).get(f"/clients/{rosa}/medicines/list/")
    (waiting,) = emergency_openings(actor_of(lea, clock.now()))
    assert 1 <= (waiting.due - waiting.at).days <= 6
    page = as_(lea).get(QUEUE).content.decode()
    assert "Found unwell in the hall" in page
    assert "opened by Otto" in page
    assert "medicine list" in page
    assert QUEUE in as_(lea).get("/").content.decode()
    as_(lea).post(f"{QUEUE}{entry}/", FOUND)
    page = as_(lea).get(QUEUE).content.decode()
    assert "Nothing waits." in page
    assert "Read the log" in page
    as_(lea).post(f"{QUEUE}{entry}/", {**FOUND, "finding": "misuse"})
    assert OpeningReview.objects.get().finding == "fitting"


def test_who_opened_it_does_not_review_it(as_, otto, other_team, rosa):
    entry = broken(as_, otto, rosa)
    actions.give_role(SOFTWARE, "test", person_id=otto.pk, role=Role.LEAD, team=other_team)
    assert "You opened this chart yourself" in as_(otto).get(QUEUE).content.decode()
    assert as_(otto).post(f"{QUEUE}{entry}/", FOUND).status_code == 403
    assert not OpeningReview.objects.exists()


def test_without_a_finding_and_words_nothing_is_kept(as_, otto, lea, rosa):
    entry = broken(as_, otto, rosa)
    for missing in ({**FOUND, "note": " "}, {**FOUND, "finding": "whatever"}):
        as_(lea).post(f"{QUEUE}{entry}/", missing)
    assert not OpeningReview.objects.exists()


def test_it_is_for_who_leads(as_, otto, pia, rosa):
    entry = broken(as_, otto, rosa)
    assert as_(pia).get(QUEUE).status_code == 403
    assert as_(pia).post(f"{QUEUE}{entry}/", FOUND).status_code == 403


@pytest.mark.parametrize("reviewer", ["lea", "ada"])
def test_misuse_opens_a_privacy_breach_with_a_named_person_and_a_clock(
    as_, request, otto, lea, ada, rosa, reviewer
):
    """Signed by whoever reviewed it, and once: sent again, nothing more is opened (ES29)."""
    entry = broken(as_, otto, rosa)
    who = request.getfixturevalue(reviewer)
    for _again in range(2):
        as_(who).post(f"{QUEUE}{entry}/", {"finding": "misuse", "note": "Read notes of a neighbour."})
    (raised,) = [one for one in reading.read_chart(rosa).of(Raised) if one.body.event == "ES29"]
    assert raised.body.due > raised.body.known_at
    (told,) = reading.read_chart(rosa).of(EventReported)
    assert told.author == str(who.pk)
    (duty,) = [
        one
        for one in lists.duties(actor_of(lea, clock.now()), "all", safety=True)
        if one.duty.raised == raised.id
    ]
    assert duty.duty.person in {str(lea.pk), str(ada.pk)}


def test_an_opening_that_was_fitting_opens_nothing(as_, otto, lea, rosa):
    as_(lea).post(f"{QUEUE}{broken(as_, otto, rosa)}/", FOUND)
    assert not [one for one in reading.read_chart(rosa).of(Raised) if one.body.event == "ES29"]
