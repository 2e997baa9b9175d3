"""What a scoring expression counts, found by asking it: each answer's points, if the total is their sum.

The expression runs here once, when a questionnaire is loaded, and never in a chart: what was found is data that our own
scorer adds up. An expression that is no sum of points is refused, not guessed at.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any, Final

from fhirpathpy import compile as parsed
from fhirpathpy.models import models

Resource = dict[str, Any]
_TRIES: Final = 40
_WEIGHTS: Final = ("/ordinalValue", "/itemWeight")


class NoSum(ValueError):
    """The expression cannot be run, or its total is no sum of points."""


def ordinal_of(holder: Resource) -> float | None:
    """The weight an answer carries, by the old extension or the new one."""
    for one in holder.get("extension", []):
        if str(one.get("url", "")).endswith(_WEIGHTS) and isinstance(one.get("valueDecimal"), int | float):
            return float(one["valueDecimal"])
    return None


def points(
    asked: Sequence[tuple[str, Sequence[Resource]]], expression: str, variables: Sequence[tuple[str, str]]
) -> tuple[dict[str, tuple[int, ...]], int]:
    """(points of each answer by link id, what remains when every answer counts nothing); raises `NoSum`.

    `asked` are link ids with their possible answers, each as a `value[x]`. Every answer is tried alone against the first
    ones, then many mixtures: all must agree with the sum.
    """
    total = _Total(expression, variables)
    first = dict.fromkeys((link for link, _ in asked), 0)
    base = _run(asked, first, total)
    found = {
        link: tuple(_run(asked, {**first, link: place}, total) - base for place in range(len(answers)))
        for link, answers in asked
    }
    if not any(any(each) for each in found.values()):
        raise NoSum(
            "The expression gives the same number whatever is answered, or reads the answers in a way we cannot run."
        )
    chance = random.Random(len(expression))  # noqa: S311 - mixtures of answers, nothing secret
    for _ in range(_TRIES):
        mix = {link: chance.randrange(len(answers)) for link, answers in asked}
        if _run(asked, mix, total) != base + sum(found[link][place] for link, place in mix.items()):
            raise NoSum("The total is not the sum of points for each answer, so our scorer cannot count it.")
    return found, base


class _Total:
    """The expression and its variables, parsed once: parsing takes a hundred times as long as running. Raises `NoSum`."""

    def __init__(self, expression: str, variables: Sequence[tuple[str, str]]) -> None:
        self._variables = [(name, _parsed(said)) for name, said in variables]
        self._expression = _parsed(expression)

    def of(self, response: Resource) -> list[Any]:
        context: dict[str, Any] = {"resource": response}
        try:
            for name, value in self._variables:
                context[name] = value(response, context)
            return self._expression(response, context)
        except Exception as error:
            raise _cannot_run(error) from error


def _parsed(said: str) -> Callable[[Resource, dict[str, Any]], list[Any]]:
    try:
        made: Callable[[Resource, dict[str, Any]], list[Any]] = parsed(said, models["r4"], _OPTIONS)
    except Exception as error:
        raise _cannot_run(error) from error
    return made


def _cannot_run(error: Exception) -> NoSum:
    return NoSum(f"The expression cannot be run: {' '.join(str(error).split())[:200]}.")


def _run(asked: Sequence[tuple[str, Sequence[Resource]]], chosen: dict[str, int], total: _Total) -> int:
    items = [{"linkId": link, "answer": [answers[chosen[link]]]} for link, answers in asked]
    result = total.of({"resourceType": "QuestionnaireResponse", "status": "completed", "item": items})
    number = getattr(result[0], "data", result[0]) if len(result) == 1 else None
    if isinstance(number, bool) or not isinstance(number, int | float) or number != int(number):
        raise NoSum("With every question answered the expression gives no single whole number.")
    return int(number)


def _weights(inputs: list[Any]) -> list[float]:
    """SDC's `ordinal()` and `weight()`, which the library leaves to us."""
    found = (ordinal_of(getattr(one, "data", one)) for one in inputs)
    return [int(one) if one == int(one) else one for one in found if one is not None]


_OPTIONS: Final = {
    "userInvocationTable": {name: {"fn": _weights, "arity": {0: []}} for name in ("ordinal", "weight")},
}
