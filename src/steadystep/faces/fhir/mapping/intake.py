"""Intake: Patient, Condition and AllergyIntolerance."""

from __future__ import annotations

from typing import Final

from steadystep.chart.intake import Allergy, Demographics, Diagnosis
from steadystep.chart.when import When
from steadystep.chart.words import Words, say

from .values import (
    NotTaken,
    Resource,
    Surroundings,
    choice,
    codes,
    coding,
    date_in,
    extensions,
    not_taken,
    when_of,
    words,
)

_LEGAL: Final = ("official", "usual", "")
_CALLED: Final = ("nickname", "usual")
_FEMALE: Final = frozenset({"F", "248152002", "female"})
_MALE: Final = frozenset({"M", "248153007", "male"})
# FHIR condition-clinical -> ours. `inactive` covers remission and resolved; the note keeps the source's word.
_CLINICAL: Final = {
    "active": "active", "recurrence": "active", "relapse": "active",
    "remission": "remission", "inactive": "resolved", "resolved": "resolved",
}  # fmt: skip
# SNOMED CT 716186003 "No known allergy (situation)". "No known drug allergy" and the like say less, so they stay
# with the kept resource: from them nobody may read that no allergy is known.
_NO_KNOWN_ALLERGY: Final = "716186003"
_WORST: Final = ("severe", "moderate", "mild")


def demographics(patient: Resource, around: Surroundings) -> Demographics:
    """Names, birth date as far as known, language and contact."""
    when = date_in(patient.get("meta", {}), "lastUpdated")
    legal = _name(patient, _LEGAL) or "(no name given)"
    called = _name(patient, _CALLED)
    return Demographics(
        when=when_of(when, around.zone) if when else around.undated,
        legal_name=legal,
        preferred_name="" if called == legal else called,
        pronouns=_pronouns(patient),
        birth_date=_birth(patient, around.zone),
        sex_for_ranges=sex_for_ranges(patient),
        language=_language(patient),
        interpreter=any(
            one.get("valueBoolean") is True for one in extensions(patient, "interpreterRequired")
        ),
        zone=around.zone,
        phone=_contact(patient, "phone"),
        email=_contact(patient, "email"),
    )


def _birth(patient: Resource, zone: str) -> When | None:
    """None for a date that is none: a person without a birth date is better than no person. `remarks` says so."""
    try:
        return when_of(patient["birthDate"][:10], zone) if patient.get("birthDate") else None
    except NotTaken:
        return None


def sex_for_ranges(patient: Resource) -> str:
    """Administrative gender, and only where no recorded sex contradicts it: then a clinician has to ask."""
    gender = patient.get("gender", "unknown")
    recorded = set()
    for extension in extensions(patient, "us-core-birthsex", "us-core-sex"):
        code = extension.get("valueCode") or next(iter(codes(extension.get("valueCodeableConcept"))), "")
        recorded |= {sex for sex, known in (("female", _FEMALE), ("male", _MALE)) if code in known}
    if gender in {"female", "male"} and recorded <= {gender}:
        return str(gender)
    return "other" if gender == "other" and not recorded else "unknown"


def _name(patient: Resource, uses: tuple[str, ...]) -> str:
    names = [name for name in patient.get("name", []) if "end" not in name.get("period", {})]
    for use in uses:
        for name in names:
            if name.get("use", "") == use and (written := _written(name)):
                return written
    return ""


def _written(name: Resource) -> str:
    parts = [
        *(given for given in name.get("given", []) if given),
        name.get("family", ""),
        *name.get("suffix", []),
    ]
    return (name.get("text", "").strip() or " ".join(part for part in parts if part).strip())[:200]


def _pronouns(patient: Resource) -> str:
    for extension in extensions(patient, "individual-pronouns", "individual-pronouns-extension"):
        for inner in extensions(extension, "value"):
            return words(inner.get("valueCodeableConcept"))[:200]
    return ""


def _language(patient: Resource) -> str:
    spoken = sorted(patient.get("communication", []), key=lambda one: not one.get("preferred", False))
    for one in spoken:
        tags = codes(one.get("language"))
        if tags:
            return sorted(tags)[0][:35]
    return "en"


def _contact(patient: Resource, system: str) -> str:
    """A mobile number before others; nothing that the source calls old or ended."""
    ways = [
        way
        for way in patient.get("telecom", [])
        if way.get("system") == system and way.get("use") != "old" and "end" not in way.get("period", {})
    ]
    ways.sort(key=lambda way: way.get("use") != "mobile")
    return next((way["value"][:200] for way in ways if way.get("value")), "")


def diagnosis(condition: Resource, around: Surroundings) -> Diagnosis:
    """A Condition that the source does not call a mistake. `when` is when it was recorded, not when it began."""
    verification = codes(condition.get("verificationStatus"))
    if "entered-in-error" in verification:
        raise not_taken("The source says that it was entered in error.")
    choice(condition, "onset")
    choice(condition, "abatement")
    recorded = date_in(condition, "recordedDate", "onsetDateTime", "onsetPeriod.start")
    onset = date_in(condition, "onsetDateTime", "onsetPeriod.start")
    return Diagnosis(
        when=when_of(recorded, around.zone) if recorded else around.undated,
        condition=coding(condition.get("code"), "ICD-10-CM", "SNOMED CT", "ICD-10"),
        status=_state(condition, verification),
        onset=when_of(onset, around.zone) if onset else None,
        note=_doubts(condition, verification, around.zone),
    )


def _state(condition: Resource, verification: set[str]) -> str:
    if "refuted" in verification:
        return "refuted"
    given = codes(condition.get("clinicalStatus"))
    known = {_CLINICAL[code] for code in given if code in _CLINICAL}
    if len(known) > 1:
        raise not_taken("Its clinical status contradicts itself: {codes}.", codes=", ".join(sorted(given)))
    return known.pop() if known else "resolved" if _ended(condition) else "active"


def _ended(condition: Resource) -> str:
    return date_in(condition, "abatementDateTime", "abatementPeriod.end", "abatementString")


def _doubts(condition: Resource, verification: set[str], zone: str) -> str:
    """In the source's own codes, what a reader should know before believing the status."""
    said = {f"verification: {code}" for code in verification - {"confirmed", "refuted"}}
    said |= {
        f"clinical status: {code}"
        for code in codes(condition.get("clinicalStatus")) & {"inactive", "relapse"}
    }
    if not codes(condition.get("clinicalStatus")):
        said.add("clinical status: not given")
    if ended := _ended(condition):
        said.add(f"abatement: {ended[:200]}")
    return "; ".join(sorted(said))


def allergy(intolerance: Resource, around: Surroundings) -> Allergy:
    """A present allergy or intolerance, or that none is known. Refuted or resolved ones stay with the kept resource."""
    if "entered-in-error" in codes(intolerance.get("verificationStatus")):
        raise not_taken("The source says that it was entered in error.")
    if "refuted" in codes(intolerance.get("verificationStatus")):
        raise not_taken("The source refutes it.")
    if codes(intolerance.get("clinicalStatus")) & {"inactive", "resolved"}:
        raise not_taken("The source calls it inactive or resolved.")
    when = _allergy_date(intolerance, around)
    stated = codes(intolerance.get("code"), "SNOMED CT")
    if _NO_KNOWN_ALLERGY in stated:
        return Allergy(when=when, none_known=True)
    if stated & {"409137002", "428607008", "429625007"}:
        raise not_taken("It says that no allergy of one kind is known, which is not the same as none at all.")
    return Allergy(
        when=when,
        substance=coding(_substance(intolerance), "RxNorm", "SNOMED CT"),
        reaction=_reaction(intolerance),
        severity=_severity(intolerance),
    )


def _allergy_date(intolerance: Resource, around: Surroundings) -> When:
    stated = date_in(intolerance, "recordedDate", "onsetDateTime", "onsetPeriod.start")
    return when_of(stated, around.zone) if stated else around.undated


def _substance(intolerance: Resource) -> Resource | None:
    named = [one["substance"] for one in intolerance.get("reaction", []) if "substance" in one]
    return intolerance.get("code") or (named[0] if named else None)


def _reaction(intolerance: Resource) -> str:
    seen = [words(one) for event in intolerance.get("reaction", []) for one in event.get("manifestation", [])]
    if intolerance.get("criticality") == "high":
        seen.append("criticality: high")
    return "; ".join(one for one in seen if one)[:2000]


def _severity(intolerance: Resource) -> str:
    given = {event.get("severity") for event in intolerance.get("reaction", [])}
    return next((severity for severity in _WORST if severity in given), "unknown")


def remarks(patient: Resource) -> tuple[Words, ...]:
    """What a person should look at in a Patient, beside what was taken of it."""
    found = []
    if patient.get("deceasedBoolean") is True or patient.get("deceasedDateTime"):
        found.append(say("The source says that this person has died: confirm it before anyone is contacted."))
    if patient.get("gender") in {"female", "male"} and sex_for_ranges(patient) == "unknown":
        found.append(
            say(
                "Gender and recorded sex differ: ask which reference ranges to use; until then it is unknown."
            )
        )
    if patient.get("birthDate") and _birth(patient, "UTC") is None:
        found.append(say("The birth date {text} is none: ask for it.", text=f"'{patient['birthDate'][:40]}'"))
    if any(link.get("type") in {"replaced-by", "refer"} for link in patient.get("link", [])):
        found.append(
            say("The source links this person to another record: check whether both are one person.")
        )
    return tuple(found)
