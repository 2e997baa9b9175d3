"""Sentences that travel, said in the reader's language."""

from django.utils.translation import override

from steadystep.chart import Words
from steadystep.faces.look.words import said


def test_nothing_to_say_is_nothing_in_every_language() -> None:
    for language in ("en", "es"):
        with override(language):
            assert said(Words("")) == said("") == said(None) == said(["", {}]) == ""
            assert said(Words("Every {every}.", {"every": Words("")})) == "Every ."
