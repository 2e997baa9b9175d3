"""A language is called by its name, also where the framework has none for it."""

import pytest
from babel import Locale
from django.utils.translation import override

from steadystep.faces.look.languages import _OTHERS, language_said


@pytest.mark.parametrize(
    ("code", "name"),
    [("es", "Spanish"), ("so", "Somali"), ("so-SO", "Somali"), ("zh-Hans", "Simplified Chinese"), ("zh", "Chinese"), ("pt-BR", "Brazilian Portuguese"), ("", ""), ("x-own", "x-own")],
)  # fmt: skip
def test_it_is_named_in_words(code, name):
    with override("en"):
        assert language_said(code) == name


@pytest.mark.parametrize("code", _OTHERS)
def test_our_names_are_those_of_the_common_locale_data(code):
    with override("en"):
        assert language_said(code) == Locale("en").languages[code]
