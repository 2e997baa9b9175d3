"""A group is documented once and lands in each member's chart; a note that names another member is refused whole."""

import re
import uuid

import pytest

from steadystep.chart.intake import Demographics
from steadystep.chart.team import TeamJoined
from steadystep.chart.therapy import ProgressNote, Session
from steadystep.clinic.ledger import reading
from tests.staff.conftest import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def luis(team, tom, put) -> str:
    client = str(uuid.uuid4())
    put(tom, client, Demographics(when=now(), legal_name="Luis Ortiz"), TeamJoined(when=now(), team=str(team.pk), name="Adult team"))  # fmt: skip
    return client


def entry_id(page) -> str:
    return re.search(r'name="entry_id" value="([^"]+)"', page.content.decode())[1]


def sent(browser, clients, **typed):
    address = "/groups/note/?group=Skills&" + "&".join(f"with={one}" for one in clients)
    typed = {"entry_id": entry_id(browser.get(address)), "group": "Skills", "modality": "dbt", "minutes": "90", "agenda": "Cards\nNoticing",
             **{f"came_{one}": "came" for one in clients}, **typed}  # fmt: skip
    return browser.post(address, typed), typed, address


def test_it_lands_in_each_chart_once_and_nobody_reads_of_another(as_, tom, rosa, luis):
    typed = {
        "shared": "Practised noticing.",
        f"own_{rosa}": "Rosa spoke of the bus.",
        f"came_{luis}": "not_there",
    }
    answer, all_typed, address = sent(as_(tom), (rosa, luis), **typed)
    assert answer.status_code == 302
    as_(tom).post(address, all_typed)
    (session,) = reading.read_chart(rosa).of(Session)
    assert (session.body.setting, session.body.group, session.body.summary) == ("group", "Skills", "Practised noticing.\nRosa spoke of the bus.")  # fmt: skip
    assert [(one.says, one.done) for one in session.body.agenda] == [("Cards", True), ("Noticing", True)]
    (away,) = reading.read_chart(luis).of(ProgressNote)
    assert "The place is kept" in away.body.text
    assert "Rosa" not in away.body.text


def test_another_members_name_is_refused_in_words_and_nothing_is_written(as_, tom, rosa, luis):
    before = reading.read_chart(rosa).seq, reading.read_chart(luis).seq
    answer, _typed, _address = sent(as_(tom), (rosa, luis), shared="Practised.", **{f"own_{rosa}": "Argued with Luis."})  # fmt: skip
    assert answer.status_code == 422
    assert "say “another member” instead" in answer.content.decode()
    assert (reading.read_chart(rosa).seq, reading.read_chart(luis).seq) == before
