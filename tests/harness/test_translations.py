"""What people read is gathered without gettext's own tools."""

from babel.messages import Catalog

from tooling import translations
from tooling.translations import Gathered, gathered, in_python, in_template, said_wrong


def test_every_way_to_mark_words_in_python_is_found():
    code = """
a = _("plain")
b = say("{name} has no visit booked.", name=name)
c = ngettext("%(n)s day", "%(n)s days", n)
d = pgettext("month", "May")
e = _(not_written_out)
"""
    assert list(in_python(code)) == [
        Gathered("plain"),
        Gathered("{name} has no visit booked."),
        Gathered(("%(n)s day", "%(n)s days")),
        Gathered("May", "month"),
    ]


def test_every_way_to_mark_words_in_a_page_is_found():
    page = """{% load i18n %}<p title="{% translate 'Sign in' %}">{{ _("Help now") }}
      {% blocktranslate trimmed count n=days %}
        one day
      {% plural %}
        {{ n }} days
      {% endblocktranslate %}"""
    assert set(in_template(page, "page.html")) == {
        Gathered("Sign in"),
        Gathered("Help now"),
        Gathered(("one day", "%(n)s days")),
    }


def catalogue(*pairs: tuple[str, str]) -> Catalog:
    made = translations.empty("es")
    for message, words in pairs:
        made.add(message, words)
    return made


def test_a_lost_place_a_new_word_and_an_old_word_are_all_said(tmp_path, monkeypatch):
    monkeypatch.setattr(translations, "LOCALE", tmp_path)
    wrong = "\n".join(
        said_wrong(
            "es",
            catalogue(("Hello {name}", "Hola"), ("Old", "")),
            catalogue(("Hello {name}", ""), ("New", "")),
        )
    )
    assert "not in the catalogue: 'New'" in wrong
    assert "any more: 'Old'" in wrong
    assert "places to fill in differ: 'Hello {name}'" in wrong
    assert "is not what django.po says" in wrong


def test_what_fix_writes_check_accepts_and_translations_survive(tmp_path, monkeypatch):
    monkeypatch.setattr(translations, "LOCALE", tmp_path)
    source = tmp_path / "pages"
    source.mkdir()
    (source / "page.html").write_text("{% load i18n %}{% translate 'Sign in' %}")
    monkeypatch.setattr(translations, "gathered", lambda: gathered(source))
    translations.write("es", catalogue(("Sign in", "Entrar"), ("Gone", "Ido")))
    assert translations.check() == 1
    assert translations.fix() == 0
    assert translations.check() == 0
    kept = translations.read("es")
    assert kept["Sign in"].string == "Entrar"
    assert kept.get("Gone") is None
