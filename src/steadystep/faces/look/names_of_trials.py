"""The codes of trials, wishes and decisions by the names people use."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TRIALS: dict[str, str | Promise] = {
    "remitted": _("remission: well again"),
    "responded": _("response: clearly better"),
    "partial": _("partly better"),
    "no_response": _("no response"),
    "not_responded": _("no response by the measure"),
    "involuntary": _("involuntary treatment"),
    "not_tolerated": _("not tolerated"),
    "stopped_by_choice": _("stopped by choice"),
    "not_fair": _("not a fair trial"),
    "dose_too_low": _("the dose stayed too low"),
    "too_short": _("too short"),
    "not_taken": _("many doses were not taken"),
    "side_effects": _("side effects"),
    "interaction": _("interaction"),
    "cost_or_access": _("cost or access"),
    "another_diagnosis": _("another diagnosis"),
    "substance_use": _("substance use"),
    "life_event": _("life event"),
    "feels_better": _("felt better without it"),
    "wish": _("the client's wish"),
    "against": _("rather not"),
    "for": _("would like"),
    "taken_back": _("wish taken back"),
    "works_soon": _("works soon"),
    "few_side_effects": _("few side effects"),
    "sleep": _("good sleep"),
    "weight": _("no change of weight"),
    "sexual_health": _("sexual health"),
    "clear_head": _("a clear head"),
    "calm": _("feeling calm"),
    "few_doses": _("few tablets"),
    "low_cost": _("low cost"),
    "easy_to_stop": _("easy to stop again"),
    "no_medicine": _("no medicine if it can be"),
    "together": _("client and prescriber together"),
    "guardian": _("guardian"),
    "client_and_guardian": _("client and guardian"),
    "not_yet": _("not decided yet"),
}
