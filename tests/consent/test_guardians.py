"""What a guardian signs for a minor: it ends on the 18th birthday, and never opens substance use care alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from steadystep.chart import Chart, When
from steadystep.chart.intake import Demographics
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.consent.relation import live_consents
from steadystep.clinic.consent.writing import may_write
from tests.consent.cast import DAY, NOW, NURSE, SISTER, Book, agree, new

BIRTHDAY = datetime(2028, 5, 4, 4, 0, tzinfo=UTC)  # midnight in New York


def signed(signed_by: str, *labels: str) -> ConsentGiven:
    return msgspec.structs.replace(agree(SISTER, 1, labels=labels), signed_by=signed_by)


def chart(signed_by: str = "guardian", born: str = "2010-05-04") -> Chart:
    book = Book()
    book.add(
        Demographics(when=DAY, legal_name="Kim Doe", birth_date=When(born) if born else None, zone="America/New_York")
    )  # fmt: skip
    book.add(signed(signed_by))
    return book.chart


def opens(chart: Chart, at: datetime) -> bool:
    return bool(live_consents(chart, "caregiver", SISTER.id, at))


def test_it_holds_until_the_birthday_and_no_longer() -> None:
    assert opens(chart(), BIRTHDAY - timedelta(minutes=1))
    assert not opens(chart(), BIRTHDAY)


@pytest.mark.parametrize("signed_by", ["client", "client_and_guardian"])
def test_what_the_client_signed_too_goes_on(signed_by: str) -> None:
    assert opens(chart(signed_by), BIRTHDAY)


def test_a_month_of_birth_ends_it_on_the_first_day_it_may_be() -> None:
    assert opens(chart(born="2010-05"), datetime(2028, 4, 30, 12, tzinfo=UTC))
    assert not opens(chart(born="2010-05"), datetime(2028, 5, 1, 12, tzinfo=UTC))


@pytest.mark.parametrize("born", ["1950-01-01", ""])
def test_a_guardian_of_an_adult_is_not_ended_by_age(born: str) -> None:
    assert opens(chart(born=born), BIRTHDAY)


@pytest.mark.parametrize(
    ("signed_by", "labels", "refused"),
    [
        ("guardian", ("part2",), True),
        ("client", ("part2",), False),
        ("client_and_guardian", ("part2",), False),
        ("guardian", (), False),
    ],
)
def test_substance_use_care_of_a_minor_needs_their_own_signature(
    rights, signed_by: str, labels: tuple[str, ...], refused: bool
) -> None:
    reasons = may_write(NURSE, chart(), new(signed(signed_by, *labels)), rights, NOW)
    assert any("guardian alone" in reason.text for reason in reasons) is refused
