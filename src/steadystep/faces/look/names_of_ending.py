"""Words of checkpoints, stepping down, the kit, and what comes after care."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ENDING: dict[str, str | Promise] = {
    "checkpoint_held": _("checkpoint"),
    "step_down_plan": _("step-down plan"),
    "kit_given": _("relapse-prevention kit"),
    "follow_up_done": _("contact after care"),
    "return_asked": _("asked to come back"),
    "go_on": _("go on"),
    "adjust": _("adjust"),
    "step_up": _("closer care for a while"),
    "step_down": _("less care, because it goes well"),
    "goes_on": _("goes on"),
    "none_to_go_on": _("there is none"),
    "both": _("on the phone and on paper"),
    "well": _("well"),
    "harder": _("harder, and managing"),
    "wants_back": _("would like to come back"),
    "back_in_care": _("back in care already"),
    "elsewhere": _("cared for elsewhere"),
    "portal": _("on the phone"),
    "taper": _("taken down step by step"),
}
