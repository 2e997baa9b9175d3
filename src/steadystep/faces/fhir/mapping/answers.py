"""QuestionnaireResponse to Answers, for the forms we know by code. What is not certain stays with the kept resource."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from steadystep.chart.measures import Answers

from .forms import FORMS, Form
from .values import (
    NotTaken,
    Resource,
    Surroundings,
    choice,
    extensions,
    happened,
    not_taken,
    number,
    refuse_status,
    system_name,
)

_LOINC: Final = re.compile(r"(?:^|[/|#])([0-9]{1,7}-[0-9])$")
_FINISHED: Final = frozenset({"completed", "amended"})


def answers(response: Resource, around: Surroundings) -> Answers:
    """PHQ-9 or GAD-7 as it was handed in; `NotTaken` when the form, an answer or the day is not certain."""
    refuse_status(response, _FINISHED)
    given = _given(response)
    form = _form(response, given)
    if not response.get("authored"):
        raise not_taken("It has no date.")
    found = Answers(
        when=happened(response["authored"], around),
        instrument=form.instrument,
        form=str(response.get("id", "") or "fhir")[:200],
        items=tuple(_item(form, index, given.get(code)) for index, code in enumerate(form.items)),
        language=str(response.get("language", "en"))[:35],
        way="import",
    )
    _agree_with_total(form, found, given.get(form.total))
    return found


def _given(response: Resource) -> dict[str, Resource]:
    """Items by LOINC code, taken from the linkId; the same code twice is refused."""
    found: dict[str, Resource] = {}
    for item in _items(response):
        code = _LOINC.search(str(item.get("linkId", "")))
        if code is None:
            continue
        if code[1] in found:
            raise not_taken("The question {code} stands twice in it.", code=code[1])
        found[code[1]] = item
    return found


def _items(holder: Resource) -> Iterator[Resource]:
    for item in holder.get("item", []):
        yield item
        yield from _items(item)
        for answer in item.get("answer", []):
            yield from _items(answer)


def _form(response: Resource, given: dict[str, Resource]) -> Form:
    """The form it says it is, or whose every scored item it holds. Fewer items could be a shorter form (PHQ-2)."""
    named = str(response.get("questionnaire", "")).partition("|")[0]
    for form in FORMS:
        says_so = form.panel in given or named.endswith(f"/{form.panel}")
        if says_so or set(form.items[: form.scored]) <= set(given):
            return form
    raise not_taken("It is not a form whose answers we can tell by their codes.")


def _item(form: Form, index: int, item: Resource | None) -> int | None:
    held = item.get("answer", []) if item else []
    if not held:
        return None
    if len(held) > 1:
        raise not_taken("Question {number} has more than one answer.", number=index + 1)
    value = _value(form, index, held[0])
    if value is None and index < form.scored:
        raise not_taken("The answer to question {number} cannot be told for certain.", number=index + 1)
    return value


def _value(form: Form, index: int, answer: Resource) -> int | None:
    """0 to 3, where every sign of it (code, words, ordinal) says the same."""
    shape, value = choice(answer, "value")
    if shape in {"Integer", "Decimal"}:
        return _whole(value)
    if shape != "Coding":
        return None
    signs = _ordinals(answer) | _ordinals(value)
    known = form.answers(index)
    by_words = {text: ordinal for ordinal, text in known.values()}
    if system_name(value) == "LOINC" and value.get("code") in known:
        signs.add(known[value["code"]][0])
    elif not signs:
        return None  # words alone would be a guess
    display = str(value.get("display", "")).strip().lower()
    if display in by_words:
        signs.add(by_words[display])
    return signs.pop() if len(signs) == 1 else None


def _ordinals(holder: Resource) -> set[int | None]:
    found = extensions(holder, "/ordinalValue", "/itemWeight")
    return {_whole(one["valueDecimal"]) for one in found if "valueDecimal" in one}


def _whole(value: int | Decimal) -> int | None:
    return next((whole for whole in range(4) if value == whole), None)


def _agree_with_total(form: Form, found: Answers, item: Resource | None) -> None:
    """A stated total that the answers do not add up to means that one of the two is wrong."""
    scored = found.items[: form.scored]
    if item is None or not item.get("answer") or None in scored:
        return
    shape, value = choice(item["answer"][0], "value")
    stated: Any = value.get("value") if shape == "Quantity" else value
    if not isinstance(stated, int | Decimal) or isinstance(stated, bool):
        return
    if number(stated) != sum(one for one in scored if one is not None):
        raise not_taken("Its stated total does not agree with its answers.")


def are_taken(response: Resource, around: Surroundings) -> bool:
    """Whether the answers themselves become an entry, so that a separate total would say the same twice."""
    try:
        answers(response, around)
    except (NotTaken, ValueError):
        return False
    return True
