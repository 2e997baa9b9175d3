"""A letter that may not go is kept as an attempt: who and when, and nothing of what it said."""

import pytest
from django.urls import reverse

from steadystep.chart import Refused
from steadystep.chart.sharing import Disclosed
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.chartroom import writing
from steadystep.clinic.chartroom.refused_disclosures import refused_disclosures
from tests.staff.conftest import now


@pytest.mark.parametrize("tries", [writing.TRIES, 0])
def test_an_attempt_without_a_consent_stands_beside_the_accounting(
    as_, put, cara, tom, rosa, tries, monkeypatch
):
    """R92. Refused, nothing left, and the page of letters says who tried; the words are kept nowhere.

    So too where the chart is much contended and held while it is thought over: that transaction is taken back.
    """
    monkeypatch.setattr(writing, "TRIES", tries)
    inside = ConsentGiven(when=now(), recipient_kind="caregiver", recipient="luz", recipient_name="Luz", purpose="To help")  # fmt: skip
    (consent,) = put(tom, rosa, inside)
    letter = Disclosed(
        when=now(), recipient="Dr Elm", recipient_name="Dr Elm", purpose="Treatment", parts=("medicines",),
        text="Something private.", ground="consent", consent=consent.id,
    )  # fmt: skip
    with pytest.raises(Refused):
        put(cara, rosa, letter)
    (kept,) = refused_disclosures(rosa)
    assert (kept.person, kept.allowed) == (str(cara.pk), False)
    said = as_(cara).get(reverse("staff:letters", args=[rosa])).content.decode()
    assert "Refused: nothing left" in said
    assert "Something private." not in said
