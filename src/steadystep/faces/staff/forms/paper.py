"""Which sheet it was that is being typed: its language, and its form where an instrument has several. Either makes a trend of its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.chartroom.knowing import languages_of
from steadystep.faces.look.languages import language_said
from steadystep.knowledge import Instrument
from steadystep.knowledge.licensed import same_language


class Language(forms.ChoiceField):
    """One of the languages this clinic works in; the wording of a licensed copy is not here to be asked."""

    def __init__(self, label: Any) -> None:
        codes = [
            code for code, _name in settings.LANGUAGES if code != getattr(settings, "PSEUDO_LANGUAGE", "")
        ]
        super().__init__(label=label, choices=[(code, language_said(code)) for code in codes], required=False)


def paper_fields(instrument: Instrument, theirs: str) -> dict[str, forms.Field]:
    """Only what the instrument really has: a choice of one is none. Preset is the language the client reads."""
    return {"language": _language(instrument, theirs)} | (
        {"version": _version(instrument)} if instrument.versions else {}
    )


def first_language(instrument: Instrument | None, theirs: str) -> str:
    """The client's own where the instrument has it, else its first."""
    known = languages_of(instrument) if instrument else ()
    return next((one for one in known if same_language(one, theirs)), known[0] if known else "en")


def _language(instrument: Instrument, theirs: str) -> forms.Field:
    codes = languages_of(instrument) or (instrument.language,)
    first = first_language(instrument, theirs)
    if len(codes) == 1:
        only = [(first, language_said(first))]
        return forms.ChoiceField(widget=forms.HiddenInput, choices=only, initial=first, required=False)
    return forms.ChoiceField(
        label=_("Language of the sheet"), choices=[(code, language_said(code)) for code in codes], initial=first, required=False,
        help_text=_("Scores in two languages are two trends: choose the one that is printed on the paper."),
    )  # fmt: skip


def _version(instrument: Instrument) -> forms.Field:
    choices = [("", _("The usual form")), *((one, one) for one in instrument.versions)]
    return forms.ChoiceField(
        label=_("Version of the sheet"),
        choices=choices,
        required=False,
        help_text=_("Another version is a trend of its own."),
    )
