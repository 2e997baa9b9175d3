"""When a low-dose start of buprenorphine may fit: after fentanyl or methadone, with pain, in hospital, after withdrawal brought on (R44)."""

from steadystep.chart.circumstances import CircumstanceTold
from tests.spec.medication.substance_writing import (
    BUP,
    DAY,
    chooses,
    cows,
    gives,
    last_use,
    order,
    used_fentanyl,
)

RULE = "medication.bup_low_offer"
SAYS = "A low-dose start may fit: {}. The full opioid goes on meanwhile, and nobody waits for withdrawal."


def test_after_fentanyl(chart):
    """Case C at 10:03: buprenorphine is chosen after fentanyl; both starts are open until a first dose is given."""
    used_fentanyl(chart)
    chart.seen(f"{DAY} 10:02").says_nothing_of(RULE)
    chooses(chart, f"{DAY} 10:03", "buprenorphine")
    chart.seen(f"{DAY} 10:04").finds(
        SAYS.format("fentanyl was used last"), urgency="note", offers="Order the low-dose start"
    )
    cows(chart, f"{DAY} 13:00", 13)
    order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY, times=2).allowed()
    chart.seen(f"{DAY} 13:06").finds(SAYS.format("fentanyl was used last"))
    gives(chart, f"{DAY} 13:10", 4)
    chart.seen(f"{DAY} 13:11").says_nothing_of(RULE)


def test_methadone_and_pain(chart):
    """Both are named; a low-dose start that is ordered is offered no more."""
    last_use(chart, f"{DAY} 09:00", "methadone", "2026-03-03 12:00")
    chart.day(f"{DAY} 09:10").nurse.writes(
        lambda when: CircumstanceTold(when=when, circumstance="injury_or_pain", holds=True),
        "writes down strong pain",
    )
    chooses(chart, f"{DAY} 09:20", "buprenorphine")
    chart.seen(f"{DAY} 09:21").finds(
        SAYS.format("methadone is taken or was used last; there is an injury or strong pain")
    )
    order(chart.day(f"{DAY} 10:00").prescriber, BUP, 0.5, DAY).allowed()
    chart.seen(f"{DAY} 10:01").says_nothing_of(RULE)


def test_after_heroin_nothing_speaks_for_it(chart):
    last_use(chart, f"{DAY} 09:00", "heroin", "2026-03-03 12:00")
    chooses(chart, f"{DAY} 09:20", "buprenorphine")
    chart.seen(f"{DAY} 09:21").says_nothing_of(RULE)


def test_after_withdrawal_brought_on_before(chart):
    """An ES12 of March is remembered when buprenorphine is chosen again in May, after heroin."""
    used_fentanyl(chart)
    cows(chart, f"{DAY} 13:00", 13)
    order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY, last=DAY).allowed()
    gives(chart, f"{DAY} 13:10", 4)
    cows(chart, f"{DAY} 14:10", 19)
    last_use(chart, "2026-05-04 09:00", "heroin", "2026-05-03 12:00")
    chooses(chart, "2026-05-04 09:20", "buprenorphine")
    chart.seen("2026-05-04 09:21").finds(SAYS.format("a dose brought on withdrawal before"))


def test_a_stay_in_hospital(chart):
    last_use(chart, f"{DAY} 09:00", "heroin", "2026-03-03 12:00")
    chart.day(f"{DAY} 09:10").nurse.writes(
        lambda when: CircumstanceTold(when=when, circumstance="hospital_stay", holds=True),
        "writes down a stay in hospital",
    )
    chooses(chart, f"{DAY} 09:20", "buprenorphine")
    chart.seen(f"{DAY} 09:21").finds(SAYS.format("there is a stay in hospital"))
