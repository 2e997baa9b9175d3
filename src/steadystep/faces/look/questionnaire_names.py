"""What a client reads over their own numbers: no name of an illness, unless they switched the questionnaires' names on (R73)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from steadystep.knowledge import Instrument

# By instrument: what it asks about, in everyday words, where its own title names an illness.
PLAIN: Final = {
    "asrm": _("High mood and energy"),
    "asrs": _("Attention and restlessness"),
    "audit": _("Drinking"),
    "audit_c": _("Drinking"),
    "dast_10": _("Drugs and medicines"),
    "epds": _("How you feel around a birth"),
    "gad_7": _("Worry and tension"),
    "gass": _("Side effects"),
    "gds_15": _("How you feel later in life"),
    "isi": _("Sleep at night"),
    "mdq": _("Ups and downs of mood"),
    "panic_log": _("Sudden fear and exposure"),
    "pc_ptsd_5": _("After a hard experience"),
    "pcl_5": _("After a hard experience: the last month"),
    "pdss_sr": _("Sudden fear"),
    "qids_sr_16": _("Mood, sleep and energy"),
}


def questionnaire_name(instrument: Instrument, ways: Collection[str] = ()) -> str:
    """`ways` is how the pages read for this person (the portal's `ways_of`); paper never names an illness."""
    plain = PLAIN.get(instrument.id)
    return instrument.title if plain is None or "names" in ways else gettext(plain)
