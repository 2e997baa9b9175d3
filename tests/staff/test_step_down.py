"""The step-down plan: what is signed stands in the chart, and what the client needs of it in the kit (R108)."""

import html

from steadystep.chart.discharge import StepDownPlan
from steadystep.clinic.ledger import reading

PLAN = {
    "visits": "Every six weeks from April", "medicine": "taper", "medicine_plan": "Down by 25 mg a month, Dr Pia",
    "watched": "PHQ-9 every month", "signature": "I stop going out", "triggers": "Two nights without sleep",
    "checkpoints": "2030-04-01", "boosters": "2030-05-06\n2030-08-05", "client_view": "I am ready",
}  # fmt: skip


def test_every_part_of_it_stands_in_the_chart_and_the_kit_holds_the_clients_part(as_, tom, rosa):
    """Visits, medicine, what is watched, how a relapse begins, what means to call, checkpoints and boosters."""
    browser = as_(tom)
    assert browser.post(f"/clients/{rosa}/write/step-down/", PLAN).status_code == 302
    (plan,) = reading.read_chart(rosa).of(StepDownPlan)
    assert (plan.body.medicine, len(plan.body.checkpoints), len(plan.body.boosters)) == ("taper", 1, 2)
    told = html.unescape(browser.get(f"/clients/{rosa}/entries/{plan.id}/", follow=True).content.decode())
    for part in ("visits", "medicine_plan", "watched", "signature", "triggers", "client_view"):
        assert PLAN[part] in told
    kit = html.unescape(browser.get(f"/clients/{rosa}/kit/").content.decode())
    for part in ("signature", "triggers"):
        assert PLAN[part] in kit
    assert "6 May 2030" in kit
    assert "5 August 2030" in kit
