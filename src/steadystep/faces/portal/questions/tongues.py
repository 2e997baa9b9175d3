"""In which language a questionnaire is asked: what there is to choose from, and what to say where there is nothing."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from steadystep.clinic.chartroom.knowing import languages_of
from steadystep.faces.look.languages import own_name
from steadystep.knowledge import Instrument
from steadystep.knowledge.licensed import same_language


def is_foreign(instrument: Instrument) -> bool:
    """Whether there are no words in the page's language: then a note says so, and what else there is."""
    here = get_language() or "en"
    test_only = here == getattr(settings, "PSEUDO_LANGUAGE", "")
    return not test_only and not any(
        same_language(one, here) for one in (instrument.language, *languages_of(instrument))
    )


def choice_of_words(instrument: Instrument) -> list[tuple[str, str, bool]]:
    """(code, its name as its speakers write it, whether it is what would be shown); empty where there is one language."""
    found = languages_of(instrument)
    if len(found) < 2:
        return []
    return [(one, own_name(one), same_language(one, instrument.language)) for one in found]


def with_someone(instrument: Instrument) -> str:
    """What a client sends who would rather go through it with somebody: in their words, and for the team in English."""
    asked = _asked(instrument)
    with override("en"):
        english = _asked(instrument)
    return asked if asked == english else f"{asked} / {english}"


def _asked(instrument: Instrument) -> str:
    return _(
        "I would like to go through the questionnaire %(title)s with someone from the team, or with an interpreter."
    ) % {"title": instrument.short}
