"""Where a prescription was sent is said to the client in plain words, until it is in hand."""

from steadystep.chart import When
from steadystep.chart.pharmacy import PrescriptionAnswered, PrescriptionSent
from steadystep.clinic.chartroom.writing import write
from tests.portal.conftest import TUESDAY_TEN, ZONE
from tests.small_clinic import fresh

PAGE = "/my/medicines/"
NOW = When.instant(TUESDAY_TEN, ZONE)


def sent(rosa) -> str:
    body = PrescriptionSent(
        when=NOW, order=rosa.ids["order"], way="electronically", pharmacy="Corner Pharmacy"
    )
    one = fresh(body)
    write(rosa.clinic.prescriber, rosa.client, [one])
    return one.id


def answered(rosa, about: str, came: str, words: str = "") -> None:
    body = PrescriptionAnswered(when=NOW, sent=about, came=came, words=words)
    write(rosa.clinic.prescriber, rosa.client, [fresh(body)])


def test_she_reads_where_it_was_sent_until_she_has_it(rosa):
    assert "On the way to you" not in rosa.get(PAGE).content.decode()
    one = sent(rosa)
    page = rosa.get(PAGE).content.decode()
    assert "Sertraline: sent to Corner Pharmacy on" in page
    answered(rosa, one, "in_hand")
    assert "On the way to you" not in rosa.get(PAGE).content.decode()


def test_what_the_pharmacy_rejected_is_the_teams_to_mend_and_not_hers(rosa):
    answered(rosa, sent(rosa), "rejected", "No strength on it")
    page = rosa.get(PAGE).content.decode()
    assert "On the way to you" not in page
    assert "No strength on it" not in page
