"""Layouts, pieces and forms as a page gets them."""

import re

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.utils.safestring import SafeString

from steadystep.faces.look import errors
from steadystep.faces.look.forms import Faces, LookRenderer, Scale, TouchChoices
from steadystep.faces.look.marks import mark
from steadystep.faces.look.pieces import FindingLine, Link
from steadystep.faces.look.views import gallery

HOSTILE = '<script>alert("x")</script>'
STATUSES = (400, 403, 404, 409, 429)


class Evening(forms.Form):
    default_renderer = LookRenderer
    craving = forms.ChoiceField(
        widget=Scale("none", HOSTILE), choices=Scale().choices, help_text="Any number."
    )
    mood = forms.ChoiceField(widget=Faces(), choices=Faces().choices)
    sleep = forms.ChoiceField(widget=TouchChoices(), choices=[("0", HOSTILE), ("1", "Several days")])
    address = forms.EmailField(help_text="We write there.")


def page(address: str = "/look/", **cookies: str) -> str:
    request = RequestFactory().get(address)
    request.COOKIES.update(cookies)
    return gallery(request).content.decode()


@pytest.mark.parametrize(
    "address", ["/look/", "/look/?face=portal", "/look/?span=28", "/look/?span=nonsense"]
)
def test_the_gallery_is_drawn(address: str) -> None:
    shown = page(address)
    assert "<c-" not in shown
    assert "{#" not in shown
    assert "{%" not in shown
    assert shown.count("<main ") == 1
    assert shown.count("<h1>") == 1


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_the_page_says_its_direction(language: str, direction: str) -> None:
    with translation.override(language):
        assert f'<html lang="{language}" dir="{direction}"' in page()


def test_nothing_inline_that_a_strict_policy_refuses() -> None:
    shown = page() + page("/look/?face=portal")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)", shown)


def test_help_now_is_on_every_page_of_the_portal() -> None:
    assert "Help now" in page("/look/?face=portal")


@pytest.mark.parametrize(
    ("cookie", "theme"), [("dark", "dark"), ("light", "light"), ('"><script>', "system")]
)
def test_the_chosen_theme_is_drawn_at_once(cookie: str, theme: str) -> None:
    assert f'data-theme="{theme}"' in page(theme=cookie)


def test_a_finding_says_why_from_what_by_which_source_and_who_checked() -> None:
    finding = FindingLine(
        "urgent", HOSTILE, why="Because", because=(Link("PHQ-9", "/e"),), sources=(Link("ES01"),)
    )
    shown = render_to_string("look/finding.html", {"finding": finding})
    assert "<script" not in shown
    assert '<a href="/e">PHQ-9</a>' in shown
    assert "ES01" in shown
    assert "not yet by a licensed clinician" in shown


def test_a_checked_finding_names_the_checker() -> None:
    finding = FindingLine("fine", "What", sources=(Link("ES01"),), checker="A. Clinician")
    shown = render_to_string("look/finding.html", {"finding": finding})
    assert "A. Clinician" in shown
    assert "not yet" not in shown


def test_a_broken_check_says_that_nothing_is_known() -> None:
    shown = render_to_string("look/finding.html", {"finding": FindingLine("attention", "What", broken=True)})
    assert "could not be run" in shown


def test_a_mark_is_word_shape_and_colour() -> None:
    shown = Template('{% load look %}{% mark "urgent" word %}').render(Context({"word": HOSTILE}))
    assert "mark-urgent" in shown
    assert "<path" in shown
    assert "&lt;script&gt;" in shown


def test_the_marks_differ_in_shape() -> None:
    drawn = Template("{% load look %}{% for m in all %}{% mark m %}|{% endfor %}").render(
        Context({"all": ["urgent", "attention", "fine", "information", "quiet"]})
    )
    assert len(set(re.findall(r' d="([^"]+)"', drawn))) == 5


def test_a_form_keeps_what_was_typed_and_ties_errors_to_fields() -> None:
    shown = str(Evening({"craving": "11", "address": "not an address", "mood": "3"}))
    assert 'value="not an address"' in shown
    assert 'aria-describedby="id_address_helptext id_address_error"' in shown
    assert 'id="id_address_error"' in shown
    assert 'id="id_address_helptext"' in shown
    assert (
        '<fieldset class="field field-wrong" aria-describedby="id_craving_helptext id_craving_error"' in shown
    )
    assert 'href="#id_craving_0"' in shown
    assert "3 answers need another look" in shown


def test_an_untouched_scale_has_no_answer() -> None:
    """Eleven choices and none chosen: a missing answer is never zero."""
    shown = str(Evening())
    assert shown.count('name="craving"') == 11
    assert "checked" not in shown
    assert 'type="range"' not in shown


def test_words_of_choices_are_escaped() -> None:
    assert "<script" not in str(Evening())


@pytest.mark.parametrize("status", STATUSES)
def test_an_error_says_what_and_what_next(status: int) -> None:
    answer = errors.error_response(RequestFactory().get("/x/"), status)
    shown = answer.content.decode()
    assert answer.status_code == status
    assert shown.count("<h1>") == 1
    assert "Help now" in shown
    assert f"error {status}" in shown


def test_an_error_for_htmx_is_a_piece() -> None:
    request = RequestFactory().get("/x/", headers={"HX-Request": "true"})
    shown = errors.error_response(request, 409).content.decode()
    assert "<html" not in shown
    assert 'role="alert"' in shown


def test_a_refusal_shows_its_own_reason_escaped() -> None:
    refusal = PermissionError("not for people")
    refusal.words = HOSTILE
    shown = errors.permission_denied(RequestFactory().get("/x/"), refusal).content.decode()
    assert "not for people" not in shown
    assert "&lt;script&gt;" in shown
    assert "<script>alert" not in shown


def test_the_broken_page_needs_no_database_and_still_shows_help() -> None:
    """No `db` fixture here: pytest-django refuses any query, and the request has neither user nor session."""
    answer = errors.server_error(RequestFactory().get("/x/"))
    shown = answer.content.decode()
    assert answer.status_code == 500
    assert "Nothing you did was wrong" in shown
    assert 'href="tel:988"' in shown
    assert "/look/tokens.css" in shown


def test_a_word_is_escaped_whoever_said_the_same_before_as_html() -> None:
    """Marks are kept: what a template wrote as HTML must not open the same letters typed by somebody."""
    assert "<b>late</b>" in mark("urgent", SafeString("<b>late</b>"))
    assert "&lt;b&gt;late&lt;/b&gt;" in mark("urgent", "<b>late</b>")


def test_the_usual_word_is_said_in_the_language_of_now() -> None:
    with translation.override("en"):
        english = mark("urgent")
    with translation.override("es"):
        assert mark("urgent") != english
