"""Decision points: where a pathway says "look together now", with what may be done by the prescriber and the therapist."""

from steadystep.chart.measures import DailyCheckin
from steadystep.chart.plan import OfferAnswered
from steadystep.chart.substance import LapseReported
from steadystep.chart.when import When
from tests.spec.medication.test_trial import lithium, sertraline

EARLY = "Panic disorder. Week 4: less than 20% better at an adequate dose."
RULE = "plan.decisions"


def panic(chart):
    chart.day("2026-01-05 09:30").therapist.phase("panic", "acute")
    return sertraline(chart)


def says_to(chart, writer, offer, answer, *, reason="", until=""):
    """Somebody answers an offer of a decision point."""
    writer.writes(
        lambda when: OfferAnswered(
            when=when, rule=RULE, offer=offer, answer=answer, reason=reason, until=When(until) if until else None
        ),
        f"says to “{offer}”: {answer}" + (f", because {reason}" if reason else "") + (f", until {until}" if until else ""),
    )  # fmt: skip


def test_too_early_to_decide(chart):
    """Case A. At 25 mg in the first week nothing is to be decided."""
    chart.day("2026-01-05 09:30").therapist.phase("panic", "acute")
    at = chart.day("2026-01-05 10:00")
    at.prescriber.orders("sertraline", 25, "2026-01-06", indication="panic disorder", measure="pdss_sr")
    chart.seen("2026-01-10 10:00").says_nothing_of(RULE)


def test_week_four_of_panic(chart):
    """Case A. Day 29: PDSS 14 from 16 is 12.5% after 21 days at 50 mg: optimise, and look at the exposure practice."""
    panic(chart)
    chart.day("2026-02-03 09:00").therapist.total("pdss_sr", 14)
    found = chart.seen("2026-02-03 10:00").finds(
        EARLY, urgency="attention", offers="Raise the dose in steps, at least 7 days apart",
        why="sertraline at an adequate dose since 13 January 2026; PDSS-SR 12.5% better than at the start.",
    )  # fmt: skip
    assert [one.for_role for one in found.offers] == ["prescriber", "prescriber", "therapist"]
    drafted = found.offers[0].drafts
    assert (drafted.steps[0].milligrams_a_day, str(drafted.steps[0].first)) == (75, "2026-02-03")
    assert found.ground.verification == "unverified"


def test_an_answer_rests_the_offers_of_its_role(chart):
    """The prescriber declines with a reason: for two weeks only the therapist's part is offered, then both again."""
    panic(chart)
    at = chart.day("2026-02-03 09:00")
    at.therapist.total("pdss_sr", 14)
    says_to(
        chart, at.prescriber, "panic_early/raise", "declined", reason="She wants two more weeks at 50 mg."
    )
    found = chart.seen("2026-02-03 10:00").finds(EARLY)
    assert {one.for_role for one in found.offers} == {"therapist"}
    later = chart.seen("2026-02-17 10:00").finds(EARLY)
    assert {one.for_role for one in later.offers} == {"prescriber", "therapist"}


def test_nothing_repeats_within_its_window(chart):
    """Both have answered: the point is quiet until the first window ends."""
    panic(chart)
    at = chart.day("2026-02-03 09:00")
    at.therapist.total("pdss_sr", 14)
    says_to(chart, at.prescriber, "panic_early/raise", "accepted")
    says_to(chart, at.therapist, "panic_early/practice", "accepted")
    chart.seen("2026-02-10 10:00").says_nothing_of(RULE)


def test_put_off_until_a_day(chart):
    """Put off until 9 February: it comes back on that day, not at the end of the window."""
    panic(chart)
    at = chart.day("2026-02-03 09:00")
    at.therapist.total("pdss_sr", 14)
    says_to(chart, at.prescriber, "panic_early/raise", "snoozed", until="2026-02-09")
    says_to(chart, at.therapist, "panic_early/practice", "snoozed", until="2026-02-09")
    chart.seen("2026-02-08 10:00").says_nothing_of(RULE)
    chart.seen("2026-02-09 10:00").finds(EARLY)


def test_response_in_week_eight(chart):
    """Case A. 62.5% better on 3 March: hold the dose, space the therapy, propose the phase."""
    order = panic(chart)
    chart.day("2026-02-03 10:00").prescriber.changes_dose(order, 75, "2026-02-04")
    chart.day("2026-03-03 09:00").therapist.total("pdss_sr", 6)
    found = chart.seen("2026-03-03 10:00").finds("Panic disorder. Response: keep what works.", urgency="note")
    assert next(one.drafts.phase for one in found.offers if one.key.endswith("/response")) == "response"


def test_remission_confirmed(chart):
    """Case A. PDSS 4 on 31 March and 3 on 14 April: continuation is proposed; a person signs it."""
    panic(chart)
    chart.day("2026-03-31 09:00").therapist.total("pdss_sr", 4)
    chart.day("2026-04-14 09:00").therapist.total("pdss_sr", 3)
    chart.seen("2026-04-14 10:00").finds(
        "Panic disorder. Remission, confirmed.", offers="Propose the phase: continuation, with the medicine as it is"
    )  # fmt: skip


def test_a_taper_is_talked_about_a_year_after_the_response(chart):
    """Case A. Response on 3 March 2026, remission confirmed on 14 April: the earliest talk about a taper is on 3 March 2027."""
    says = "Panic disorder. A year of continuation: talk about what comes next."
    panic(chart)
    for day, total in (("2026-03-03", 6), ("2026-03-31", 4), ("2026-04-14", 3)):
        chart.day(f"{day} 09:00").therapist.total("pdss_sr", total)
    chart.day("2026-04-14 10:00").therapist.phase("panic", "continuation")
    assert says not in [str(one.says) for one in chart.seen("2027-03-02 23:59").said.findings]
    found = chart.seen("2027-03-03 00:00").finds(says, urgency="note")
    assert [one.for_role for one in found.offers] == ["prescriber", "therapist"]


def test_no_switch_while_the_trial_is_incomplete(chart):
    """Case B. 2 March: 23.5% better after 14 days in range: go on, intensify rhythm therapy; no switch, nothing added."""
    chart.day("2026-02-02 09:30").therapist.phase("bipolar_2", "acute")
    lithium(chart)
    chart.day("2026-03-02 09:00").therapist.total("phq_9", 13)
    found = chart.seen("2026-03-02 10:00").finds(
        "Bipolar II disorder. Better, and the trial is not complete."
    )
    assert [str(one.says) for one in found.offers] == [
        "Go on; the time at this level is still short", "Intensify rhythm therapy",
    ]  # fmt: skip


def craves(chart, day, much):
    chart.day(f"{day} 20:00").client.writes(
        lambda when: DailyCheckin(when=when, day=When(day).day, craving=much), f"craving {much}"
    )


def test_consolidation_needs_eight_weeks_without_use(chart):
    """Case C. Craving more than halved; the last use on 29 March: not on 23 May, from 24 May."""
    chart.day("2026-03-04 09:30").therapist.phase("opioid_use", "stabilisation")
    for day in ("2026-03-05", "2026-03-06", "2026-03-07"):
        craves(chart, day, 6)
    chart.day("2026-03-31 09:00").client.writes(
        lambda when: LapseReported(when=When("2026-03-29"), substance="fentanyl"), "tells of use on 29 March"
    )
    for day in ("2026-05-20", "2026-05-21", "2026-05-22"):
        craves(chart, day, 2)
    says = "Opioid use disorder. Craving has halved, and eight weeks have passed without use."
    seen = chart.seen("2026-05-23 10:00")
    assert says not in [str(one.says) for one in seen.said.findings]
    chart.seen("2026-05-24 10:00").finds(
        says, offers="Propose the phase: consolidation; supply goes on as it is"
    )


def test_more_support_after_use(chart):
    """Case C. Use two days ago: counselling and contact are offered, and nothing is taken away."""
    chart.day("2026-03-04 09:30").therapist.phase("opioid_use", "stabilisation")
    chart.day("2026-03-31 09:00").client.writes(
        lambda when: LapseReported(when=When("2026-03-29"), substance="fentanyl"), "tells of use on 29 March"
    )
    chart.seen("2026-03-31 10:00").finds("Opioid use disorder. Use in the last week: more support now.")


def test_worse_by_more_than_chance(chart):
    """PHQ-9 from 9 to 15: a visit within 72 hours is offered to both."""
    chart.day("2026-02-02 09:00").therapist.phase("depression", "acute")
    chart.day("2026-02-02 09:30").therapist.total("phq_9", 9)
    chart.day("2026-02-16 09:00").therapist.total("phq_9", 15)
    found = chart.seen("2026-02-16 10:00").finds(
        "Major depressive disorder. Worse by more than chance.",
        why="PHQ-9 from 9 to 15.",
        urgency="attention",
    )
    assert {one.for_role for one in found.offers} == {"prescriber", "therapist"}


def test_a_relapse_needs_two_scores_above_the_best(chart):
    """In continuation: 4, then 10, then 9; the second one 5 above the best makes it a relapse check visit in 7 days."""
    chart.day("2026-02-02 09:00").therapist.phase("depression", "continuation")
    chart.day("2026-02-02 09:30").therapist.total("phq_9", 4)
    chart.day("2026-03-02 09:00").therapist.total("phq_9", 10)
    says = "Major depressive disorder. Signs of a relapse."
    assert says not in [str(one.says) for one in chart.seen("2026-03-02 10:00").said.findings]
    chart.day("2026-03-16 09:00").therapist.total("phq_9", 9)
    chart.seen("2026-03-16 10:00").finds(says, offers="A relapse check visit in 7 days")


def test_cannot_tell_without_scores(chart):
    """Two weeks into depression care and no score: it is said what is missing, once."""
    chart.day("2026-02-02 09:00").therapist.phase("depression", "acute")
    chart.seen("2026-02-09 10:00").says_nothing_of(RULE)
    chart.seen("2026-02-17 10:00").finds(
        "Major depressive disorder: too little is known to say whether it is on track.",
        state="cannot_tell", missing="A baseline and a later score of PHQ-9.",
    )  # fmt: skip


def test_an_unknown_pathway_is_not_judged(chart):
    """A programme that the knowledge does not describe has no decision points."""
    chart.day("2026-02-02 09:00").therapist.phase("gardening group", "acute")
    chart.seen("2026-03-17 10:00").says_nothing_of(RULE)
