"""Finding medicines while typing."""

import pytest

from steadystep import knowledge
from steadystep.knowledge.searching import found, plain

FACTS = knowledge.load()


def ids(typed: str) -> list[str]:
    return [hit.drug.id for hit in found(FACTS, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sert", "sertraline"), ("Zolo", "sertraline"), ("ZÓLOFT", "sertraline"), ("setraline", "sertraline"),
        ("sertarline", "sertraline"), ("lamotrogine", "lamotrigine"), ("escit", "escitalopram"), ("suboxone", "buprenorphine_naloxone_sl"),
        ("lithium carb", "lithium"),
    ],
)  # fmt: skip
def test_it_is_found_by_name_brand_accent_or_slip(typed, first):
    assert ids(typed)[0] == first


def test_a_class_gives_its_medicines():
    assert {"sertraline", "fluoxetine", "escitalopram"} <= set(ids("SSRI"))


def test_a_slip_is_forgiven_only_where_nothing_fits_without():
    assert not any(hit.slip for hit in found(FACTS, "sertraline"))
    assert all(hit.slip for hit in found(FACTS, "setraline"))


@pytest.mark.parametrize("typed", ["", "   ", "xqzw", "\x00", "(((", "ab" * 40])
def test_what_is_no_medicine_finds_none(typed):
    assert ids(typed) == []


def test_what_is_prescribed_here_comes_before_what_is_only_recorded():
    hits = found(FACTS, "c", limit=60)
    here = [hit.drug.prescribed_here for hit in hits]
    assert here == sorted(here, reverse=True)


def test_every_medicine_is_found_by_its_own_name():
    lost = [
        drug.id
        for drug in FACTS.drugs.values()
        if drug.id not in {hit.drug.id for hit in found(FACTS, drug.name, 40)}
    ]
    assert lost == []


def test_plain():
    assert plain("  Zóloft® XR ") == "zoloft xr"
