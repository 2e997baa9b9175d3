"""A psychotherapy note that seems to hold what belongs in the progress note says so, and the writer decides."""

import re

import pytest

pytestmark = pytest.mark.django_db


def test_the_remark_names_what_and_a_tick_keeps_it(as_, tom, rosa):
    browser, address = as_(tom), f"/clients/{rosa}/write/psychotherapy-note/"
    hidden = dict(
        re.findall(r'name="(entry_id|seen)" value="([^"]*)"', browser.get(address).content.decode())
    )
    typed = {**hidden, "text": "Sertraline, and a dream."}
    answer = browser.post(address, typed)
    assert answer.status_code == 422
    assert "belongs in the progress note: medicines (“sertraline”)" in answer.content.decode()
    assert browser.post(address, {**typed, "all_the_same": "on"}).status_code == 302
