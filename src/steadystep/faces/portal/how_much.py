"""How much and how often, as a client reads it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, ngettext

from steadystep.chart.medication import DoseStep
from steadystep.faces.look.medicine_words import many_times
from steadystep.faces.look.names import time_of_day

_OFTEN = {
    0.5: gettext_lazy("every other day"), 1: gettext_lazy("once a day"), 2: gettext_lazy("twice a day"),
    3: gettext_lazy("three times a day"),
}  # fmt: skip


def amount_said(step: DoseStep) -> str:
    """ "25 mg"; "300 mg in the morning, 600 mg at night"."""
    if not step.parts:
        return str(step.amount)
    return ", ".join(f"{part.amount} {time_of_day(part.at)}" for part in step.parts)


def often(step: DoseStep) -> str:
    """How often, where the amounts have not already told it."""
    if step.parts and not step.as_needed:
        return ""
    if step.as_needed:
        most = int(step.times_a_day) if step.times_a_day >= 1 else 1
        return ngettext(
            "only if you need it, at most %(n)s time a day",
            "only if you need it, at most %(n)s times a day",
            most,
        ) % {"n": most}
    known = _OFTEN.get(step.times_a_day)
    return str(known) if known else many_times(step.times_a_day)
