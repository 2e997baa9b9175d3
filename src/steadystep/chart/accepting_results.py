"""No test for HIV or hepatitis is ordered before the client agreed, none told before it is known whose it is; which tests those are (R54)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .entry import NewEntry
from .lab_orders import LabOrdered
from .measures import Observation
from .offers_made import CheckUpOffered
from .plans_ahead import ResultFollowed
from .whole import Chart
from .words import Words, say

BY_MESSAGE: Final = "import:hl7"  # as the FHIR face writes what a laboratory sends
_HEPATITIS: Final = r"\bhep(?:atitis)?\b"
# A panel that names no letter tests for B and C; hepatitis of another cause (autoimmune) is no infection.
_PANEL: Final = rf"(?<!autoimmune ){_HEPATITIS}(?!.*\b[a-e]\b)"
_OF_OFFER: Final = {
    "hiv_test": re.compile(r"\bhiv", re.IGNORECASE),
    "hepatitis_b_test": re.compile(
        rf"\bhbv|\bhepb|{_HEPATITIS}.*\bb\b|\banti[- ]?hb[sce]\b|\bhb[sce][ -]?(?:ag\b|ab\b|antig|antib)|{_PANEL}",
        re.IGNORECASE,
    ),
    "hepatitis_c_test": re.compile(rf"\bhcv|\bhepc|{_HEPATITIS}.*\bc\b|{_PANEL}", re.IGNORECASE),
}


def is_of_infection(result: Observation) -> bool:
    """Whether it is a test for HIV or hepatitis B or C, by its name."""
    return any(is_of_offer(offer, result.what.text) for offer in _OF_OFFER)


def is_of_offer(offer: str, words: str) -> bool:
    """Whether a test is the one that was offered, by its name."""
    return offer in _OF_OFFER and _OF_OFFER[offer].search(words) is not None


def agreed_before(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """No test for HIV or hepatitis is ordered without the client's own yes: the latest answer counts."""
    order = new.body
    for test in order.tests if isinstance(order, LabOrdered) else ():
        offers = [one for one in _OF_OFFER if is_of_offer(one, test.what.text)]
        if any(not _agreed(chart, one) for one in offers):
            yield say(
                "{what}: the client's consent is not written down. Offer the test, and write down that they agreed.",
                what=test.what.text,
            )  # fmt: skip


def known_whose(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """A telling is stopped that nobody checked; one that has happened unchecked is written, and says so."""
    body: ResultFollowed = new.body  # type: ignore[assignment]  # registered for this body alone
    told = body.step == "explained" and not (body.same_person or body.told_unchecked)
    if told and not new.source.startswith("import") and must_be_checked(chart, body.result):
        yield say(
            "Hold name and birth date on the report against the client's before you tell it, and say that you did; or that it was told already, and nobody had checked."
        )


def must_be_checked(chart: Chart, entry: str) -> bool:
    """A result of an infection that somebody typed in; a laboratory's message was matched by name and birth date."""
    result = chart.head(entry)
    if result is None or result.source == BY_MESSAGE or not isinstance(result.body, Observation):
        return False
    return is_of_infection(result.body)


def _agreed(chart: Chart, offer: str) -> bool:
    answers = [one.body.answer for one in chart.of(CheckUpOffered) if offer in one.body.what]
    return bool(answers) and answers[-1] == "agreed"
