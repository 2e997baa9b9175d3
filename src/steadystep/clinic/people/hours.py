"""Working hours as the clinic row keeps them and as a form shows them."""

from collections.abc import Mapping
from datetime import time

from django.utils.translation import gettext_lazy as _

DAYS = {
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
    "sat": _("Saturday"),
    "sun": _("Sunday"),
}
USUAL_HOURS: dict[str, list[str]] = {day: ["08:30", "17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}


def hours_from(opens: Mapping[str, time | None], closes: Mapping[str, time | None]) -> dict[str, list[str]]:
    """`{"mon": ["08:30", "17:00"]}` from times by day; a day without both times is closed.

    Raises ValueError, naming the day, if one time is missing or it closes before it opens.
    """
    hours: dict[str, list[str]] = {}
    for day in DAYS:
        first, last = opens.get(day), closes.get(day)
        if first is None and last is None:
            continue
        if first is None or last is None or last <= first:
            raise ValueError(day)
        hours[day] = [first.strftime("%H:%M"), last.strftime("%H:%M")]
    return hours
