"""What each way of opioid care asks of somebody's days (R42), for the pages that put options side by side."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from steadystep import knowledge

WITHOUT = "no_medicine"


def way_rows(options: Iterable[str]) -> dict[str, dict[str, str]]:
    """By label, the words for each of these ids that is a way; empty where none of them is one."""
    care = knowledge.load().substance_care
    found = {option: way for option in options if (way := care.way(option)) is not None}
    if not found:
        return {}
    return {
        _("Visits"): {option: way.visits for option, way in found.items()},
        _("On a trip"): {option: way.travel for option, way in found.items()},
        _("With pain"): {option: way.pain for option, way in found.items()},
        _("With an operation"): {option: way.surgery for option, way in found.items()},
    }
