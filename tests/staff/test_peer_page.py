"""The page of a peer: goals, what carries the client, when they met, and groups outside; no note of anybody else."""

from steadystep.chart.plan import Goal
from steadystep.chart.team import TeamJoined
from steadystep.chart.therapy import ProgressNote

from .conftest import now


def test_it_says_what_the_client_wants_and_who_has_not_met_them_yet(as_, tom, cara, team, rosa, put):
    put(tom, rosa, Goal(when=now(), text="Cook for my sister", sign="Once a month"), ProgressNote(when=now(), text="Deep secret"),
        TeamJoined(when=now(), team=str(team.pk), person=str(cara.pk), role="peer", name="Cara"))  # fmt: skip
    page = as_(tom).get(f"/clients/{rosa}/peer/").content.decode()
    assert "Cook for my sister" in page
    assert "Cara and they have not met yet" in page
    assert "SMART Recovery" in page
    assert "Deep secret" not in page


def test_groups_of_mutual_help_stand_on_it_each_with_its_link(as_, tom, rosa):
    page = as_(tom).get(f"/clients/{rosa}/peer/").content.decode()
    for title, address in (
        ("Alcoholics Anonymous", "https://www.aa.org"), ("Narcotics Anonymous", "https://na.org"),
        ("SMART Recovery", "https://smartrecovery.org"), ("Dual Recovery Anonymous", "http://www.draonline.org"),
    ):  # fmt: skip
        assert title in page
        assert f'href="{address}"' in page
