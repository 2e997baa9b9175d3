"""A peer who joins meets the client within fourteen days."""

from steadystep.chart.team import TeamJoined, TeamLeft
from steadystep.chart.therapy import ProgressNote
from steadystep.chart.visits import VisitAttended
from tests.spec.writers import Writer

SAYS = "Peer support was agreed on: meet them, or call."


def joins(writer: Writer) -> str:
    return writer.writes(
        lambda when: TeamJoined(when=when, team="blue", person="Cora", role="peer", name="Cora"),
        "writes that Cora joins as a peer",
    )


def visits(writer: Writer, purpose: str) -> str:
    return writer.writes(
        lambda when: VisitAttended(when=when, purpose=purpose), f"writes that they met ({purpose})"
    )


def test_a_peer_who_joined(chart):
    """Meets the client within fourteen days, or calls; a visit for something else does not count."""
    joins(chart.day("2026-01-13 10:00").case_manager)
    chart.seen("2026-01-13 10:01").duty(SAYS, owner="Cora", level="T4", due="2026-01-27 10:00")
    visits(chart.day("2026-01-14 10:00").therapist, "therapy")
    chart.seen("2026-01-14 10:01").duty(SAYS, owner="Cora", level="T4", due="2026-01-27 10:00")
    visits(chart.day("2026-01-15 10:00").case_manager, "peer")
    chart.seen("2026-01-15 10:01").no_duty("team.peers")


def test_a_note_of_somebody_else(chart):
    """Is no meeting with the peer; and when the peer leaves the team, nothing is owed."""
    joined = joins(chart.day("2026-01-13 10:00").case_manager)
    chart.day("2026-01-14 10:00").therapist.writes(
        lambda when: ProgressNote(when=when, text="A good hour"), "writes a note"
    )
    chart.seen("2026-01-14 10:01").duty(SAYS, owner="Cora", level="T4", due="2026-01-27 10:00")
    chart.day("2026-01-15 10:00").case_manager.writes(
        lambda when: TeamLeft(when=when, joined=joined), "writes that Cora leaves as a peer"
    )
    chart.seen("2026-01-15 10:01").no_duty("team.peers")


def test_without_a_peer(chart):
    """Nothing is asked."""
    chart.seen("2026-01-13 10:00").no_duty("team.peers")
