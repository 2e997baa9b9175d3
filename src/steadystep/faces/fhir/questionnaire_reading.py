"""A FHIR R4 or SDC Questionnaire as a further instrument of this clinic, or every reason why it cannot be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import msgspec

from steadystep.faces.look.words import said
from steadystep.knowledge import Instrument, Item, Option
from steadystep.knowledge.provenance import Provenance, Source
from steadystep.knowledge.scale import InstrumentRights, MissingRule, SafetyItem, ScoreRange

from .elements import misshapen
from .questionnaire_points import NoSum, ordinal_of, points

Resource = dict[str, Any]
MOST_ITEMS, MOST_ANSWERS = 120, 30
RISK_EVENT: Final = "ES01-1"
_EXPRESSION: Final = ("/sdc-questionnaire-calculatedExpression", "/questionnaire-calculatedExpression")
_ASKED: Final = frozenset({"choice", "open-choice", "boolean", "coding"})


class QuestionnaireRefused(ValueError):
    """Nothing was taken: every fault, each with its next step."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__(" ".join(faults))


@dataclass(frozen=True, slots=True)
class Right:
    """By which right the clinic shows it, who says so, and on which day."""

    statement: str
    said_by: str
    day: date


@dataclass(frozen=True, slots=True)
class Risk:
    """The question about harm, by its linkId, and the points from which its answer opens a safety event at once."""

    link: str
    at_least: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question: the answers as FHIR values, their words, and the weights they carry (None where they carry none)."""

    link: str
    text: str
    answers: tuple[Resource, ...]
    words: tuple[str, ...]
    weights: tuple[float | None, ...]


def instrument_from(resource: Any, right: Right, risk: Risk | None = None) -> tuple[Instrument, list[str]]:
    """The instrument, and what of the form was left out because it is no question of ours; raises `QuestionnaireRefused`."""
    if not isinstance(resource, dict) or resource.get("resourceType") != "Questionnaire":
        raise QuestionnaireRefused("This is no FHIR Questionnaire. Next: send the resource itself, as JSON.")
    if fault := misshapen(resource):
        raise QuestionnaireRefused(f"{said(fault)} Next: correct it where it was made.")
    if not right.statement.strip() or not right.said_by.strip():
        raise QuestionnaireRefused(
            "Nobody says by which right it is shown. Next: give the statement and who says so."
        )
    every = list(_flat(resource.get("item", [])))
    asked = [found for one in every if (found := _question(resource, one))]
    if not asked or len(asked) > MOST_ITEMS:
        raise QuestionnaireRefused(
            f"It has {len(asked)} questions with answers to choose from; 1 to {MOST_ITEMS} can be asked."
        )
    links = [one.link for one in asked]
    if len(set(links)) != len(links):
        raise QuestionnaireRefused("Two questions have the same linkId. Next: correct it where it was made.")
    counted = _counted(resource, every, asked)
    left_out = [
        str(one.get("text") or one.get("linkId"))
        for one in every
        if one.get("type") not in _ASKED | {"display", "group"} and not _calculated(one)
    ]
    try:
        made = _instrument(resource, right, asked, counted)
        marked = msgspec.structs.replace(made, safety_items=_safety_items(made, asked, risk))
        return marked, left_out
    except ValueError as error:
        raise QuestionnaireRefused(*str(error).splitlines()) from error


def _safety_items(made: Instrument, asked: list[_Asked], risk: Risk | None) -> tuple[SafetyItem, ...]:
    """The lowest level of the event: who asks again decides on a higher one."""
    if risk is None:
        return ()
    number = next((place for place, one in enumerate(asked, start=1) if one.link == risk.link), None)
    if number is None:
        raise QuestionnaireRefused(
            f"No question has the linkId {risk.link[:60]}. Next: name one of {', '.join(one.link for one in asked)[:300]}."
        )
    values = made.values_of(made.items[number - 1])
    if risk.at_least not in values or risk.at_least == min(values):
        above = ", ".join(str(one) for one in sorted(values)[1:])
        raise QuestionnaireRefused(
            f"Question {risk.link[:60]} cannot open an event from {risk.at_least} on. Next: one of {above}."
        )
    return (
        SafetyItem(item=number, at_least=risk.at_least, event=RISK_EVENT, note="marked when it was loaded"),
    )


def _flat(items: Any) -> Iterator[Resource]:
    for one in items if isinstance(items, list) else []:
        if isinstance(one, dict):
            yield one
            yield from _flat(one.get("item", []))


def _question(resource: Resource, item: Resource) -> _Asked | None:
    if item.get("type") not in _ASKED or _calculated(item):
        return None
    answers = _answers(resource, item)
    if not 2 <= len(answers) <= MOST_ANSWERS:
        raise QuestionnaireRefused(
            f"Question {item.get('linkId')} has {len(answers)} answers to choose from; 2 to {MOST_ANSWERS} can be shown. "
            "Next: put its answers into the form (answerOption, or a contained ValueSet)."
        )
    words, weights = zip(*(_said(answer) for answer in answers), strict=True)
    return _Asked(
        str(item.get("linkId", "")), str(item.get("text", "")).strip(), tuple(answers), words, weights
    )


def _answers(resource: Resource, item: Resource) -> list[Resource]:
    if item.get("type") == "boolean":
        return [{"valueBoolean": False}, {"valueBoolean": True}]
    given = [one for one in item.get("answerOption", []) if isinstance(one, dict)]
    named = str(item.get("answerValueSet", "")).removeprefix("#")
    for one in resource.get("contained", []) if not given else []:
        if isinstance(one, dict) and one.get("id") == named:
            concepts = one.get("expansion", {}).get("contains") or [
                {**concept, "system": part.get("system", "")}
                for part in one.get("compose", {}).get("include", []) for concept in part.get("concept", [])
            ]  # fmt: skip
            return [{"valueCoding": concept} for concept in concepts]
    return given


def _said(answer: Resource) -> tuple[str, float | None]:
    """Words and weight of an answer; the weight may stand on the answer or on its coding."""
    name, value = next(((key, one) for key, one in answer.items() if key.startswith("value")), ("", None))
    weight = ordinal_of(answer)
    if isinstance(value, dict):
        weight = ordinal_of(value) if weight is None else weight
        return str(value.get("display") or value.get("code") or ""), weight
    if name == "valueBoolean":
        return ("Yes", 1.0) if value else ("No", 0.0)
    if name == "valueInteger" and weight is None and isinstance(value, int):
        weight = float(value)
    return str(value), weight


def _counted(resource: Resource, every: list[Resource], asked: list[_Asked]) -> dict[str, tuple[int, ...]]:
    """Points by link id; a question without any counts for nothing."""
    expressions = [told for one in every if (told := _calculated(one))]
    if not expressions:
        return _by_weights(asked)
    if len(expressions) > 1:
        raise QuestionnaireRefused(
            "It calculates several numbers, and one total is what can be taken. Next: leave one."
        )
    language, expression = expressions[0]
    if language not in ("", "text/fhirpath"):
        raise QuestionnaireRefused(
            f"Its total is written in {language[:40]}; only FHIRPath can be run. Next: write it in FHIRPath."
        )
    carrying = [(one.link, [_carrying(one, place) for place in range(len(one.answers))]) for one in asked]
    try:
        found, rest = points(carrying, expression, _variables(resource))
    except NoSum as refused:
        raise QuestionnaireRefused(
            f"{refused} Next: give the answers ordinal values and leave the expression out."
        ) from refused
    return _settled(asked, found, rest)


def _carrying(one: _Asked, place: int) -> Resource:
    """The answer as a response holds it: with its weight, so that an expression can read it."""
    answer = {key: value for key, value in one.answers[place].items() if key.startswith("value")}
    weight, coding = one.weights[place], answer.get("valueCoding")
    if weight is None or not isinstance(coding, dict) or ordinal_of(coding) is not None:
        return answer
    held = [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": weight}]
    return {"valueCoding": {**coding, "extension": [*coding.get("extension", []), *held]}}


def _settled(asked: list[_Asked], found: dict[str, tuple[int, ...]], rest: int) -> dict[str, tuple[int, ...]]:
    """What the first answers count is given to each question by its weight; what still remains, to the first that counts."""
    counting = {link: each for link, each in found.items() if any(each)}
    starts = {one.link: int(one.weights[0] or 0) for one in asked if one.link in counting}
    left = rest - sum(starts.values())
    first = next(iter(counting))
    return {
        link: tuple(each + starts[link] + (left if link == first else 0) for each in values)
        for link, values in counting.items()
    }


def _by_weights(asked: list[_Asked]) -> dict[str, tuple[int, ...]]:
    found = {}
    for one in asked:
        known = [weight for weight in one.weights if weight is not None]
        if not known or all(answer.get("valueBoolean") is not None for answer in one.answers):
            continue
        if len(known) != len(one.weights) or any(weight != int(weight) for weight in known):
            raise QuestionnaireRefused(
                f"Question {one.link}: every answer needs a whole number as its ordinal value, or none does. Next: correct it there."
            )
        found[one.link] = tuple(int(weight) for weight in known)
    if not found:
        raise QuestionnaireRefused(
            "Nothing says what an answer counts. Next: give the answers ordinal values, or a total in FHIRPath."
        )
    return found


def _calculated(item: Resource) -> tuple[str, str] | None:
    """(language, expression) of a calculated item."""
    for one in item.get("extension", []) if isinstance(item.get("extension"), list) else []:
        told = one.get("valueExpression") or {}
        if str(one.get("url", "")).endswith(_EXPRESSION):
            return str(told.get("language", "")), str(told.get("expression") or one.get("valueString") or "")
    return None


def _variables(resource: Resource) -> list[tuple[str, str]]:
    found = [
        one.get("valueExpression") or {}
        for one in resource.get("extension", [])
        if str(one.get("url", "")).endswith("/variable")
    ]
    return [(str(one.get("name", "")), str(one.get("expression", ""))) for one in found]


def _instrument(
    resource: Resource, right: Right, asked: list[_Asked], counted: dict[str, tuple[int, ...]]
) -> Instrument:
    title = str(
        resource.get("title") or resource.get("name") or resource.get("id") or "Questionnaire"
    ).strip()[:200]
    name = _name(resource, title)
    items = tuple(_item(number, one, counted.get(one.link)) for number, one in enumerate(asked, start=1))
    reach = [[option.value for option in item.options] for item in items if item.scored]
    document = " ".join(filter(None, (title, str(resource.get("url", "")), str(resource.get("version", "")))))
    return Instrument(
        id=name, code=name.upper(), title=title, short=title[:40], domain="loaded by this clinic", respondent="self",
        ages="not said by the form", language=str(resource.get("language") or "en"), entry="answers", items=items,
        item_count=len(reach), score_range=ScoreRange(low=sum(map(min, reach)), high=sum(map(max, reach))),
        bands=(), bands_note="The form names no bands.", validated=False, positive_at=None, response_fraction=None,
        remission_below=None, remission_days_apart=None, reliable_change=None, recall="as the form says", cadence=None,
        cadence_note="The form names none: ask it by hand, or with a target.", missing=MissingRule(impute_up_to=0),
        rights=InstrumentRights(
            ship_code="O", may_ship_wording=True, basis=right.statement,
            holder=str(resource.get("publisher") or resource.get("copyright") or right.said_by)[:200], read_on=right.day.isoformat(),
        ),
        provenance=Provenance(
            sources=(Source(document=document),), why="This clinic loaded it as a FHIR Questionnaire.", author=right.said_by,
            checker="unchecked", checked_on=None, next_review=right.day + timedelta(days=365), verification="unverified",
        ),
        examples=(),
    )  # fmt: skip


def _name(resource: Resource, title: str) -> str:
    given = str(resource.get("url") or resource.get("id") or title)
    return "own_" + (
        re.sub(r"[^a-z0-9]+", "_", re.split(r"[/:]", given)[-1].casefold()).strip("_")[:60] or "questionnaire"
    )


def _item(number: int, one: _Asked, found: tuple[int, ...] | None) -> Item:
    """An answer's value is what it counts; a question that counts for nothing keeps the places of its answers."""
    if not one.text:
        raise QuestionnaireRefused(
            f"Question {one.link} has no text. Next: write it where the form was made."
        )
    values = found if found is not None else tuple(range(len(one.answers)))
    if len(set(values)) != len(values):
        raise QuestionnaireRefused(
            f"Question {one.link} has two answers that count the same, so they could not be told apart."
        )
    options = tuple(Option(value=value, text=words) for value, words in zip(values, one.words, strict=True))
    return Item(number=number, text=one.text, label=one.link[:20], scored=found is not None, options=options)
