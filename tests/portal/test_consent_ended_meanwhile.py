"""A caregiver whose consent ended an hour ago: the open page shows nothing more, what they tell us still arrives."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

from steadystep.chart.team import Message
from tests.portal.test_sharing_with import GOALS, PASSWORD, code_on, given_to_ana, join, page_of, share


def test_the_page_left_open_tells_the_team_and_shows_nothing_more(rosa, at):
    ana, _ = join(code_on(share(rosa, GOALS)))
    (given,) = given_to_ana(rosa)
    last = given.body.until.earliest + timedelta(days=1)  # it holds for the whole of its last day
    at(last - timedelta(hours=1))
    ana.logout()
    ana.login(username="ana", password=PASSWORD)
    left_open = page_of(ana)
    assert "Goals" in left_open
    at(last + timedelta(hours=1))
    ana.logout()
    ana.login(username="ana", password=PASSWORD)
    sent = {"client": rosa.client, "text": "He has not slept for two nights", "id": str(uuid.uuid4())}
    sent["of"] = re.findall(r'name="of" value="([^"]+)"', left_open)[0]
    for _again in range(2):  # kept on a phone without a connection, and sent again when there is one
        page = ana.post("/my/caring/tell/", sent, follow=True).content.decode()
        assert "The care team has what you wrote" in page
    assert "Goals" not in page
    assert "Nothing is shared with you now" in page
    told = [one for one in rosa.chart.of(Message) if one.body.from_caregiver]
    assert [one.body.text for one in told] == ["He has not slept for two nights"]
