"""Telling of use is met with thanks; no page or message a client may read shames anybody."""

import re
from pathlib import Path

import pytest

import steadystep
from steadystep.chart.substance import LapseReported

FACES = Path(steadystep.__file__).parent / "faces"
# Case assertions, number 3. "cleaned_data" and the like are code, not words.
FORBIDDEN = re.compile(
    r"\b(addict\w*|abuser\w*|clean|dirty|non-compliant|failed|manipulative)\b", re.IGNORECASE
)
READ_BY_CLIENTS = sorted(
    [*(FACES / "portal").rglob("*.html"), FACES / "look" / "names.py", FACES / "look" / "names_of_substance_care.py"]
)  # fmt: skip


@pytest.mark.parametrize("file", READ_BY_CLIENTS, ids=lambda one: one.name)
def test_no_word_shames(file):
    assert not FORBIDDEN.findall(file.read_text())


def test_telling_of_use_is_thanked_and_kept(rosa):
    page = "/my/staying-safe/"
    assert rosa.get(page).status_code == 200
    rosa.post(page, page, substance="fentanyl", day="2026-01-02", words="After a fight")
    assert "Thank you for telling us. Nothing is taken away." in rosa.get(page).content.decode()
    (told,) = rosa.chart.of(LapseReported)
    assert (told.body.substance, told.body.words, told.body.told_by) == (
        "fentanyl",
        "After a fight",
        "client",
    )
    assert "part2" in told.labels


def test_nothing_need_be_said(rosa):
    rosa.post("/my/staying-safe/", "/my/staying-safe/")
    (told,) = rosa.chart.of(LapseReported)
    assert told.body.substance == "other"
