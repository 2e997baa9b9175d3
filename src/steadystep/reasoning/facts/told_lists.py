"""A list of medicines as it was told, line by line: what is a name, what a dose, and which medicine we know is meant.

Strict: a name is matched only when all of it is a name, a brand or a code that we know and it means one product.
What comes close is a suggestion for a person to confirm. No line is ever dropped.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, Final

import msgspec

from steadystep.knowledge import Knowledge

_BULLET: Final = re.compile(r"^\s*(?:[-*•·–]|\d{1,2}[.)])\s+")
_NAME: Final = re.compile(r"^(.+?)(?=\s+\d|\s*[,;:\t]|\s+[-–]\s|$)")
_BRACKETS: Final = re.compile(r"\(([^)]*)\)")
_CLOSE: Final = 0.8  # difflib's ratio, as strict as one wrong letter in five
MOST_SUGGESTIONS: Final = 4
_MEDICINES: Final = frozenset({"MedicationStatement", "MedicationRequest", "MedicationDispense"})


class ToldLine(msgspec.Struct, frozen=True, kw_only=True):
    """`drug` is the one product that the name means, or empty; then `several` are products of that very name and
    `suggestions` what comes close. `code` is an RxNorm code that came with it."""

    as_told: str
    name: str
    dose_text: str = ""
    drug: str = ""
    several: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


def read_list(text: str, knowledge: Knowledge) -> tuple[ToldLine, ...]:
    """Every line of a pasted list, or every medicine of a pasted FHIR bundle or resource (JSON)."""
    found = _from_fhir(text) if text.lstrip().startswith(("{", "[")) else None
    parts = found if found is not None else _from_words(text)
    return tuple(_matched(*part, knowledge) for part in parts)


def _from_words(text: str) -> list[tuple[str, str, str, str]]:
    """(as told, name, dose, code) of every line that says anything."""
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return [(line, *_parts(line), "") for line in lines if line]


def _parts(line: str) -> tuple[str, str]:
    found = _NAME.match(line)
    name = found.group(1).strip() if found else line
    return name[:200], line[len(name) :].strip(" ,;:\t–-")


def _from_fhir(text: str) -> list[tuple[str, str, str, str]] | None:
    """None when it is no JSON or holds no medicine: then it is read as words."""
    with suppress(ValueError, AttributeError, TypeError, KeyError, IndexError):
        return [part for resource in _resources(json.loads(text)) for part in _resource(resource)] or None
    return None


def _resources(held: Any) -> Iterator[dict[str, Any]]:
    for one in held if isinstance(held, list) else [held]:
        if one.get("resourceType") == "Bundle":
            yield from _resources([entry["resource"] for entry in one.get("entry", ())])
        elif one.get("resourceType") in _MEDICINES:
            yield one


def _resource(resource: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    concept = resource.get("medicationCodeableConcept") or {
        "text": resource.get("medicationReference", {}).get("display", "")
    }
    codings = concept.get("coding", [])
    name = concept.get("text") or next((one["display"] for one in codings if one.get("display")), "")
    code = next((one["code"] for one in codings if "rxnorm" in one.get("system", "")), "")
    told = resource.get("dosage") or resource.get("dosageInstruction") or []
    dose = "; ".join(one["text"] for one in told if one.get("text"))
    if name or code:
        yield " ".join(filter(None, (name or code, dose))), name or code, dose, code


def _matched(as_told: str, name: str, dose: str, code: str, knowledge: Knowledge) -> ToldLine:
    found = knowledge.drug_ids_named(code) if code else ()
    if len(found) != 1:
        found = _by_name(name, knowledge) or found
    if len(found) == 1:
        return ToldLine(as_told=as_told, name=name[:200], dose_text=dose, drug=found[0])
    close = () if found else _suggested(name, knowledge)
    return ToldLine(as_told=as_told, name=name[:200], dose_text=dose, several=found, suggestions=close)


def _by_name(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """By the whole name; "Zoloft (sertraline)" counts when both its parts mean the same one product."""
    whole = knowledge.drug_ids_named(name)
    if whole:
        return whole
    parts = [_BRACKETS.sub(" ", name), *_BRACKETS.findall(name)]
    found = {knowledge.drug_ids_named(part) for part in parts}
    return found.pop() if len(parts) > 1 and len(found) == 1 else ()


def _suggested(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    words = re.findall(r"[\w-]+", name.casefold())
    begun = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    close = difflib.get_close_matches(" ".join(words), knowledge.ids_by_name, n=3, cutoff=_CLOSE)
    return _ids([*begun, *words, *close], knowledge)


def _ids(names: Iterable[str], knowledge: Knowledge) -> tuple[str, ...]:
    found = [one for name in names for one in knowledge.drug_ids_named(name)]
    return tuple(dict.fromkeys(found))[:MOST_SUGGESTIONS]
