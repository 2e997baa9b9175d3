"""The ten topics of knowledge/team/caregiver_scopes.csv in words for the client, each with its direction."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# They see it, they may tell us of it, or both.
SCOPES = {
    1: _("Times and places of visits"), 2: _("General information, nothing about you"),
    3: _("Your list of medicines"), 4: _("Help with your pill box"),
    5: _("Telling us about warning signs"), 6: _("Warning signs that you chose to share"),
    7: _("A copy of your safety plan"), 8: _("Being called in a crisis"),
    9: _("Your goals and milestones"), 10: _("How your scores move, without your answers"),
}  # fmt: skip
DIRECTIONS = {"receive": _("They can see it"), "send": _("They can tell us"), "both": _("Both ways")}
