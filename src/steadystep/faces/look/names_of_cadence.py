"""Words of how often somebody is seen, of waiting for a place, and of finding a time."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CADENCE: dict[str, str | Promise] = {
    "cadence_agreed": _("how often we meet"),
    "visit_started": _("visit begun"),
    "visit_feed_chosen": _("visits in their own calendar"),
    "reminders_wanted": _("what they want to be reminded of"),
    "day_before": _("the day before"),
    "two_hours_before": _("two hours before"),
    "waiting_began": _("waiting for a place"),
    "waiting_ended": _("no longer waiting"),
    "pregnant_or_newborn": _("pregnant, or a baby under one year"),
    "new_episode": _("a first episode"),
    "no_other_support": _("nobody else to turn to"),
    "getting_worse": _("getting worse while waiting"),
    "out_of_hospital": _("just out of hospital"),
    "child_or_young": _("child or young person"),
    "place_found": _("a place was found"),
    "no_longer_wanted": _("no longer wanted"),
    "not_reached": _("not reached"),
}
