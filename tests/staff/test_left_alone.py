"""A screen that looks again by itself does not keep a sign-in open that nobody uses."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from steadystep.wiring import middleware

BEGIN = datetime(2026, 3, 3, 15, tzinfo=UTC)


@pytest.mark.parametrize("alone", [True, False])
def test_the_board_ends_with_the_sign_in_when_nobody_is_there(as_, pia, monkeypatch, alone):
    monkeypatch.setattr(middleware, "idle_seconds", lambda *_, **__: 900)  # a tap in the demo lasts all day
    with time_machine.travel(BEGIN, tick=False):
        browser = as_(pia)
        page = browser.get("/safety/").content.decode()
    name = re.search(r'hx-headers=.{"(X-[A-Za-z-]+)"', page)
    headers = {"HTTP_HX_REQUEST": "true"}
    if alone:
        headers["HTTP_" + name[1].upper().replace("-", "_")] = "1"
    for minutes in range(2, 17, 2):
        with time_machine.travel(BEGIN + timedelta(minutes=minutes), tick=False):
            answer = browser.get("/safety/", **headers)
    assert answer.status_code == (401 if alone else 200)
