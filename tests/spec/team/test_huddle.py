"""What a huddle agreed has one owner and one day, until somebody says what came of it."""

from tests.spec.team.working import agrees, done


def test_an_item_of_a_huddle(chart):
    """Cora calls the school by Thursday; after that it is late."""
    agrees(chart.day("2026-01-13 09:30").therapist, "Call the school", "Cora", "2026-01-15")
    says = "Agreed by the team: Call the school"
    chart.seen("2026-01-13 09:31").duty(says, owner="Cora", level="T4", due="2026-01-16 00:00", overdue=False)
    chart.seen("2026-01-16 00:01").duty(says, owner="Cora", level="T4", overdue=True)


def test_it_is_done(chart):
    """Then nothing is owed."""
    item = agrees(chart.day("2026-01-13 09:30").therapist, "Call the school", "Cora", "2026-01-15")
    done(chart.day("2026-01-14 10:00").case_manager, item, "They send the papers")
    chart.seen("2026-01-14 10:01").no_duty("team.huddle")


def test_the_owner_is_on_leave(chart):
    """Her substitute has it meanwhile."""
    chart.away("Cora", "2026-01-14 00:00", "2026-01-20 00:00", substitute="Nora")
    agrees(chart.day("2026-01-13 09:30").therapist, "Call the school", "Cora", "2026-01-15")
    chart.seen("2026-01-14 10:00").duty("Agreed by the team: Call the school", owner="Nora", level="T4")
