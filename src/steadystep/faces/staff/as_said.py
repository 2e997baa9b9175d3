"""Small things said to staff: ages, doses, who someone is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep import knowledge
from steadystep.chart import Coding, Dose, Quantity, When
from steadystep.chart.measures import Component, Observation
from steadystep.chart.medication import DoseStep
from steadystep.clinic.people import roster
from steadystep.faces.look.medicine_words import many_times
from steadystep.faces.look.names import name_of, time_of_day
from steadystep.faces.look.words import day_said, instant_said
from steadystep.knowledge import Provenance, Source
from steadystep.knowledge.provenance import UNCHECKED
from steadystep.reasoning import Clinic, Ground
from steadystep.reasoning.facts.adherence import Adherence

UNITS = {
    "ug": "µg",
    "[iU]": "IU",
    "{tablet}": "tablet",
    "{patch}": "patch",
    "{drop}": "drop",
    "{puff}": "puff",
}


def birth_date_said(birth_date: str) -> str:
    """ "3 May 1990"; what is not known to the day as it was given."""
    try:
        return date_format(date.fromisoformat(birth_date), "j F Y")
    except ValueError:
        return birth_date


def age_said(birth_date: str, today: date) -> str:
    """ "34"; "about 34" when only month or year is known; empty when nothing is."""
    if not birth_date:
        return ""
    years = today.year - int(birth_date[:4])
    if len(birth_date) < 10:
        return _("about %(years)s") % {"years": years}
    born = date.fromisoformat(birth_date[:10])
    return str(years - ((today.month, today.day) < (born.month, born.day)))


def when_said(when: When) -> str:
    """As precisely as it is known: an instant, a day, a month or a year."""
    if when.precision == "instant":
        return instant_said(when.earliest)
    return day_said(when.day) if when.precision == "day" else when.at


def dose_said(dose: Dose) -> str:
    return f"{dose.value:.10g} {UNITS.get(dose.unit, dose.unit)}"


def coding_said(coding: Coding) -> str:
    if coding.text and coding.code and coding.code != coding.text:
        return f"{coding.text} ({coding.code})"
    return coding.text or coding.code


def quantity_said(quantity: Quantity) -> str:
    return f"{quantity.value:.10g} {quantity.unit.strip('{}')}"


def component_said(part: Component) -> str:
    amount = quantity_said(part.quantity) if part.quantity else part.text
    return f"{coding_said(part.what)} {amount}"


def result_said(body: Observation) -> str:
    """The result itself: a number with its unit, words, or its parts."""
    if body.quantity is not None:
        return quantity_said(body.quantity)
    return body.text or " · ".join(component_said(part) for part in body.components)


def labelled(word: str, *rest: str) -> str:
    """ "Milestone: one year · with friends"; what is empty is left out."""
    return ": ".join(filter(None, (word, " · ".join(filter(None, rest)))))


def step_said(step: DoseStep) -> str:
    """ "25 mg once a day, from Tue 3 March 2026 to Mon 9 March 2026"."""
    words = daily_said(step)
    if step.as_needed:
        words = _("%(dose)s at most, as needed") % {"dose": words}
    words = _("%(dose)s, from %(day)s") % {"dose": words, "day": day_said(step.first)}
    return _("%(step)s to %(day)s") % {"step": words, "day": day_said(step.last)} if step.last else words


def steps_said(steps: Sequence[DoseStep]) -> str:
    """Every step: what is signed is said whole."""
    told = step_said(steps[0])
    for step in steps[1:]:
        told = _("%(before)s; then %(step)s") % {"before": told, "step": step_said(step)}
    return told


def daily_said(step: DoseStep) -> str:
    """ "25 mg once a day"; "300 mg in the morning, 600 mg at night"."""
    if not step.parts:
        return f"{dose_said(step.amount)} {times_said(step.times_a_day)}"
    return ", ".join(f"{dose_said(part.amount)} {time_of_day(part.at)}" for part in step.parts)


def times_said(times: float) -> str:
    named = {1: _("once a day"), 2: _("twice a day"), 0.5: _("every other day")}.get(times)
    if named:
        return named
    if times == int(times):
        return ngettext("%(count)s time a day", "%(count)s times a day", int(times)) % {"count": int(times)}
    return many_times(times)


def with_capital(words: str) -> str:
    """For the beginning of a line; a word that has its own capitals (eGFR) keeps them."""
    return words[:1].upper() + words[1:] if words.split(" ", 1)[0].islower() else words


def watched_said(rule: str, part: str = "") -> str:
    """What a monitoring rule watches, in words; its id where knowledge no longer has it."""
    known = knowledge.load().monitoring.get(rule)
    words = part or (known.item if known else rule)
    return words[:1].upper() + words[1:]


def circumstance_said(circumstance: str) -> str:
    """What a circumstance means, in words; its id where knowledge no longer has it."""
    known = knowledge.load().circumstances.get(circumstance)
    words = _(known.means) if known else name_of(circumstance)
    return words[:1].upper() + words[1:]


def sources_said(sources: Iterable[Source]) -> str:
    """Documents with their sections: "FDA label sertraline §2"."""
    return "; ".join(" ".join(filter(None, (one.document, one.section))) for one in sources)


def standing_said(ground: Ground | Provenance) -> str:
    """ "partly; not yet by a licensed clinician": how far it was verified, and who checked what was taken from it."""
    checked = ground.checker not in ("", UNCHECKED)
    by = ground.checker if checked else _("not yet by a licensed clinician")
    return by if ground.verification == "not_applicable" else f"{name_of(ground.verification)}; {by}"


def names_of(ids: Iterable[str], clinic: Clinic) -> dict[str, str]:
    """Names by id: staff of now, then anybody who ever signed in here; the software by its own name."""
    wanted = set(ids)
    found = {one: clinic.staff[one].name for one in wanted if one in clinic.staff}
    found["software"] = name_of("software")
    asked = [one for one in wanted - found.keys() if _is_id(one)]
    return {**found, **(roster.names(asked) if asked else {})}


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def doses_told_said(told: Adherence | None) -> str:
    """What was told of the doses of one medicine, with its denominators."""
    if told is None:
        return _("as needed")
    if told.share is None:
        return _("not known: nothing was told")
    words = {
        "percent": round(told.share * 100),
        "taken": f"{told.taken:g}",
        "told": f"{told.told:g}",
        "planned": f"{told.planned:g}",
    }
    return _("%(percent)s %%: %(taken)s of %(told)s doses told of; %(planned)s planned") % words
