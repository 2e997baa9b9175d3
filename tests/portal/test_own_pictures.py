"""My own pictures: numbers on their scale, no names of bands or illnesses in the drawing."""

from datetime import UTC, datetime

from steadystep import knowledge
from steadystep.faces.look.story import draw_story
from steadystep.faces.look.story.values import StoryPicture
from steadystep.faces.portal.plan.pictures import score_lane
from steadystep.reasoning.facts.scores import scores
from tests.spec.builder import Story


def test_the_lane_of_a_client_names_no_band():
    chart = Story()
    chart.day("2026-03-02 09:00").client.answers("phq_9", 3, 2, 3, 2, 3, 2, 1, 1, 0, 1)
    known = knowledge.load()
    facts = scores(chart.seen("2026-03-03 10:00").view().chart, known)["phq_9"]
    lane = score_lane(known.instruments["phq_9"], list(facts), "Patient Health Questionnaire-9")
    day = datetime(2026, 3, 2, tzinfo=UTC).date()
    drawn = draw_story(StoryPicture(day, day, (lane,), "Mine"), 340)
    assert "17 of 27" in drawn
    assert not any(band.name in drawn for band in known.instruments["phq_9"].bands)
    assert "depress" not in drawn.casefold()
