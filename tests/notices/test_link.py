"""The link in a message leads its own recipient to the client, and nobody else anywhere."""

from django.urls import reverse

from steadystep.clinic.notices import reading
from steadystep.clinic.notices.adapters import Letter
from steadystep.clinic.notices.models import Notice
from steadystep.clinic.notices.wording import letter
from steadystep.clinic.people.models import Person


def _signed_in(client, person, monkeypatch):
    """Past the second step, which has tests of its own."""
    monkeypatch.setattr("steadystep.wiring.middleware.needs_second_factor", lambda request: False)
    client.force_login(person)


def _written(notice: Notice) -> Letter:
    return letter(notice, Person.objects.get(pk=notice.recipient), reading.clock.now())


def test_the_link_is_an_address_of_ours(rosa):
    one = Notice.objects.filter(channel="outbox").first()
    assert reverse("staff:notice", args=[one.pk]) in _written(one).text


def test_it_leads_to_the_client_and_is_seen(rosa, client, monkeypatch):
    one = Notice.objects.filter(channel="outbox").first()
    _signed_in(client, Person.objects.get(pk=one.recipient), monkeypatch)
    answer = client.get(reverse("staff:notice", args=[one.pk]))
    assert answer.status_code == 302
    assert rosa in answer.url
    assert reading.unseen(one.recipient) == []


def test_somebody_elses_notice_leads_nowhere(rosa, client, monkeypatch):
    one = Notice.objects.filter(channel="outbox").first()
    _signed_in(client, Person.objects.exclude(pk=one.recipient).filter(kind="staff").first(), monkeypatch)
    assert client.get(reverse("staff:notice", args=[one.pk])).status_code == 404
    assert reading.unseen(one.recipient)
