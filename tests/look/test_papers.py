"""The safety plan as a PDF: what people wrote is data, every sign is set or said, and what cannot be set is told."""

from __future__ import annotations

import hashlib
import json
import unicodedata

import pytest
import typst

from steadystep.faces.look.papers.safety_plan import (
    SIZES,
    CannotBeSet,
    Paper,
    safety_plan_pdf,
    safety_plan_pictures,
)
from steadystep.faces.look.papers.typesetting import COVERED, FONTS, line
from steadystep.faces.look.safety_plan_words import sections_of

pytestmark = pytest.mark.django_db
HARD = {
    "warning_signs": tuple(f"A sign that goes on for quite a while, {number}" for number in range(30)),
    "my_steps": ("#panic() $x^2$ *no* `code` \\ \"q\" [a] <b> #sys.inputs", "Pet the dog 🐶", "x" * 200, "لا تتصل بأحد"),
    "naloxone_where": ("Kitchen",),
}  # fmt: skip
ONE_A_PAGE = b"""#set page(width: 30pt, height: 24pt, margin: 4pt)
#let given = json(bytes(sys.inputs.data))
#set text(font: given.fonts, fallback: false, size: 12pt)
#for one in given.signs { page[#one] }"""


def paper(**sections: tuple[str, ...]) -> Paper:
    return Paper("Rosa Reyes", "Version 2, 17 March 2026", sections_of(sections or HARD))


def test_every_size_is_an_accessible_pdf_whatever_was_written():
    for size in SIZES:
        content = safety_plan_pdf(paper(), size)
        assert content.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in content


def test_what_was_typed_is_set_and_never_run():
    # `#panic()` in the source would stop the engine; as data it is five letters and a sign.
    assert safety_plan_pdf(paper(my_steps=('#panic("x")', "#import sys")), "a4")
    assert line('#panic("x")')["text"] == '#panic("x")'


def test_a_card_is_one_page_however_long_the_plan_is():
    assert len(safety_plan_pictures(paper(), "card")) == 1


@pytest.mark.parametrize("words", ["给妈妈打电话", "माँ को फ़ोन करें", "엄마에게 전화"])
def test_letters_of_a_script_without_a_typeface_are_told_and_never_boxes(words):
    with pytest.raises(CannotBeSet) as refused:
        safety_plan_pdf(paper(who_to_ask=(words,)), "a4")
    assert set(refused.value.letters) <= set(words)


def test_a_picture_is_said_by_its_name():
    assert "dog face" in line("Pet the dog 🐶")["text"]
    assert "🐶" not in line("Pet the dog 🐶")["text"]


def test_a_line_runs_the_way_of_its_first_letter():
    assert line("לדבר עם אמא")["rtl"]
    assert line("5 דקות")["rtl"]
    assert not line("Call אמא")["rtl"]


def test_every_sign_that_counts_as_covered_has_a_shape():
    signs = [chr(code) for first, last in COVERED for code in range(first, last + 1)]
    signs = [
        sign for sign in signs if unicodedata.category(sign) not in ("Cn", "Mn", "Cf", "Zs", "Cc", "Lm", "Sk")
    ]
    empty, *pages = _set(["一", *signs])
    without = [sign for sign, page in zip(signs, pages, strict=True) if page == empty]
    assert not without, [hex(ord(sign)) for sign in without]


def _set(signs: list[str]) -> list[str]:
    pages = typst.compile(
        ONE_A_PAGE, format="png", ppi=48, ignore_system_fonts=True,
        sys_inputs={"data": json.dumps({"fonts": FONTS, "signs": signs})},
    )  # fmt: skip
    return [hashlib.md5(page, usedforsecurity=False).hexdigest() for page in pages]
