"""Checkpoints: at weeks 2, 4, 8, 12 and then every quarter the team looks together, with the client."""

from datetime import date

from steadystep.chart.checkpoints import CheckpointHeld

RULE = "plan.checkpoints"


def begins(chart):
    chart.day("2026-01-05 09:30").therapist.phase("panic", "acute")


def held(writer, due, decision="go_on", *, off_track=False):
    writer.writes(
        lambda when: CheckpointHeld(
            when=when, pathway="panic", due=date.fromisoformat(due), decision=decision, says="Go on as it is.",
            client_view="It is slow, and it helps.", off_track=off_track,
        ),
        f"holds the checkpoint of {due}: {decision}",
    )  # fmt: skip


def test_the_first_is_due_in_week_two(chart):
    """Begun on 5 January: nothing until the 18th; on the 19th the team is asked."""
    begins(chart)
    chart.seen("2026-01-18 12:00").says_nothing_of(RULE)
    duty = next(one for one in chart.seen("2026-01-19 12:00").said.duties if one.rule == RULE)
    assert str(duty.says) == "Panic disorder: checkpoint of week 2: go on, adjust or step, with the client."
    assert duty.owner_role == "therapist"


def test_a_signed_checkpoint_closes_it_until_the_next(chart):
    """Held on 20 January: quiet until week 4."""
    begins(chart)
    held(chart.day("2026-01-20 10:00").therapist, "2026-01-19")
    chart.seen("2026-02-01 12:00").says_nothing_of(RULE)
    assert [one.rule for one in chart.seen("2026-02-02 12:00").said.duties].count(RULE) == 1


def test_a_skipped_checkpoint_goes_to_the_lead_after_14_days(chart):
    """Week 12 was 30 March; on 13 April, after 14 days, the lead is asked."""
    begins(chart)
    held(chart.day("2026-03-02 10:00").therapist, "2026-03-02")
    before = next(one for one in chart.seen("2026-04-12 12:00").said.duties if one.rule == RULE)
    after = next(one for one in chart.seen("2026-04-13 12:00").said.duties if one.rule == RULE)
    assert (before.owner_role, after.owner_role) == ("therapist", "lead")
    assert "was skipped for 14 days" in str(after.says)


def test_after_week_twelve_it_is_every_quarter(chart):
    """Week 12 held on 30 March: the next is in week 25."""
    begins(chart)
    held(chart.day("2026-03-30 10:00").therapist, "2026-03-30")
    chart.seen("2026-06-28 12:00").says_nothing_of(RULE)
    duty = next(one for one in chart.seen("2026-06-29 12:00").said.duties if one.rule == RULE)
    assert "week 25" in str(duty.says)
