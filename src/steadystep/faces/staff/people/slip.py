"""The paper that a client takes home: in their language and by their clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from steadystep.clinic.people.qr import qr_picture
from steadystep.clinic.people.roster import clinic


def slip(code: str, *, called: str, language: str, zone: str, ends: datetime) -> str:
    """HTML of the slip. The code is on it and nowhere else: whoever makes the slip throws it away after showing.

    An empty `zone` is the clinic's own; a language that we do not speak becomes the nearest that we do.
    """
    row = clinic()
    address = f"{settings.ADDRESS}{reverse('portal:join')}"
    context = {
        "called": called,
        "clinic": row.name if row else "",
        "address": address,
        "picture": qr_picture(address),
        "code": code,
        "ends": ends,
    }
    hours = ZoneInfo(zone or (row.zone if row else "") or settings.TIME_ZONE)
    with translation.override(spoken(language)), timezone.override(hours):
        return render_to_string("people/slip.html", context)


def spoken(language: str) -> str:
    """The nearest language we have words in."""
    try:
        return translation.get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE
