"""Quality measures and panels: counts for who leads, small ones hidden, and the names of charts they may open."""

import pytest
from django.utils import timezone

from steadystep.chart.hospital import HospitalLeft
from steadystep.chart.intake import Demographics
from steadystep.clinic.chartroom import quality_counts
from steadystep.clinic.chartroom.models import QualityRow
from steadystep.clinic.chartroom.quality_counts import measured, measured_one
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.people.actors import actor_of

from .conftest import now
from .test_pages import text


@pytest.fixture
def forty(team):
    """24 clients of one team, 12 with what is asked; 13 speak English (12 of them met), 11 Spanish; 3 left out."""
    rows = [
        QualityRow(client=f"c{n:02}", measure="aligned", met=int(n < 12), of=1, team=str(team.pk), called=f"Name {n:02}",
                   language="en" if n < 13 else "es", payer="medicaid" if n % 2 else "", labels="", items="plan")
        for n in range(24)
    ]  # fmt: skip
    early = [
        QualityRow(
            client=f"e{n}",
            measure="aligned",
            why="too_early",
            team=str(team.pk),
            called=f"Early {n}",
            items="plan",
        )
        for n in range(3)
    ]
    QualityRow.objects.bulk_create([*rows, *early])


def _aligned(person):
    return next(one for one in measured(actor_of(person, timezone.now())) if one.measure == "aligned")


def test_numerator_and_denominator_lead_to_their_names_and_who_is_left_out_to_the_reason(as_, lea, forty):
    page = text(as_(lea).get("/quality/"))
    assert "12 of 24 (50%)" in page
    names = text(as_(lea).get("/quality/aligned/"))
    assert "Name 03" in names
    assert "Name 20" in names
    assert "Left out of the count (3)" in names
    assert "too early to tell" in names


def test_small_counts_are_hidden_by_language_and_by_reason(lea, forty):
    found = _aligned(lea)
    assert (found.everybody.met, found.everybody.of) == (12, 24)
    assert found.left_out == {"too_early": None}
    spanish = next(one for one in found.groups["language"] if one.value == "es")
    english = next(one for one in found.groups["language"] if one.value == "en")
    assert (spanish.met, english.met) == (
        None,
        None,
    )  # one English speaker is not aligned: the rest would tell it
    assert english.percent is None


def _mark(n, team, **more):
    told = {
        "measure": "no_shows",
        "met": 0,
        "of": 1,
        "language": "en",
        "payer": "medicaid",
        "items": "visits",
    }
    return QualityRow(client=f"p{n:03}", team=str(team.pk), called=f"Name {n:03}", **{**told, **more})


def _of(person, measure):
    return next(one for one in measured(actor_of(person, timezone.now())) if one.measure == measure)


def test_it_is_people_that_are_counted_and_not_their_visits(lea, team):
    """Two with 24 visits each are two people, and the twelve missed visits of one are one person's."""
    QualityRow.objects.bulk_create([_mark(0, team, met=12, of=24), _mark(1, team, met=24, of=24)])
    everybody = _of(lea, "no_shows").everybody
    assert (everybody.met, everybody.of) == (None, None)


def test_many_items_of_few_people_hide_the_part_and_keep_the_whole(lea, team):
    rows = [_mark(n, team, met=0, of=3) for n in range(20)]
    QualityRow.objects.bulk_create([*rows, _mark(20, team, met=24, of=24)])
    everybody = _of(lea, "no_shows").everybody
    assert (everybody.met, everybody.of) == (None, 84)


def test_groups_of_few_people_stand_together_unnamed(as_, lea, team):
    rows = [_mark(n, team, of=2, met=n % 2) for n in range(30)]
    rows += [
        _mark(30 + n, team, of=24, met=12 * (n % 2), language=("es", "vi", "so")[n % 3]) for n in range(24)
    ]
    QualityRow.objects.bulk_create(rows)
    found = _of(lea, "no_shows").groups["language"]
    assert [one.value for one in found] == ["en", "few"]
    page = text(as_(lea).get("/quality/no_shows/"))
    assert "Groups too small to be named" in page
    assert "Vietnamese" not in page


@pytest.mark.parametrize("early", [(0, 3), (3, 14), (3, 3), (12, 15)])
def test_who_is_left_out_cannot_be_worked_out_from_the_measure_beside_it(lea, team, early):
    """Of the same 60 clients: counted at 90 and at 180 days, less those too early for each."""
    for measure, number in zip(("moud_90", "moud_180"), early, strict=True):
        QualityRow.objects.bulk_create(
            _mark(n, team, measure=measure, met=n % 2, of=1) if n >= number
            else _mark(n, team, measure=measure, met=0, of=0, why="too_early") for n in range(60)
        )  # fmt: skip
    shorter, longer = _of(lea, "moud_90"), _of(lea, "moud_180")
    if early == (12, 15):
        assert (shorter.left_out, longer.left_out) == ({"too_early": 12}, {"too_early": 15})
    else:
        assert (shorter.left_out, longer.left_out) == ({"too_early": None}, {"too_early": None})
    assert (shorter.everybody.of, longer.everybody.of) == (60 - early[0], 60 - early[1])
    assert measured_one(actor_of(lea, timezone.now()), "moud_90") == shorter


def test_a_measure_that_few_are_counted_in_gives_neither_side_of_the_one_beside_it(lea, team):
    """Five counted at 180 days, 20 at 90, 30 and 45 too early: 5 = 20 + 30 - 45."""
    for measure, counted in (("moud_90", 20), ("moud_180", 5)):
        QualityRow.objects.bulk_create(
            _mark(n, team, measure=measure, met=1, of=1) if n < counted
            else _mark(n, team, measure=measure, of=0, why="too_early") for n in range(50)
        )  # fmt: skip
    shorter, longer = _of(lea, "moud_90"), _of(lea, "moud_180")
    assert longer.everybody.of is None
    assert (shorter.left_out, longer.left_out) == ({"too_early": None}, {"too_early": None})


def test_one_measure_is_asked_of_the_database_in_one_question(lea, forty, django_assert_num_queries):
    actor = actor_of(lea, timezone.now())
    measured_one(actor, "aligned")
    with django_assert_num_queries(1):
        found = measured_one(actor, "aligned")
    assert found == _aligned(lea)


def test_more_names_than_are_shown_is_said(as_, lea, forty, monkeypatch):
    monkeypatch.setattr(quality_counts, "MOST_NAMES", 5)
    page = text(as_(lea).get("/quality/aligned/"))
    assert "Counted and met (5+)" in page
    assert "Left out of the count (3)" in page
    assert page.count("Only the first are shown.") == 2


def test_who_may_not_read_it_is_told_whose_it_is(tom, forty):
    with pytest.raises(NotAllowed) as refused:
        measured(actor_of(tom, timezone.now()))
    assert "wait" not in str(refused.value)


def test_the_page_says_that_race_is_not_kept_and_counts_by_payer(as_, lea, forty):
    page = text(as_(lea).get("/quality/aligned/"))
    assert "Race is not kept" in page
    assert "By payer" in page
    assert "Medicaid" in page


def test_an_administrator_reads_counts_and_no_names_of_what_they_may_not_see(as_, ada, forty):
    page = text(as_(ada).get("/quality/aligned/"))
    assert "12 of 24 (50%)" in page
    assert "Name 03" not in page


def test_what_its_ground_is_locked_for_names_nobody(as_, lea, team):
    QualityRow.objects.create(
        client="s",
        measure="moud_90",
        met=1,
        of=1,
        team=str(team.pk),
        called="Sealed Name",
        labels="locked",
        items="medicines",
    )
    assert "Sealed Name" not in text(as_(lea).get("/quality/moud_90/"))


@pytest.mark.parametrize("name", ["tom", "fran", "pia"])
def test_nobody_else_reads_it(as_, request, name, forty):
    assert as_(request.getfixturevalue(name)).get("/quality/").status_code == 403
    assert as_(request.getfixturevalue(name)).get("/quality/aligned/").status_code == 403


def test_a_measure_that_is_not_there_is_not_found(as_, lea):
    assert as_(lea).get("/quality/nothing/").status_code == 404


def test_what_is_written_is_counted_with_who_pays_and_what_it_rests_on(cara, tom, put, rosa):
    put(
        tom,
        rosa,
        Demographics(when=now(), legal_name="Rosa Example", preferred_name="Rosa", payer="medicaid"),
    )
    put(cara, rosa, HospitalLeft(when=now(), place="County hospital"))
    row = QualityRow.objects.get(client=rosa, measure="after_hospital_7")
    assert (row.of, row.why, row.payer, row.called) == (0, "too_early", "medicaid", "Rosa")
    assert row.items
