"""Measures: Observation, or the total of a form we know. QuestionnaireResponse is in `answers`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from steadystep.chart.body import Body
from steadystep.chart.measures import Component, Observation, ScoreTotal
from steadystep.chart.quantity import Quantity
from steadystep.faces.fhir.sensitive_codes import listed

from .answers import are_taken
from .forms import BY_TOTAL, Form
from .values import (
    Resource,
    Surroundings,
    choice,
    codes,
    coding,
    date_in,
    happened,
    not_taken,
    number,
    quantity,
    reference,
    refuse_status,
    words,
)

_STANDS: Final = frozenset({"final", "amended", "corrected"})
_CATEGORY: Final = {
    "vital-signs": "vital", "survey": "survey", "social-history": "social", "exam": "exam", "laboratory": "lab",
}  # fmt: skip
_DATES: Final = (
    "effectiveDateTime",
    "effectivePeriod.start",
    "effectiveInstant",
    "effectivePeriod.end",
    "issued",
)
_TOXICOLOGY: Final = re.compile(
    r"toxicology|drugs? of abuse|drug screen|"
    r"(amphetamine|barbiturate|benzodiazepine|buprenorphine|cannabinoid|tetrahydrocannabinol|cocaine|benzoylecgonine|"
    r"fentanyl|heroin|methadone|opiate|opioid|oxycodone|phencyclidine|ethyl glucuronide)s?\b.*\b(urine|oral fluid|saliva|hair)",
    re.IGNORECASE,
)


def observed(resource: Resource, around: Surroundings) -> Body:
    """An Observation that stands; a total of PHQ-9 or GAD-7 becomes a `ScoreTotal`."""
    refuse_status(resource, _STANDS)
    choice(resource, "effective")
    stated = date_in(resource, *_DATES)
    if not stated:
        raise not_taken("It has no date.")
    form = next((BY_TOTAL[code] for code in codes(resource.get("code"), "LOINC") if code in BY_TOTAL), None)
    return _total(form, resource, stated, around) if form else _observation(resource, stated, around)


def _total(form: Form, resource: Resource, stated: str, around: Surroundings) -> ScoreTotal:
    for source in resource.get("derivedFrom", []):
        response = around.resolve(reference(source))
        if (
            response
            and response.get("resourceType") == "QuestionnaireResponse"
            and are_taken(response, around)
        ):
            raise not_taken("The answers that it was counted from were taken themselves.")
    shape, value = choice(resource, "value")
    total: Any = value.get("value") if shape == "Quantity" else value
    if shape not in {"Integer", "Quantity", "Decimal"} or not isinstance(total, int | Decimal):
        raise not_taken("It has no total that is a number.")
    counted = number(total)
    if counted != int(counted) or not 0 <= counted <= form.highest:
        raise not_taken(
            "A total of {total} cannot be: it goes from 0 to {highest}.",
            total=str(total),
            highest=form.highest,
        )
    return ScoreTotal(when=happened(stated, around), instrument=form.instrument, total=counted)


def _observation(resource: Resource, stated: str, around: Surroundings) -> Observation:
    amount, text = _result(resource)
    components = tuple(one for one in map(_component, resource.get("component", [])) if one is not None)
    if amount is None and not text and not components:
        raise not_taken("It has no result.")
    meaning = [words(one) for one in resource.get("interpretation", [])]
    return Observation(
        when=happened(stated, around),
        what=coding(resource.get("code"), "LOINC", "SNOMED CT"),
        category=category(resource),
        quantity=amount,
        text="; ".join(one for one in (text, *meaning) if one),
        components=components,
        reference=_reference_range(resource),
    )


def category(resource: Resource) -> str:
    """Toxicology where the name says so; else the first category that FHIR and we both have."""
    code = resource.get("code")
    names = [words(code), *(str(one.get("display", "")) for one in (code or {}).get("coding", []))]
    given = [one for concept in resource.get("category", []) for one in sorted(codes(concept))]
    known = next((_CATEGORY[one] for one in given if one in _CATEGORY), "other")
    by_code = any(("LOINC", one) in listed() for one in codes(code, "LOINC"))
    by_name = known in {"lab", "other"} and any(_TOXICOLOGY.search(name) for name in names)
    return "toxicology" if by_code or by_name else known


def _component(part: Resource) -> Component | None:
    amount, text = _result(part)
    if amount is None and not text:
        return None
    return Component(what=coding(part.get("code"), "LOINC", "SNOMED CT"), quantity=amount, text=text)


def _result(holder: Resource) -> tuple[Quantity | None, str]:
    """(amount, words) of the one value that is given; either may be missing."""
    shape, value = choice(holder, "value")
    if shape == "Quantity":
        return quantity(value)
    return None, _in_words(shape, value)


def _in_words(shape: str, value: Any) -> str:
    if shape == "CodeableConcept":
        return words(value)
    if shape in {"Range", "Ratio", "Period"}:
        joint = ":" if shape == "Ratio" else "–"
        return joint.join(_side(value.get(end)) for end in _ENDS[shape])
    if shape == "Boolean":
        return "yes" if value else "no"
    return "" if value is None or isinstance(value, dict | list) else str(value)


_ENDS: Final = {"Range": ("low", "high"), "Ratio": ("numerator", "denominator"), "Period": ("start", "end")}


def _side(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value.get('comparator', '')}{value.get('value', '')} {value.get('unit', value.get('code', ''))}".strip()
    return str(value or "")


def _reference_range(resource: Resource) -> str:
    ranges = resource.get("referenceRange", [])
    texts = [one.get("text") or _in_words("Range", one).strip("–") for one in ranges]
    return "; ".join(text for text in texts if text)[:500]
