"""The relapse-prevention kit on one page of paper: the safety plan's paper with other parts."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steadystep.faces.look.kit_words import kit_sections
from steadystep.faces.look.words import day_said
from steadystep.reasoning.facts.prevention_kit import Kit

from .safety_plan import Paper


def kit_paper(kit: Kit, called: str) -> Paper:
    given = kit.given
    version = (
        _("Gone through on %(day)s") % {"day": day_said(given.body.when.day)}
        if given
        else _("Not gone through yet")
    )
    return Paper(called, version, kit_sections(kit), _("My kit for later"))
