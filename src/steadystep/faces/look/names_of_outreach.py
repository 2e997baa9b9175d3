"""Words of reaching out, of the threads of a drift, and of the ways a notice goes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OUTREACH: dict[str, str | Promise] = {
    "outreach_ended": _("reaching out ended"),
    "welfare_check_decided": _("decision on a welfare check"),
    "contact_bounced": _("message could not arrive"),
    "wrong_number": _("the number or address is wrong"),
    "contact_person": _("agreed contact person"),
    "emergency_contact": _("emergency contact"),
    "other_clinic": _("another clinic"),
    "drift": _("off their rhythm"),
    "supply_ends": _("supply ends"),
    "back_later": _("wants contact later"),
    "care_elsewhere": _("cared for elsewhere"),
    "no_contact_wanted": _("wants no contact now"),
    "door_left_open": _("not reached: a kind letter, the door stays open"),
    "missed_visit": _("missed visit"),
    "result": _("a result"),
    "safety_event": _("a safety event"),
    "heard": _("being heard"),
    "supply": _("supply"),
    "injection": _("injection"),
    "visits": _("visits"),
    "mail": _("e-mail"),
    "sms": _("text message"),
    "push": _("this device"),
    "in_app": _("inside Steadystep"),
    "outbox": _("outbox on this machine"),
}
