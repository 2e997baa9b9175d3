"""The pseudo-language covers the libraries as well: nobody meets Arabic words in it."""

import re
from datetime import date

import pytest
from django.utils import formats, translation

ARABIC = re.compile(r"[\u0600-\u06ff]")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/accounts/login/", "/my/join/", "/nothing-here/"])
def test_every_word_is_english_in_brackets(client, address):
    client.cookies["django_language"] = "ar-xb"
    shown = client.get(address).content.decode()
    assert 'dir="rtl"' in shown
    assert "[Help now]" in shown
    assert not ARABIC.search(shown)


def test_djangos_own_words_and_days_are_not_arabic():
    with translation.override("ar-xb"):
        said = [
            translation.gettext("Enter a valid date."),
            translation.ngettext("%(count)d minute", "%(count)d minutes", 2),
            translation.pgettext("alt. month", "March"),
            formats.date_format(date(2026, 3, 3), "DATE_FORMAT"),
            formats.localize(1234.5),
        ]
        assert translation.get_language_bidi()
    assert said[:3] == ["[Enter a valid date.]", "[%(count)d minutes]", "[March]"]
    assert not ARABIC.search("".join(said))
