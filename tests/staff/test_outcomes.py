"""The page of the clinic's outcomes: for leads and administrators, counts only, nobody's name."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner

from steadystep.chart import When
from steadystep.chart.discharge import FollowUpDone
from steadystep.chart.plan import CareEnded
from steadystep.clinic.chartroom.after_care_counts import after_care_counts
from steadystep.clinic.chartroom.models import OutcomeRow
from steadystep.clinic.chartroom.outcomes import outcomes
from steadystep.clinic.consent.actor import SOFTWARE, Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.models import Site, Team
from steadystep.faces.cli.commands.outcomes import outcomes_command

from .test_pages import text


@pytest.fixture
def clinic_of_40(team):
    """Half a year ago 24 people of one team began: 12 responded, 12 did not; 16 of another team have no data."""
    other_team = Team.objects.create(site=Site.objects.create(name="Far away"), name="Another")
    began = clock.now().toordinal() - 180
    own = [
        OutcomeRow(client=f"own-{n}", began=began, state="measured", instrument="phq_9", team=str(team.pk), language="en",
                   responded=n < 12, remitted=False, response_days=30 if n < 12 else None, asked=2, answered=1)
        for n in range(24)
    ]  # fmt: skip
    others = [
        OutcomeRow(client=f"other-{n}", began=began, state="no_data", team=str(other_team.pk))
        for n in range(16)
    ]
    OutcomeRow.objects.bulk_create([*own, *others])


def test_an_administrator_sees_the_whole_clinic(as_, ada, clinic_of_40):
    page = text(as_(ada).get("/outcomes/"))
    assert "12 of 24 (50%)" in page
    assert "own-1" not in page
    assert "By team" in page


def test_a_lead_sees_the_teams_of_their_site_alone(as_, lea, clinic_of_40):
    rows = as_(lea).get("/outcomes/?as=json").json()["rows"]
    assert rows[0]["counts"]["people"] == 24
    assert rows[0]["counts"]["no_data"] == 0


@pytest.mark.parametrize("name", ["tom", "fran", "pia"])
def test_nobody_else_sees_it(as_, request, name, clinic_of_40):
    assert as_(request.getfixturevalue(name)).get("/outcomes/").status_code == 403


def test_a_client_is_refused_at_the_door_itself(rosa):
    with pytest.raises(NotAllowed):
        outcomes(Actor(id="rosa", kind="client", name="Rosa", client=rosa))


def test_a_chart_that_is_written_is_counted(rosa):
    """Written through the one door in: the row is there without anybody opening the chart."""
    row = OutcomeRow.objects.get(client=rosa)
    assert (row.state, row.asked) == ("no_data", 0)


def test_an_empty_clinic_says_so(as_, ada, db):
    assert "Nobody to count yet" in text(as_(ada).get("/outcomes/"))


def test_the_command_says_the_same_as_json(clinic_of_40):
    said = json.loads(CliRunner().invoke(outcomes_command, ["--json"]).output)
    assert said["rows"][0]["counts"] == outcomes(SOFTWARE)[0].counts


def test_contacts_after_care_are_counted_once_their_day_is_over(as_, ada, pia, rosa, put):
    ended = clock.now().date() - timedelta(days=10)
    days = tuple(ended + timedelta(days=after) for after in (7, 30, 90))
    (end,) = put(
        pia,
        rosa,
        CareEnded(
            when=When(ended.isoformat()), ending="completed", follow_ups=days, without_kit="Sent by post."
        ),
    )
    first = after_care_counts(actor_of(ada, clock.now()))[0]
    assert (first.after, first.due) == (7, None)  # one person: hidden
    put(
        pia,
        rosa,
        FollowUpDone(when=When(ended.isoformat()), end_of_care=end.id, planned=days[0], outcome="well"),
    )
    page = text(as_(ada).get("/outcomes/"))
    assert "After care" in page
    assert after_care_counts(actor_of(ada, clock.now()))[1].due == 0  # not due yet


def test_a_therapist_reads_no_counts_after_care(tom):
    with pytest.raises(NotAllowed):
        after_care_counts(actor_of(tom, clock.now()))
