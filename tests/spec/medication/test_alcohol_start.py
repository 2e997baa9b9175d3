"""Before a medicine for alcohol use: withdrawal first, the kidney for acamprosate, the conditions of disulfiram."""

from steadystep.chart import Coding, Quantity
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.measures import Observation
from tests.spec.builder import Story
from tests.spec.medication.substance_writing import chooses, last_use, order


def aud(chart: Story, at: str, drug: str, mg: float, times: float = 1):
    return order(chart.day(at).prescriber, drug, mg, at[:10], times=times)


def test_alcohol_withdrawal_first(chart):
    """R49, ES22. CIWA-Ar 12 asks for the prescriber's reason; 19 stops: withdrawal care first. Below 10 the way is open."""
    at = "2026-05-04"
    chooses(chart, f"{at} 08:50", "acamprosate")
    chart.day(f"{at} 09:00").nurse.total("ciwa_ar", 12)
    aud(chart, f"{at} 09:05", "acamprosate", 666, 3).needs_reason("CIWA-Ar 12: withdrawal care first.")
    chart.day(f"{at} 10:00").nurse.total("ciwa_ar", 19)
    aud(chart, f"{at} 10:05", "acamprosate", 666, 3).refused("CIWA-Ar 19: withdrawal care first.")
    chart.day(f"{at} 18:00").nurse.total("ciwa_ar", 6)
    aud(chart, f"{at} 18:05", "acamprosate", 666, 3).needs_reason()
    aud(chart, f"{at} 18:06", "acamprosate", 666, 3).allowed()
    chart.seen(f"{at} 18:07").finds("Creatinine clearance is not known.", state="cannot_tell")


def test_ten_is_the_edge(chart):
    """R49. CIWA-Ar 9 leaves the way open, 10 does not."""
    at = "2026-05-04"
    chooses(chart, f"{at} 08:50", "acamprosate")
    chart.day(f"{at} 09:00").nurse.total("ciwa_ar", 9)
    aud(chart, f"{at} 09:05", "acamprosate", 666, 3).needs_reason()
    chart.day(f"{at} 10:00").nurse.total("ciwa_ar", 10)
    aud(chart, f"{at} 10:05", "acamprosate", 666, 3).needs_reason("CIWA-Ar 10: withdrawal care first.")


def test_nobody_looked_for_withdrawal(chart):
    """R49. Before any start: without a score it is said, and a low score of four days ago is as good as none (MO50: 72 hours)."""
    says = "Withdrawal was not looked at."
    missing = "CIWA-Ar, and whether there was ever a seizure or delirium in withdrawal."
    chooses(chart, "2026-05-04 08:50", "acamprosate")
    aud(chart, "2026-05-04 09:05", "acamprosate", 666, 3).notes(says)
    chart.day("2026-05-04 09:10").nurse.total("ciwa_ar", 4)
    aud(chart, "2026-05-07 09:00", "acamprosate", 666, 3).allowed()
    chart.seen("2026-05-07 09:01").says_nothing_of("medication.alcohol_start.withdrawal")
    chart.seen("2026-05-07 09:11").finds(says, state="cannot_tell", missing=missing)


def test_a_high_score_stands_until_a_lower_one(chart):
    """Four days after CIWA-Ar 19 nobody scored again: withdrawal care still comes first."""
    chooses(chart, "2026-05-04 08:50", "acamprosate")
    chart.day("2026-05-04 09:00").nurse.total("ciwa_ar", 19)
    aud(chart, "2026-05-08 10:05", "acamprosate", 666, 3).refused("CIWA-Ar 19: withdrawal care first.")


def test_a_seizure_in_the_past(chart):
    """R49. Whatever the score of this morning, withdrawal care first: a reason is asked for. Told that there was none, nothing is."""
    at = "2026-05-04"
    chooses(chart, f"{at} 08:50", "acamprosate")
    chart.day(f"{at} 09:00").nurse.total("ciwa_ar", 4)
    says = "A seizure in the past: withdrawal care first"
    for holds in (True, False):
        chart.day(f"{at} 09:0{1 + 2 * (not holds)}").nurse.writes(
            lambda when, holds=holds: CircumstanceTold(
                when=when, circumstance="seizure_history", holds=holds
            ),
            "writes down a seizure in the past" if holds else "corrects it: there was none",
        )
        attempt = aud(chart, f"{at} 09:0{2 + 2 * (not holds)}", "acamprosate", 666, 3)
        if holds:
            attempt.needs_reason(says)
        else:
            attempt.needs_reason()


def test_for_something_else(chart):
    """A medicine that is not for alcohol use is not asked about withdrawal."""
    chart.day("2026-05-04 09:00").prescriber.orders("topiramate", 25, "2026-05-04", indication="migraine")
    chart.seen("2026-05-04 09:01").says_nothing_of("medication.alcohol_start.withdrawal")


def test_acamprosate_and_the_kidney(chart):
    """R49. At 30 mL/min and below it is contraindicated."""
    chart.day("2026-05-04 09:00").nurse.writes(
        lambda when: Observation(when=when, what=Coding("Creatinine clearance"), category="lab", quantity=Quantity(28, "mL/min")),
        "enters a creatinine clearance of 28 mL/min",
    )  # fmt: skip
    aud(chart, "2026-05-04 09:05", "acamprosate", 333, 3).refused("acamprosate is not given at 30 or below")


def test_thirty_is_too_little_and_thirty_one_is_not(chart):
    """R49. Acamprosate by the kidney: the edge."""
    for hour, value in (("09", 31), ("10", 30)):
        chart.day(f"2026-05-04 {hour}:00").nurse.writes(
            lambda when, value=value: Observation(when=when, what=Coding("Creatinine clearance"), category="lab", quantity=Quantity(value, "mL/min")),
            f"enters a creatinine clearance of {value} mL/min",
        )  # fmt: skip
        attempt = aud(chart, f"2026-05-04 {hour}:05", "acamprosate", 333, 3)
        said = [one for one in attempt.reasons if "acamprosate is not given" in one]
        assert bool(said) == (value == 30)


def test_nobody_knows_the_last_drink(chart):
    """R49. Disulfiram after an unknown last drink: it is asked for."""
    aud(chart, "2026-05-04 09:30", "disulfiram", 250).notes("The last drink is not known.")


def test_disulfiram(chart):
    """R49, IX20. Twelve hours after the last drink, and only with goal, consent and supervision in writing."""
    last_use(chart, "2026-05-04 09:00", "alcohol", "2026-05-03 22:00")
    aud(chart, "2026-05-04 09:30", "disulfiram", 250).refused("disulfiram not before", "(12 hours)")
    aud(chart, "2026-05-04 10:00", "disulfiram", 250).needs_reason(
        "Disulfiram only with the goal of not drinking"
    )
