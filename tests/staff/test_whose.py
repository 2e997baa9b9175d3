"""Of every list that can be of one's own, one's team's or everybody's, exactly one button is marked, and it tells what is shown."""

import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
LISTS = ("today", "clients", "pictures", "drift", "safety_board", "unanswered", "labs_due")


@pytest.mark.parametrize("asked", ["mine", "team", "all", "", "nobody"])
def test_one_button_is_marked_whoever_asks_for_whatever(as_, tom, rosa, asked):
    """A therapist who follows a lead's link to the whole clinic sees their teams, and reads that."""
    for name in LISTS:
        page = as_(tom).get(reverse(f"staff:{name}"), {"whose": asked}).content.decode()
        marked = set(re.findall(r'aria-current="true">(Mine|My teams|Whole clinic)<', page))
        assert len(marked) == 1, (name, asked, marked)
        if asked in ("mine", "team", "all"):
            assert marked == {"Mine" if asked == "mine" else "My teams"}, (name, asked)
