"""What a stage of life changes: who belongs to it, and which questionnaires it asks, never one made for another age."""

from datetime import date

from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.when import When


def told(story, at, circumstance, holds=True, *, until=None, since=""):
    body = lambda when: CircumstanceTold(  # noqa: E731
        when=when, circumstance=circumstance, holds=holds, until=until, since=When(since) if since else None
    )
    return story.day(at).nurse.writes(body, f"{circumstance.replace('_', ' ')}: {'yes' if holds else 'no'}")


SAID = {True: "theirs", False: "not theirs", None: "nobody can tell"}


def stages(seen):
    found = {one.stage.id: one.theirs for one in seen.view().life_stages}
    said = "; ".join(
        f"{name}: {SAID[found[name]]}" for name in ("perinatal", "adolescent", "older", "hearing")
    )
    seen.story.note("expect", f"On {seen.at:%d %B %Y} the stages of life are {said}.")
    return found


def test_a_birthday_brings_a_stage(chart):
    """On her 65th birthday she is among the older; the day before she is not."""
    chart.born("1961-03-02")
    assert stages(chart.seen("2026-03-01 12:00"))["older"] is False
    assert stages(chart.seen("2026-03-02 12:00"))["older"] is True
    assert stages(chart.seen("2026-03-02 12:00"))["adolescent"] is False


def test_nobody_knows_the_age(chart):
    """No birth date: whether she is under 18 or over 65 cannot be told, and that is said."""
    seen = chart.seen("2026-03-02 12:00")
    assert stages(seen)["older"] is None
    assert stages(seen)["adolescent"] is None
    (older,) = [one for one in seen.view().life_stages if one.stage.id == "older"]
    assert [str(one) for one in older.missing] == ["Not known: 65 years or older"]


def test_a_need_is_theirs_once_somebody_wrote_it_down(chart):
    """Hard of hearing: not known, then yes, then taken back."""
    assert stages(chart.seen("2026-02-02 09:59"))["hearing"] is None
    told(chart, "2026-02-02 10:00", "hearing_loss")
    assert stages(chart.seen("2026-02-02 10:01"))["hearing"] is True
    told(chart, "2026-02-03 10:00", "hearing_loss", False)
    assert stages(chart.seen("2026-02-03 10:01"))["hearing"] is False


def test_planning_is_enough(chart):
    """Who plans a pregnancy is looked after as around one; nothing is asked on a schedule yet."""
    told(chart, "2026-02-02 10:00", "pregnancy_planned")
    seen = chart.seen("2026-02-02 10:01")
    assert stages(seen)["perinatal"] is True
    assert not seen.asks()


def test_mood_is_asked_each_trimester_and_after_the_birth(chart):
    """Told in week 10: asked then, at weeks 14 and 28, and 2 weeks after the birth; what was answered is not asked twice."""
    told(chart, "2026-02-02 10:00", "pregnancy", until=date(2026, 8, 31))
    seen = chart.seen("2026-02-02 10:01")
    assert seen.asks() == {"phq_9", "gad_7"}
    seen.duty("PHQ-9 is asked for since 2 February 2026.", level="T4", owner="Tess", due="2026-02-09 00:00")
    chart.day("2026-02-03").client.answers("phq_9", 1, 1, 1, 1, 0, 0, 0, 0, 0)
    chart.day("2026-02-03").client.answers("gad_7", 1, 1, 1, 1, 0, 0, 0)
    assert not chart.seen("2026-02-04 10:00").asks()
    assert chart.seen("2026-03-03 10:00").asks() == {"phq_9", "gad_7"}
    assert chart.seen("2026-06-10 10:00").asks() == {"phq_9", "gad_7"}
    told(chart, "2026-08-29 10:00", "pregnancy", False)
    told(chart, "2026-08-29 10:05", "birth", since="2026-08-28")
    assert not chart.seen("2026-09-08 10:00").asks()
    assert chart.seen("2026-09-12 10:00").asks() == {"phq_9", "gad_7"}


def test_a_year_after_the_birth_the_stage_is_over(chart):
    """Twelve months after the birth nothing of it is asked or shown as theirs."""
    told(chart, "2026-02-02 10:00", "birth", since="2026-02-01")
    for name in ("pregnancy", "pregnancy_planned", "breastfeeding"):
        told(chart, "2026-02-02 10:05", name, False)
    assert stages(chart.seen("2027-01-31 12:00"))["perinatal"] is True
    assert stages(chart.seen("2027-02-01 12:00"))["perinatal"] is False


def test_memory_is_looked_at_from_65_on(chart):
    """A baseline when she turns 65 in care, and again after a year."""
    chart.born("1961-03-02")
    assert "slums" not in chart.seen("2026-03-01 12:00").asks()
    assert "slums" in chart.seen("2026-03-02 12:00").asks()
    chart.day("2026-03-10").nurse.total("slums", 28)
    assert "slums" not in chart.seen("2026-03-11 12:00").asks()
    assert "slums" in chart.seen("2027-03-11 12:00").asks()


def test_an_adults_form_is_never_asked_of_a_girl_of_fifteen(chart):
    """Her depression is judged by PHQ-9, somebody wrote: she is asked PHQ-A instead, on the pathway too."""
    chart.born("2010-06-01")
    chart.day("2026-01-06 10:00").therapist.target("Low mood", "phq_9")
    chart.day("2026-01-06 10:05").prescriber.phase("depression", "acute")
    found = chart.seen("2026-01-20 12:00").asks()
    assert "phq_a" in found
    assert not found & {"phq_9", "audit_c", "dast_10"}
    assert "crafft" in found


def test_at_eighteen_the_adult_form_takes_over(chart):
    """From her 18th birthday PHQ-9 is asked again; the two are never one line."""
    chart.born("2010-06-01")
    chart.day("2026-01-06 10:00").therapist.target("Low mood", "phq_9")
    chart.day("2026-01-06 11:00").client.answers("phq_a", 1, 1, 1, 1, 0, 0, 0, 0, 0)
    assert "phq_9" not in chart.seen("2028-05-31 12:00").asks()
    assert "phq_9" in chart.seen("2028-06-01 12:00").asks()


def test_under_eighteen_each_visit_asks_for_safety(chart):
    """ASQ is asked on the day of each visit: an answer of that day ends it, one of an earlier visit does not."""
    chart.born("2010-06-01")
    chart.day("2026-01-06 10:00").client.answers("asq", 0, 0, 0, 0)
    visit = chart.day("2026-01-06 10:05").case_manager.books("2026-01-20 15:00")
    assert "asq" not in chart.seen("2026-01-19 12:00").asks()
    assert "asq" in chart.seen("2026-01-20 08:00").asks()
    chart.day("2026-01-20 15:05").case_manager.attends(visit)
    assert "asq" in chart.seen("2026-01-20 15:06").asks()
    chart.day("2026-01-20 15:30").client.answers("asq", 0, 0, 0, 0)
    assert "asq" not in chart.seen("2026-01-20 15:31").asks()


def test_a_visit_that_did_not_come_to_pass_asks_nothing(chart):
    """Missed: nobody was there to ask."""
    chart.born("2010-06-01")
    visit = chart.day("2026-01-06 10:05").case_manager.books("2026-01-20 15:00")
    chart.day("2026-01-20 15:30").case_manager.misses(visit)
    assert "asq" not in chart.seen("2026-01-20 15:31").asks()


def test_at_eighteen_visits_no_longer_ask(chart):
    """An adult is asked after a positive answer, and not because of a visit."""
    chart.born("2007-06-01")
    chart.day("2026-01-06 10:05").case_manager.books("2026-01-20 15:00")
    assert "asq" not in chart.seen("2026-01-20 15:31").asks()


def test_a_parents_view_is_asked_every_three_months(chart):
    """PSC-17 at the beginning, and again a quarter of a year after its last answer."""
    chart.born("2010-06-01")
    assert "psc_17" in chart.seen("2026-01-06 12:00").asks()
    chart.day("2026-01-06 13:00").nurse.total("psc_17", 9)
    assert "psc_17" not in chart.seen("2026-03-01 12:00").asks()
    assert "psc_17" in chart.seen("2026-04-08 12:00").asks()


def test_substance_use_is_asked_every_six_months_in_their_own_form(chart):
    """R98. CRAFFT, and not the forms of adults: at the beginning, and again half a year after its last answer."""
    chart.born("2010-06-01")
    assert "crafft" in chart.seen("2026-01-06 12:00").asks()
    chart.day("2026-01-06 13:00").client.answers("crafft", 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert "crafft" not in chart.seen("2026-07-06 12:00").asks()
    assert "crafft" in chart.seen("2026-07-08 12:00").asks()


def test_school_and_family_are_parts_of_it(chart):
    """R98. The page of the stage names school and the family part, each with the section of the assessment that asks."""
    chart.born("2010-06-01")
    (stage,) = [
        one.stage for one in chart.seen("2026-01-06 12:00").view().life_stages if one.stage.id == "adolescent"
    ]
    assert {line.intake for line in stage.lines if line.intake} == {"work_and_school", "family"}
