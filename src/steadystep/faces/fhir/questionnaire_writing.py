"""Our instruments as FHIR R4 Questionnaires (SDC): words where they may be shown, points as ordinal values, the sum in FHIRPath."""

from __future__ import annotations

from typing import Any, Final

from steadystep.knowledge import Instrument, Item

Resource = dict[str, Any]
ORDINAL: Final = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
CALCULATED: Final = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
LOINC: Final = "http://loinc.org"
OURS: Final = "urn:steadystep:instrument:"
ANSWERS: Final = "urn:steadystep:answer:"
TOTAL, STEM = "total", "stem"


class NotShown(ValueError):
    """The words may not be shown, so there is nothing to give out."""


def questionnaire(instrument: Instrument, version: str) -> Resource:
    """The instrument as a Questionnaire; raises `NotShown`. `version` is that of the knowledge it was written from."""
    if not instrument.carries_wording or instrument.licensed_here:
        raise NotShown(f"The words of {instrument.short} may not be given out: {instrument.rights.basis}.")
    found: Resource = {
        "resourceType": "Questionnaire", "id": instrument.id.replace("_", "-"), "url": f"{OURS}{instrument.id}",
        "version": version, "name": "".join(part.title() for part in instrument.id.split("_")), "title": instrument.title,
        "status": "active", "subjectType": ["Patient"], "language": instrument.language,
        "copyright": f"{instrument.rights.holder}: {instrument.rights.basis} (read {instrument.rights.read_on})",
        "purpose": instrument.provenance.why, "item": _items(instrument),
    }  # fmt: skip
    if instrument.loinc_panel:
        found["code"] = [{"system": LOINC, "code": instrument.loinc_panel}]
    return found


def _items(instrument: Instrument) -> list[Resource]:
    stem = [{"linkId": STEM, "type": "display", "text": instrument.stem}] if instrument.stem else []
    asked = [_item(instrument, item) for item in instrument.every_item if item.text]
    return [*stem, *asked, *([_total(instrument)] if instrument.scored_by == "sum" else [])]


def _item(instrument: Instrument, item: Item) -> Resource:
    found: Resource = {"linkId": str(item.number), "text": item.text, "required": False}
    if item.label:
        found["prefix"] = item.label
    if item.loinc:
        found["code"] = [{"system": LOINC, "code": item.loinc}]
    options = instrument.options_of(item)
    if not options:
        return {**found, "type": "integer"}
    ends = min(instrument.values_of(item)) + max(instrument.values_of(item))
    answers = [
        _option(instrument, option.value, option.text, ends - option.value if item.reverse else option.value)
        for option in options
    ]
    return {**found, "type": "choice", "answerOption": answers}


def _option(instrument: Instrument, value: int, text: str, points: int) -> Resource:
    """The code is the answer as it is stored; the ordinal value is what it counts, turned round where the item is."""
    coding = {"system": f"{ANSWERS}{instrument.id}", "code": str(value), "display": text}
    return {"valueCoding": {**coding, "extension": [{"url": ORDINAL, "valueDecimal": points}]}}


def _total(instrument: Instrument) -> Resource:
    """Every scored item or no total: how gaps are filled cannot be said in an expression that everybody reads alike."""
    ids = "|".join(f"'{item.number}'" for item in instrument.scored_items)
    answers = f"%resource.item.where(linkId in ({ids})).answer"
    sum_ = f"iif({answers}.count() = {len(instrument.scored_items)}, {answers}.value.ordinal().sum(), {{}})"
    found: Resource = {
        "linkId": TOTAL, "text": "Total", "type": "decimal", "readOnly": True, "required": False,
        "extension": [{"url": CALCULATED, "valueExpression": {"language": "text/fhirpath", "expression": sum_}}],
    }  # fmt: skip
    if instrument.loinc_total:
        found["code"] = [{"system": LOINC, "code": instrument.loinc_total}]
    return found
