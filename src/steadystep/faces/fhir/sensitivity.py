"""Which imported resources are substance use records (42 CFR Part 2).

Where it cannot be told, it counts as one: an unlabelled record may be shown to someone who may not see it, a labelled
one can be relabelled by a person who may (clinical specification: when unknown, treat as Part 2).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any, Final

from .found import Resource
from .mapping import measures
from .mapping.values import SYSTEMS
from .sensitive_codes import listed

PART2: Final = frozenset({"part2"})
# ICD-10-CM F10-F19 without F17: 42 CFR 2.11 leaves tobacco out. O99.31/.32 are the same disorders in pregnancy,
# Z71.4/.5 counselling for alcohol and drug misuse.
_DIAGNOSES: Final = re.compile(r"(F1[0-689]|O99\.?3[12]|Z71\.?[45])", re.IGNORECASE)
# RxNorm ingredients (clinical specification, formulary): buprenorphine, methadone, naltrexone, acamprosate, disulfiram,
# lofexidine. Their products, and drug tests, are in sensitive_codes.csv: RxNorm products of the eCQM value sets
# "Substance Use Disorder Short/Long Acting Medication"; LOINC tests of cqframework/opioid-cds-r4 and HL7/cdc-opioid-cpg.
_MEDICINES: Final = frozenset({"1819", "6813", "7243", "82819", "3554", "28863"})
# "(substance)" alone is SNOMED CT's word for any material, peanuts too, so only its meanings here are listed.
_WORDS: Final = re.compile(
    r"substance[- ](ab|mis)?use|substance[- ](dependence|related|induced)|addict|alcohol|sobriety|"
    r"drug[- ](ab|mis)use|drug use|drug[- ]dependen|drug screen|drugs of abuse|opioid|opiate|heroin|cocaine|cannabi|"
    r"marijuana|amphetamine (use|abuse|depend)|methamphetamine|hallucinogen|inhalant|detox|toxicology|"
    r"buprenorphine|suboxone|sublocade|brixadi|methadone|naltrexone|vivitrol|acamprosate|disulfiram|antabuse|lofexidine|"
    r"medication[- ]assisted treatment|audit-c|\bdast\b|12[- ]step",
    re.IGNORECASE,
)
_READ_UP_TO: Final = 2_000_000  # characters of base64


def labels_of(resource: Resource, canonical: str) -> frozenset[str]:
    """`part2` for a resource that names a substance use condition, treatment or test, or whose attachment cannot be read."""
    named = _WORDS.search(canonical) or _codes_say_so(resource)
    tested = resource.get("resourceType") == "Observation" and _toxicology(resource)
    return PART2 if named or tested or _attachments_say_so(resource) else frozenset()


def _codes_say_so(resource: Resource) -> bool:
    for coding in _objects(resource, "code", "system"):
        code, system = str(coding["code"]).strip(), str(coding["system"])
        if "icd-10" in system and _DIAGNOSES.match(code):
            return True
        named = SYSTEMS.get(system, system)
        if (named, code) in listed() or (named == "RxNorm" and code in _MEDICINES):
            return True
    return False


def _toxicology(resource: Resource) -> bool:
    try:
        return measures.category(resource) == "toxicology"
    except (AttributeError, TypeError, KeyError):  # misshapen: only its words can be read, and they were
        return False


def _attachments_say_so(resource: Resource) -> bool:
    """Text inside is read; a PDF, a picture or a link could hold anything, so it counts as a substance use record."""
    for attachment in _objects(resource, "contentType"):
        content = attachment.get("data")
        if not isinstance(content, str) or not str(attachment["contentType"]).startswith("text/"):
            return True
        if (text := _decoded(content)) is None or _WORDS.search(text):
            return True
    return False


def _decoded(content: str) -> str | None:
    if len(content) > _READ_UP_TO:
        return None
    try:
        return base64.b64decode(content, validate=True).decode()
    except (binascii.Error, ValueError):
        return None


def _objects(value: Any, *keys: str) -> Iterator[Resource]:
    """Every object anywhere inside that has all these keys."""
    if isinstance(value, dict):
        if all(key in value for key in keys):
            yield value
        for inner in value.values():
            yield from _objects(inner, *keys)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, *keys)
