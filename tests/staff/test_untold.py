"""Notices that do not get out are said loudly on Today, to those who can mend it."""

from datetime import timedelta

import pytest

from steadystep.clinic.ledger import clock
from steadystep.clinic.notices import sending
from steadystep.clinic.notices.adapters import Undelivered
from steadystep.clinic.notices.models import Notice
from steadystep.faces.staff.untold import SHOWN_FOR

LOUD = "Notices do not get out"


@pytest.fixture
def nothing_gets_out(rosa, alarm, monkeypatch):
    """The outbox is broken for good, and the worker has tried."""

    def broken(channel):
        raise Undelivered("outbox: disk full", permanent=True)

    monkeypatch.setattr(sending, "adapter_of", broken)
    sending.send_due()
    assert Notice.objects.exclude(failed_at=None).exists()


@pytest.mark.usefixtures("nothing_gets_out")
@pytest.mark.parametrize("who", ["lea", "ada"])
def test_leads_and_administrators_read_whom_to_tell_and_what_is_wrong(as_, who, request):
    page = as_(request.getfixturevalue(who)).get("/").content.decode()

    assert LOUD in page
    assert "outbox: disk full" in page
    assert "Nothing tries again by itself." in page
    untold = page[page.index(LOUD) : page.index("</ul>", page.index(LOUD))]
    assert "Pia" in untold or "Tom" in untold
    assert "Rosa" not in untold


@pytest.mark.usefixtures("nothing_gets_out")
def test_others_are_not_troubled_with_it(as_, tom):
    assert LOUD not in as_(tom).get("/").content.decode()


@pytest.mark.usefixtures("rosa", "alarm")
def test_while_all_gets_out_nothing_is_said(as_, lea):
    sending.send_due()
    assert LOUD not in as_(lea).get("/").content.decode()


@pytest.mark.usefixtures("nothing_gets_out")
def test_a_banner_does_not_stay_for_ever(as_, lea, monkeypatch):
    later = clock.now() + SHOWN_FOR + timedelta(minutes=1)
    monkeypatch.setattr("steadystep.clinic.ledger.clock.now", lambda: later)
    assert LOUD not in as_(lea).get("/").content.decode()
