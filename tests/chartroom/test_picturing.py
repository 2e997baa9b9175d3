"""A picture goes in with its entry and comes out through the reading door; nothing is half kept, and the check finds what is gone."""

import uuid

import pytest
from django.db import connection

from steadystep.chart import Coding, Quantity, Refused
from steadystep.chart.corrections import Expunged, Retracted
from steadystep.chart.measures import Observation
from steadystep.chart.pictures import PictureRead, ResultPictured
from steadystep.clinic.chartroom import checking, cloning, picturing
from steadystep.clinic.chartroom.expunging import expunge
from steadystep.clinic.chartroom.models import DutyRow
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.chartroom.remaking import remade
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.models import AccessRecord
from steadystep.clinic.ledger import pictures, reading, triggers
from steadystep.clinic.ledger.models import PictureRow, SealingKey
from steadystep.clinic.ledger.sealing import CannotUnseal
from tests.chartroom.cast import ZONE, admit, as_client, everything, new, when
from tests.paper_results import photo

KEPT = remade(photo())


def send(actor, client, kept=KEPT, **more):
    given = {"entry": str(uuid.uuid4()), "shows": "blood", "zone": ZONE, **more}
    return picturing.take_in(actor, client, picturing.pictured(kept, **given), kept.picture)


@pytest.fixture
def sent(cast, rosa) -> str:
    return send(as_client(rosa), rosa).picture


def kept() -> tuple[int, int]:
    return PictureRow.objects.count(), SealingKey.objects.count()


def test_the_client_sends_it_and_the_nurse_sees_it(cast, rosa, sent):
    entry, picture = picturing.open_picture(cast.nora, rosa, sent, "treatment")
    assert picture == KEPT.picture
    assert (entry.body.sha256, entry.author) == (KEPT.sha256, as_client(rosa).id)
    assert "medication.pictured" in {row.rule for row in DutyRow.objects.filter(client=rosa)}


def test_each_look_is_an_opening(cast, rosa, sent):
    before = AccessRecord.objects.count()
    picturing.open_picture(cast.nora, rosa, sent, "treatment")
    written = AccessRecord.objects.order_by("pk").last()
    assert AccessRecord.objects.count() == before + 1
    assert (written.person, written.part, written.outcome) == (cast.nora.id, f"picture {sent}", "allowed")


def test_what_lies_in_the_table_is_not_the_picture(cast, rosa, sent):
    stored = bytes(PictureRow.objects.get(pk=sent).sealed)
    assert KEPT.picture[:200] not in stored
    assert not stored.startswith(b"\xff\xd8")


@pytest.mark.parametrize("who", ["tess", "cora", "paul", "fred", "lena", "ada"])
def test_who_reads_no_results_sees_no_picture(cast, rosa, sent, who):
    with pytest.raises((NotAllowed, picturing.NoPicture)):
        picturing.open_picture(getattr(cast, who), rosa, sent, "treatment")


def test_who_has_nothing_to_do_with_the_client_is_refused_and_that_is_recorded(cast, rosa, sent):
    with pytest.raises(NotAllowed):
        picturing.open_picture(cast.xena, rosa, sent, "treatment")
    assert AccessRecord.objects.order_by("pk").last().outcome == "refused"


@pytest.mark.parametrize("who", ["tess", "fred"])
def test_who_may_not_write_results_keeps_no_picture(cast, rosa, who):
    before = everything(), kept()
    with pytest.raises(NotAllowed):
        send(getattr(cast, who), rosa)
    assert (everything(), kept()) == before


def test_a_picture_that_cannot_be_kept_leaves_no_entry(cast, rosa, monkeypatch):
    """The disk is full: neither the entry nor half a picture stands."""

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    before = everything(), kept()
    monkeypatch.setattr(pictures.PictureRow.objects, "create", full)
    monkeypatch.setattr(pictures.sealing, "seal", full)
    with pytest.raises(OSError, match="No space"):
        send(as_client(rosa), rosa)
    monkeypatch.undo()
    assert (everything(), kept()) == before


def test_sent_again_it_stands_once(cast, rosa):
    entry = str(uuid.uuid4())
    first = send(as_client(rosa), rosa, entry=entry)
    again = send(as_client(rosa), rosa, entry=entry)
    assert (first.before, again.before) == (False, True)
    anew = send(as_client(rosa), rosa)  # the page was opened anew, and the same file chosen
    assert (anew.before, anew.picture) == (True, entry)
    assert len(reading.read_chart(rosa).of(ResultPictured)) == 1
    assert kept() == (1, 1)


def test_another_client_sends_the_same_picture(cast, rosa, sent):
    amal = admit(cast, "Amal")
    assert not send(as_client(amal), amal).before


def test_a_drug_test_is_a_substance_use_record_and_a_blood_test_is_not(cast, rosa):
    def labels(shows: str, words: str = "") -> frozenset[str]:
        more = remade(photo(shows + words))
        made = send(as_client(rosa), rosa, more, shows=shows, words=words).picture
        return reading.read_chart(rosa).entry(made).labels

    assert labels("drug_test") == labels("not_sure") == {"part2"}
    assert labels("blood") == labels("heart_tracing") == frozenset()
    assert labels("blood", "and toxicology") == {"part2"}


def test_the_result_typed_from_it_refers_to_it(cast, rosa, sent):
    result = new(
        Observation(when=when(), what=Coding("TSH"), category="lab", quantity=Quantity(2.1, "mIU/L"))
    )
    said = new(PictureRead(when=when(), picture=sent, outcome="typed", results=(result.id,)))
    write(cast.nora, rosa, [result, said])
    assert "medication.pictured" not in {row.rule for row in DutyRow.objects.filter(client=rosa)}
    seen = open_chart(cast.nora, rosa, "treatment").chart
    assert seen.of(PictureRead)[0].body.results == (result.id,)


def test_a_reading_of_something_else_is_refused(cast, rosa, sent):
    with pytest.raises(Refused, match="not in this chart"):
        write(cast.nora, rosa, [new(PictureRead(when=when(), picture="another", outcome="no_result"))])
    with pytest.raises(Refused, match="not in this chart"):
        write(cast.nora, rosa, [new(PictureRead(when=when(), picture=sent, outcome="typed", results=("x",)))])


def test_taken_back_it_is_shown_no_more(cast, rosa, sent):
    write(cast.nora, rosa, [new(Retracted(when=when(), reason="wrong chart"), supersedes=sent)])
    with pytest.raises(picturing.NoPicture):
        picturing.open_picture(cast.nora, rosa, sent, "treatment")


def test_two_people_expunge_it_and_nothing_else_breaks(cast, rosa, sent):
    other = send(as_client(rosa), rosa, remade(photo("TSH 2.1"))).picture
    expunge(cast.lena, cast.ada, rosa, sent, "Another person's result.")
    with pytest.raises(picturing.NoPicture):
        picturing.open_picture(cast.nora, rosa, sent, "treatment")
    with pytest.raises(CannotUnseal):
        pictures.read(sent, KEPT.sha256)
    assert reading.read_chart(rosa).of(Expunged)[0].body.entry == sent
    assert picturing.open_picture(cast.nora, rosa, other, "treatment")[1]
    assert checking.compared(rosa).standing != "differs"
    assert list(pictures.faulty()) == []
    assert not send(as_client(rosa), rosa).before  # the client sends it once more, and it is there


def broken(how: str, sent: str) -> None:
    """As somebody with the database in their hands would: the triggers have to go first."""
    triggers.drop(connection)
    try:
        if how == "missing":
            PictureRow.objects.filter(pk=sent).delete()
        elif how == "altered":
            row = PictureRow.objects.get(pk=sent)
            PictureRow.objects.filter(pk=sent).update(sealed=bytes(row.sealed)[:-1] + b"\0")
        else:
            SealingKey.objects.filter(pk=sent).delete()
    finally:
        triggers.make(connection)


@pytest.mark.parametrize("how", ["missing", "altered", "without its key"])
def test_the_check_finds_a_picture_that_is_not_as_it_was(cast, rosa, sent, how):
    assert checking.compared(rosa).standing != "differs"
    broken(how, sent)
    assert list(pictures.faulty()) == [sent]
    assert checking.compared(rosa).differing == ("pictures",)
    with pytest.raises((pictures.PictureDamaged, CannotUnseal)):
        picturing.open_picture(cast.nora, rosa, sent, "treatment")


def test_a_copied_chart_of_the_demo_has_its_pictures(cast, rosa, sent, settings):
    settings.DEMO = True
    cloning.clone_clients(cast.team, [cloning.Copy(source=rosa, number=7, house=0)])
    copied = f"{7:08x}{sent[8:]}"
    assert pictures.read(copied, KEPT.sha256) == KEPT.picture
    assert list(pictures.faulty()) == []
