"""My plan, line by line: I read it in plain words, say yes or no to it, and tell my team what I think."""

from django.utils import timezone

from steadystep.chart import NewEntry, When
from steadystep.chart.milestones import Milestone, MilestoneReached
from steadystep.chart.needs import WeeklyStep
from steadystep.chart.plan import Goal, Target
from steadystep.chart.plan_together import PlanAnswered, PlanComment
from steadystep.clinic.chartroom.writing import write
from steadystep.reasoning.facts.agreement import agreement

PAGE = "/my/plan/"


def planned(rosa, body, id_="11111111-0000-4000-8000-000000000001"):
    return write(rosa.clinic.therapist, rosa.client, [NewEntry(id=id_, body=body)]).entries[0]


def when():
    return When.instant(timezone.now(), "America/New_York")


def test_i_agree_in_the_plan_itself(rosa):
    target = planned(
        rosa, Target(when=when(), name="Panic attacks", therapy="cbt", therapy_focus="Ladder of places")
    )
    page = rosa.get(PAGE).content.decode()
    assert "Your team suggests this" in page
    assert "Ladder of places" in page
    rosa.post(f"{PAGE}answer/{target.id}/", PAGE, answer="agreed", words="Yes, one step at a time")
    (said,) = rosa.chart.of(PlanAnswered)
    assert (said.body.line, said.body.answer, said.role) == (target.id, "agreed", "client")
    assert agreement(rosa.chart, rosa.chart.of(Target)[-1]).theirs
    assert "I agree" in rosa.get(PAGE).content.decode()


def test_a_no_is_kept_in_my_words(rosa):
    goal = planned(rosa, Goal(when=when(), text="Take the train"))
    rosa.post(f"{PAGE}answer/{goal.id}/", PAGE, answer="not_agreed", words="The bus first")
    page = rosa.get(PAGE).content.decode()
    assert "You said: not like this" in page
    assert "The bus first" in page


def test_i_comment_on_a_line_and_nothing_empty_is_written(rosa):
    target = planned(rosa, Target(when=when(), name="Panic attacks"))
    rosa.post(f"{PAGE}comment/{target.id}/", PAGE, text="Mornings are worst")
    assert (
        "write at least a word" in rosa.post(f"{PAGE}comment/{target.id}/", PAGE, text=" ").content.decode()
    )
    (said,) = rosa.chart.of(PlanComment)
    assert said.body.text == "Mornings are worst"


def test_an_answer_to_what_is_no_line_is_not_found(rosa):
    planned(rosa, Target(when=when(), name="Panic attacks"))
    assert rosa.post(f"{PAGE}answer/nothing-here/", PAGE, answer="agreed").status_code == 404


def test_a_milestone_is_mine_and_stays_reached(rosa):
    rosa.post(
        f"{PAGE}milestone/", PAGE, text="Dinner with my sister", area="family_and_friends", share="team"
    )
    (chosen,) = rosa.chart.of(Milestone)
    assert (chosen.role, chosen.body.area, chosen.body.share) == ("client", "family_and_friends", "team")
    rosa.post(f"{PAGE}milestone/{chosen.id}/", PAGE, text="We cooked on Sunday")
    page = rosa.get(PAGE).content.decode()
    assert "We cooked on Sunday" in page
    assert f"/my/plan/milestone/{chosen.id}/" not in page


def test_i_say_who_else_reads_a_milestone(rosa):
    rosa.post(f"{PAGE}milestone/", PAGE, text="A week of work", area="work_or_school", share="caregivers")
    (chosen,) = rosa.chart.of(Milestone)
    rosa.post(f"{PAGE}milestone/{chosen.id}/", PAGE, text="Monday to Friday", share="caregivers")
    (reached,) = rosa.chart.of(MilestoneReached)
    assert (chosen.body.share, reached.body.share) == ("caregivers", "caregivers")


def test_a_small_step_counts_what_was_done(rosa):
    rosa.post(f"{PAGE}step/", PAGE, text="A walk after lunch", area="movement")
    (step,) = rosa.chart.of(WeeklyStep)
    rosa.post(f"{PAGE}step/{step.id}/", PAGE, days="3")
    rosa.post(f"{PAGE}step/{step.id}/", PAGE, days="0", barrier="Ice on the path")
    assert "3 days so far" in rosa.get(PAGE).content.decode()
    assert rosa.post(f"{PAGE}step/{step.id}/", PAGE, days="9").status_code == 404


def test_my_plan_on_paper(rosa):
    planned(rosa, Target(when=when(), name="Panic attacks"))
    assert rosa.get(f"{PAGE}letter.pdf").content.startswith(b"%PDF-")
    assert rosa.get(f"{PAGE}poster.pdf").status_code == 404
