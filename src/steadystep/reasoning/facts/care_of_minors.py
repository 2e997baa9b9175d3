"""The kinds of care of which the law says from which age somebody agrees to them alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from steadystep.chart import Words, say
from steadystep.reasoning.clinic_value import ConsentAge

OF_AGE: Final = 18
CARE: Final[dict[str, Words]] = {
    "mental_health": say("mental health care"),
    "substance_use": say("substance use care"),
    "reproductive": say("care about pregnancy and contraception"),
    "hiv": say("tests and care for HIV and other infections"),
}


def decides_alone(ages: Sequence[int], row: ConsentAge | None) -> bool | None:
    """Whether they agree to that kind of care without a guardian, by the clinic's own table.

    `ages` are those that they may have, see `persons.ages`. None where nobody can tell: no birth date, a table that is
    silent about a minor, or ages of which one would decide alone and another not.
    """
    answers = {_at(age, row) for age in ages}
    return answers.pop() if len(answers) == 1 else None


def _at(age: int, row: ConsentAge | None) -> bool | None:
    if age >= OF_AGE:
        return True
    return None if row is None else row.age is not None and age >= row.age
