"""The codes of what stages of life ask of the team, by the names people use."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LIFE_STAGES: dict[str, str | Promise] = {
    "risk_benefit_weighed": _("risk and benefit weighed"),
    "perinatal_plan": _("plan for the birth and after"),
    "medicines_looked_through": _("medicines looked through"),
    "step_contraindicated": _("must not be together"),
    "step_major": _("may do harm"),
    "step_effect": _("side effect"),
    "step_duplicate": _("twice the same"),
    "step_no_benefit": _("no benefit shown"),
    "step_no_target": _("no target"),
    "step_anticholinergic": _("anticholinergic"),
    "interpreter_arranged": _("interpreter for a visit"),
    "guardian_asked": _("request of a guardian"),
    "guardian_answered": _("guardian's request decided"),
    "change_dose": _("change the dose"),
    "switch_to_another": _("switch to another"),
    "stop_slowly": _("stop slowly"),
    "not_decided": _("not decided yet"),
    "interpreter_present": _("an interpreter in the room"),
    "interpreter_by_phone": _("an interpreter by telephone or video"),
    "clinician_speaks_it": _("the clinician speaks the language"),
    "family_adult": _("a grown-up of the family"),
    "nobody_interpreted": _("nobody"),
    "to_see_the_record": _("to see the record"),
    "to_decide_the_care": _("to decide about the care"),
    "to_end_the_care": _("to end the care"),
    "to_be_told": _("to be told what is said"),
    "mental_health": _("mental health care"),
    "reproductive": _("care about pregnancy and contraception"),
    "hiv": _("tests and care for HIV and other infections"),
    "not_shared": _("not shared"),
    "shared_with_agreement": _("shared, the young person agrees"),
    "shared_for_safety": _("shared, for safety"),
    "guardian_decides": _("the guardian decides"),
    "law_is_asked": _("the law is looked up first"),
}
