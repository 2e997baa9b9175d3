"""What a family agreed has a day on which they look at it again, and something is due on it (R66)."""

from steadystep.chart.therapy import AgendaPoint, Session
from steadystep.chart.worksheets import Told, Worksheet
from steadystep.reasoning.facts.agenda import agenda

RULE = "therapy.agreement"
SAYS = "Look again at what the family agreed on “evenings”: by 2 March 2026."


def agreed(chart, at, look_again):
    parts = [Told(of="topic", text="evenings"), Told(of="agreed", text="phones away at ten")]
    parts += [Told(of="look_again", text=look_again)] if look_again else []
    return chart.day(at).therapist.writes(
        lambda when: Worksheet(when=when, exercise="agreement", told=tuple(parts)),
        f"writes down what the family agreed on evenings, to look at it again: {look_again or 'no day'}",
    )


def test_its_day_is_due_with_the_therapist_and_stands_on_the_agenda(chart):
    """From a week before; overdue when the day is over."""
    entry = agreed(chart, "2026-02-02 17:00", "2026-03-02")
    chart.seen("2026-02-22 23:00").no_duty(RULE)
    seen = chart.seen("2026-02-23 09:00")
    seen.duty(SAYS, owner="Tess", level="T4", due="2026-03-03 00:00", overdue=False)
    assert ("plan", entry) in [(one.kind, one.of) for one in agenda(seen.view()).points]
    chart.seen("2026-03-03 09:00").duty(SAYS, owner="Tess", level="T4", overdue=True)


def test_gone_through_in_a_session_it_is_done_and_put_off_it_is_not(chart):
    """Only a point that was gone through closes it."""
    entry = agreed(chart, "2026-02-02 17:00", "2026-03-02")

    def held(at, done):
        point = AgendaPoint(
            says="Evenings", kind="plan", of=entry, done=done, put_off="" if done else "no time"
        )
        chart.day(at).therapist.writes(
            lambda when: Session(when=when, modality="family", summary="Talk.", agenda=(point,)),
            "goes through it in a session" if done else "puts it off in a session",
        )

    held("2026-03-02 17:00", done=False)
    chart.seen("2026-03-02 18:00").duty(SAYS, owner="Tess", level="T4")
    held("2026-03-04 17:00", done=True)
    chart.seen("2026-03-04 18:00").no_duty(RULE)


def test_agreed_anew_the_new_day_counts(chart):
    """The same matter with another day."""
    agreed(chart, "2026-02-02 17:00", "2026-03-02")
    agreed(chart, "2026-03-01 17:00", "2026-05-01")
    chart.seen("2026-03-10 09:00").no_duty(RULE)
    chart.seen("2026-04-25 09:00").duty(SAYS.replace("2 March", "1 May"), owner="Tess", level="T4")


def test_an_agreement_without_a_day_is_asked_for_one(chart):
    """Cannot tell: sheets from before, or a day in words."""
    agreed(chart, "2026-02-02 17:00", "")
    chart.seen("2026-02-03 09:00").finds(
        "What the family agreed on “evenings” has no day on which it is looked at again.", state="cannot_tell"
    )
