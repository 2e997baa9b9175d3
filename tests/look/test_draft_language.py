"""A page in an unchecked language says so; catalogues keep the places to fill in, and clients miss no word."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from tooling import translations

READ_BY_CLIENTS = (Path("faces/portal"), Path("faces/look"), Path("clinic/people"), Path("clinic/notices"))


def note(language: str) -> str:
    with translation.override(language):
        return Template("{% load look %}{% draft_language_note %}").render(Context())


@pytest.mark.parametrize("language", settings.MACHINE_DRAFTED_LANGUAGES)
def test_a_drafted_language_says_so_in_its_own_words(language: str) -> None:
    assert "draft-language" in note(language)
    assert "Translated by a machine" not in note(language)


def test_english_says_nothing() -> None:
    assert note("en") == ""


def test_a_page_carries_the_note_once(client, db) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
    assert client.get("/accounts/login/").content.decode().count("draft-language") == 1


def test_every_language_of_the_catalogues_is_marked_until_a_person_has_checked_it() -> None:
    unmarked = set(translations.LANGUAGES) - set(settings.MACHINE_DRAFTED_LANGUAGES)
    assert not [
        language
        for language in unmarked
        if b"checked by nobody" in (translations.folder(language) / "django.po").read_bytes()
    ]


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_no_translation_loses_or_invents_a_place(language: str) -> None:
    assert not [
        message.id
        for message in translations.read(language)
        if message.id and translations.places_differ(message)
    ]


@pytest.mark.parametrize("language", translations.LANGUAGES)
@pytest.mark.parametrize("part", READ_BY_CLIENTS, ids=str)
def test_what_clients_read_is_in_their_language(language: str, part: Path) -> None:
    catalog = translations.read(language)
    said = {
        (translations.identity(message), message.context)
        for message in catalog
        if translations.any_string(message)
    }
    assert not translations.keys(translations.gathered(translations.SOURCE / part)) - said


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("{name} waits", "{nombre} espera"),
        ("Your name is <strong>%(name)s</strong>", "Tu nombre es %(name)s"),
        (("%(n)s day", "%(n)s days"), ("%(n)s día", "días")),
        (("one day", "%(n)s days"), ("%(n)s día",)),
    ],
)
def test_a_lost_place_is_seen(english: translations.Id, said: str | tuple[str, ...]) -> None:
    catalog = translations.empty("es")
    catalog.add(english, said)
    (message,) = (each for each in catalog if each.id)
    assert translations.places_differ(message)
