"""What is handed out; how much medicine is at home at a time, and who keeps it."""

from __future__ import annotations

from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.accepting_supply import letting_with_pillbox
from steadystep.chart.medication import Fill
from steadystep.chart.supply_plans import HOLDERS, MOST_DAYS, SupplyPlanned
from steadystep.faces.look.words import said
from steadystep.reasoning.facts.supply_plan import plan_words, standing_plan

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Number, Prose, Whole, Yes
from .medication import matched
from .setting import Setting


def helping_caregivers(setting: Setting) -> Choices:
    """Consents in force that let a caregiver help with the pill box."""
    letting = letting_with_pillbox(setting.opened.chart, setting.now)
    return [(one.id, one.body.recipient_name) for one in letting]


class SupplyPlanForm(EntryForm):
    slug, title, verb, makes, tab = (
        "supply-plan", _("Supply plan"), _("Sign the supply plan"), SupplyPlanned, "medicines",
    )  # fmt: skip
    hint = _(
        "Agreed with the client: what is not within reach in a hard hour cannot be taken. It holds for every medicine."
    )

    days_per_fill = Whole(_("Days of medicine handed out at once"), 1, MOST_DAYS)
    blister = Yes(_("In a blister"))
    locked = Yes(_("Locked away at home"))
    holder = Choice(_("Who keeps it"), HOLDERS, judged=True)
    consent = FromChart(
        _("Which caregiver"), helping_caregivers, blank=_("no caregiver"),
        help_text=_("Only those whom the client lets help with the pill box are here."),
    )  # fmt: skip
    less_toxic = Prose(_("Less toxic choices that were offered"), 2, required=False)
    note = Prose(_("Note"), 2, required=False)
    over = Yes(_("The plan is no longer needed: it ends with this"))


class FillForm(EntryForm):
    slug, title, makes, tab = "fill", _("Supply handed out"), Fill, "medicines"

    name = Line(_("Medicine"), suggestions=choosing.medicine_words)
    order = FromChart(_("For which order"), choosing.orders, blank=_("none of ours"))
    quantity = Number(_("How many"), 0, 100_000, required=False)
    days = Whole(_("Days it lasts as prescribed"), 0, 366, required=False)

    def set_up(self) -> None:
        """What a supply plan that stands says is told before the supply is written down."""
        plan = standing_plan(self.setting.opened.chart)
        if plan is not None:
            agreed = ", ".join(said(one) for one in plan_words(self.setting.opened.chart, plan.body))
            self.fields["days"].help_text = now_said("Supply plan: %(agreed)s.") % {"agreed": agreed}

    def body(self) -> Body:
        given = self.cleaned_data
        return Fill(
            when=self.when(), name=given["name"], order=given["order"], drug=matched(given["name"])[0],
            quantity=given["quantity"], days=given["days"],
        )  # fmt: skip


FORMS = (FillForm, SupplyPlanForm)
