"""From FHIR's data types to ours. Resources reach this after their shapes were checked, so keys hold what FHIR says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

import msgspec

from steadystep.chart import Coding, Quantity, When, Words, say

Resource = dict[str, Any]

SYSTEMS: Final = {
    "http://loinc.org": "LOINC",
    "http://snomed.info/sct": "SNOMED CT",
    "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10-CM",
    "http://hl7.org/fhir/sid/icd-10": "ICD-10",
    "urn:oid:2.16.840.1.113883.6.90": "ICD-10-CM",
    "http://www.nlm.nih.gov/research/umls/rxnorm": "RxNorm",
    "http://hl7.org/fhir/sid/ndc": "NDC",
    "http://www.ama-assn.org/go/cpt": "CPT",
}
LONGEST_CODE: Final = 100  # the ledger's column holds 200; no code system comes near
LONGEST_LABEL: Final = 1000
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_TIME = re.compile(r"T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?")


class NotTaken(Exception):
    """No entry is made of this resource, and why; the resource itself is kept."""

    def __init__(self, why: Words) -> None:
        super().__init__(str(why))
        self.why = why


def not_taken(text: str, /, **values: Any) -> NotTaken:
    return NotTaken(say(text, **values))


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What a mapping may ask beside the resource itself.

    `undated` is when something without any date of its own is taken to be known; `today` is the day of the import;
    `resolve` follows a reference; `drug_named` gives the knowledge id of a medicine, or an empty string when no name matches for certain.
    """

    zone: str
    undated: When
    today: date
    resolve: Callable[[str], Resource | None]
    drug_named: Callable[[Coding], str]


def when_of(text: str, zone: str) -> When:
    """A FHIR date, dateTime or instant. A time of day without an offset could be any of many: only its day is kept."""
    try:
        return _when(text, zone)
    except (ValueError, OverflowError) as fault:  # the chart's Unreadable is a ValueError
        raise _no_date(text) from fault


def happened(text: str, around: Surroundings) -> When:
    """As `when_of`, of what can only be told of once it happened: a year written wrong would hide that it is due."""
    when = when_of(text, around.zone)
    if when.day > around.today:
        raise not_taken("Its date {day} is still to come.", day=when.day)
    return when


def _no_date(text: str) -> NotTaken:
    return not_taken("The date {text} is none: it was not used.", text=f"'{text[:40]}'")


def _when(text: str, zone: str) -> When:
    if _DATE.fullmatch(text):
        return When(text, zone)
    time = _TIME.fullmatch(text[10:])
    if time is None or not _DATE.fullmatch(text[:10]):
        raise _no_date(text)
    return When(text if time["zone"] else text[:10], zone)


def date_in(resource: Resource, *paths: str) -> str:
    """The first of these that is there: `element` or `element.start`. Two forms of one choice are refused by `choice`."""
    for path in paths:
        name, _, inner = path.partition(".")
        held = resource.get(name)
        found = held.get(inner) if inner and isinstance(held, dict) else held
        if isinstance(found, str) and found:
            return found
    return ""


def choice(resource: Resource, name: str) -> tuple[str, Any]:
    """The one `name[x]` that is given, as (the x, value), or ("", None). Two are a contradiction, and refused."""
    found = [(key[len(name) :], value) for key, value in resource.items() if _is_choice(key, name)]
    if len(found) > 1:
        raise not_taken(
            "It gives {name} in two forms ({forms}): which one holds cannot be told.",
            name=name, forms=", ".join(sorted(form for form, _ in found)),
        )  # fmt: skip
    return found[0] if found else ("", None)


def _is_choice(key: str, name: str) -> bool:
    return key.startswith(name) and key[len(name) : len(name) + 1].isupper()


def codings(concept: Resource | None) -> list[Resource]:
    return list((concept or {}).get("coding", []))


def codes(concept: Resource | None, system: str = "") -> set[str]:
    """The codes of a concept, of one system (by its short name) or of all."""
    return {
        coding["code"]
        for coding in codings(concept)
        if "code" in coding and (not system or system_name(coding) == system)
    }


def system_name(coding: Resource) -> str:
    uri = str(coding.get("system", ""))
    return SYSTEMS.get(uri, uri)[:LONGEST_LABEL]


def words(concept: Resource | None) -> str:
    """What a person would call it: its text, else the first display, else the first code."""
    if not concept:
        return ""
    texts = [concept.get("text", "")]
    texts += [coding.get("display", "") for coding in codings(concept)]
    texts += [coding.get("code", "") for coding in codings(concept)]
    return next((text.strip()[:LONGEST_LABEL] for text in texts if text.strip()), "")


def coding(concept: Resource | None, *preferred: str) -> Coding:
    """The concept under the first preferred system that it has, else its first code, else only its words."""
    found = codings(concept)
    ordered = sorted(found, key=lambda one: _rank(system_name(one), preferred))
    best = next((one for one in ordered if one.get("code", "").strip()), {})
    code = best.get("code", "").strip()
    if len(code) > LONGEST_CODE:
        raise not_taken("A code of {length} characters is none.", length=len(code))
    text = words(concept) or code
    if not text:
        raise not_taken("It does not say what it is about: neither a code nor words.")
    return Coding(text, code, system_name(best) if code else "")


def _rank(system: str, preferred: tuple[str, ...]) -> int:
    return preferred.index(system) if system in preferred else len(preferred)


def number(value: int | Decimal) -> float:
    """As a float; raises `NotTaken` for one too large to be a measurement."""
    if not -(10**15) < value < 10**15:
        raise not_taken("A number is too large to be a measurement.")
    return float(value)


def quantity(given: Resource) -> tuple[Quantity | None, str]:
    """(amount with its unit, "") where both are certain; else (None, words): '<5 mg/dL' is no amount of 5."""
    value = given.get("value")
    unit = _unit(given)
    if value is None:
        return None, ""
    if given.get("comparator") or not unit.strip():
        return None, f"{given.get('comparator', '')}{value} {unit}".strip()
    return Quantity(number(value), unit), ""


def _unit(given: Resource) -> str:
    """The UCUM code where the sender gave one, else the sender's own word."""
    ucum = given.get("code", "") if given.get("system") == "http://unitsofmeasure.org" else ""
    return (ucum or given.get("unit", "") or given.get("code", ""))[:60]


def extensions(resource: Resource, *endings: str) -> Iterator[Resource]:
    """Extensions whose URL ends in one of these (their hosts differ between versions of the same profile)."""
    for extension in resource.get("extension", []):
        if str(extension.get("url", "")).rstrip("/").endswith(endings):
            yield extension


def reference(held: Resource | None) -> str:
    return str((held or {}).get("reference", ""))


def refuse_status(resource: Resource, taken: frozenset[str], element: str = "status") -> str:
    """The status if entries are made of such resources; else `NotTaken` naming it."""
    status = resource.get(element, "")
    if status not in taken:
        raise not_taken("Its status is '{status}'.", status=status[:40] or "not given")
    return status
