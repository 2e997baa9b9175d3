"""When care has ended, the summary that was promised is asked for until it has gone out."""

from steadystep.chart.discharge import follow_up_days
from steadystep.chart.plan import CareEnded
from steadystep.chart.sharing import Disclosed

RULE = "plan.summary"
SAYS = "Care has ended, and the summary to Dr Hale has not gone out."


def ends(chart, summary_to):
    return chart.day("2026-03-31 10:00").therapist.writes(
        lambda when: CareEnded(
            when=when,
            ending="completed",
            follow_ups=follow_up_days(when.day),
            summary_to=summary_to,
            without_kit="Sent by post.",
        ),
        f"ends care; the summary goes to {summary_to or 'nobody'}",
    )


def sends(chart, day, to):
    chart.day(day).therapist.writes(
        lambda when: Disclosed(
            when=when, recipient=to, recipient_name=to, purpose="Care goes on", parts=("goals",), text="She is well.",
            ground="law", law="treatment",
        ),
        f"sends a letter to {to}",
    )  # fmt: skip


def test_promised_and_not_sent(chart):
    """Care ended on 31 March with a summary to Dr Hale. Nothing has left since."""
    sends(chart, "2026-02-10 10:00", "Dr Hale")
    ends(chart, "Dr Hale")
    chart.seen("2026-04-01 09:00").finds(SAYS, urgency="attention")


def test_it_went_out(chart):
    """The letter names the practice too: it is the same doctor."""
    ends(chart, "Dr Hale")
    sends(chart, "2026-03-31 15:00", "Dr Hale, Oak Street Primary Care")
    chart.seen("2026-04-01 09:00").says_nothing_of(RULE)


def test_nobody_was_named(chart):
    """She wants no letter: nothing is asked."""
    ends(chart, "")
    chart.seen("2026-04-01 09:00").says_nothing_of(RULE)
