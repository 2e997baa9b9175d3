"""Doses and reasons as the printed list and the emergency card say them. Knows no client."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep

UNITS = {"ug": lazy("micrograms"), "[iU]": "IU", "{tablet}": lazy("tablet"), "{patch}": lazy("patch"), "{drop}": lazy("drop"), "{puff}": lazy("puff")}  # fmt: skip
AT: dict[str, str | Promise] = {
    "morning": lazy("in the morning"), "noon": lazy("at noon"), "evening": lazy("in the evening"), "night": lazy("at night"),
}  # fmt: skip
_OFTEN: dict[float, str | Promise] = {
    0.5: lazy("every other day"), 1: lazy("once a day"), 2: lazy("twice a day"), 3: lazy("three times a day"),
}  # fmt: skip
# Why an emergency team must know it. Mechanisms in plain words; what to do is theirs.
REASONS: dict[str, str | Promise] = {
    "lithium": lazy("Lithium: check a level"),
    "clozapine": lazy("Clozapine: check a blood count when there is fever"),
    "maoi": lazy("MAO inhibitor: check every other medicine first"),
    "opioid_blocker": lazy("Blocks opioids: opioid pain relief may not work"),
    "opioid_partial": lazy("Buprenorphine: a partial opioid, for treatment"),
    "opioid": lazy("An opioid"),
    "benzodiazepine": lazy("Benzodiazepine: do not stop suddenly; sedating"),
    "injection": lazy("Long-acting injection: still works after it was given"),
    "breathing": lazy("Can slow breathing together with opioids or alcohol"),
    "qt": lazy("Known to lengthen QT"),
}


def amount(dose: Dose) -> str:
    return f"{dose.value:.10g} {UNITS.get(dose.unit, dose.unit)}"


def dose(step: DoseStep | None) -> str:
    """ "25 mg once a day"; "300 mg in the morning, 600 mg at night"; empty without a step."""
    if step is None:
        return ""
    if step.parts:
        return ", ".join(f"{amount(part.amount)} {AT[part.at]}" for part in step.parts)
    return f"{amount(step.amount)} {often(step)}"


def often(step: DoseStep) -> str:
    if step.as_needed:
        most = max(1, int(step.times_a_day))
        return ngettext("only if needed, at most %(n)s time a day", "only if needed, at most %(n)s times a day", most) % {"n": most}  # fmt: skip
    known = _OFTEN.get(step.times_a_day)
    return str(known) if known else many_times(step.times_a_day)


def many_times(times: float) -> str:
    """ "4 times a day"; "every 28 days" for what is rarer than daily: nobody reads 0.0357 times a day."""
    if 0 < times < 1:
        return _("every %(days)s days") % {"days": f"{round(1 / times, 1):g}"}
    return _("%(n)s times a day") % {"n": f"{times:g}"}
