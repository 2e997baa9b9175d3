"""What must hold of any trial: unknown adherence is never adequate, and the days of judgement stand in order."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from steadystep import knowledge
from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.trials import TrialJudged, TriedBefore
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.trial_adequacy import adequacy_before
from steadystep.reasoning.view import View
from tests.spec.builder import Story
from tests.spec.clinic import clinic, instant

KNOWN = knowledge.load()
PRESCRIBED = sorted(drug.id for drug in KNOWN.drugs.values() if drug.dosing)
FOR = (
    "panic disorder",
    "MDD",
    "bipolar II depression",
    "schizophrenia",
    "ADHD",
    "alcohol use disorder",
    "something else",
)
START = date(2026, 1, 12)


@st.composite
def stories(draw):
    """One order of any medicine at any dose, perhaps changed, perhaps judged with a share of doses taken."""
    story, drug = Story(), draw(st.sampled_from(PRESCRIBED))
    amounts = draw(st.lists(st.floats(0.5, 900).map(lambda mg: round(mg, 1)), min_size=1, max_size=3))
    steps = tuple(
        DoseStep(first=START + timedelta(days=14 * place), amount=Dose(mg, "mg"))
        for place, mg in enumerate(amounts)
    )
    at = story.day("2026-01-12 10:00")
    when = at.prescriber._when()
    order = story._append(
        Order(when=when, name=drug, drug=drug, indication=draw(st.sampled_from(FOR)), route="other", steps=steps),
        instant("2026-01-12 10:00"), "Pete",
    )  # fmt: skip
    adherence = draw(st.none() | st.integers(0, 100))
    if draw(st.booleans()):
        later = story.day(f"{START + timedelta(days=draw(st.integers(1, 300)))} 10:00").prescriber
        judged = TrialJudged(when=later._when(), order=order, outcome="no_response", adherence=adherence)
        story._append(judged, later.at, "Pete")
        return story, adherence
    return story, None


@settings(max_examples=60, deadline=None)
@given(stories())
def test_unknown_adherence_is_never_adequate_and_the_days_are_in_order(told):
    story, adherence = told
    view = View(story.chart, KNOWN, clinic(), Clock(instant("2027-06-01 10:00")))
    (trial,) = view.trials
    if adherence is None or adherence < 80:
        assert trial.adequacy.verdict is not True
        assert not trial.failed
    if trial.earliest is not None:
        assert trial.at_dose is not None
        assert trial.at_dose.first < trial.earliest <= trial.counts_from <= trial.latest


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(PRESCRIBED),
    st.sampled_from(FOR),
    st.none() | st.floats(0, 900),
    st.none() | st.floats(0, 99),
)
def test_a_trial_elsewhere_of_unknown_adherence_is_never_adequate(drug, reason, mg, weeks):
    story = Story()
    view = View(story.chart, KNOWN, clinic(), Clock(instant("2026-06-01 10:00")))
    when = story.day("2026-03-01 10:00").client._when()
    body = TriedBefore(when=when, name=drug, drug=drug, indication=reason, milligrams_a_day=mg, weeks=weeks)
    assert adequacy_before(body, view).verdict is not True
