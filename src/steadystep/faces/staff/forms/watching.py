"""Early-warning signs, written with the client: what they notice first, and what the check-in may watch of it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.warning_signs import WATCHED, ChangeWatch, WarningSign

from .engine import EntryForm
from .fields import Choice, Line, Number, Prose, Whole, Yes


class WarningSignForm(EntryForm):
    slug, title, verb, makes, tab = (
        "warning-sign", _("Early-warning sign"), _("Sign it together"), WarningSign, "safety",
    )  # fmt: skip
    hint = _(
        "Written with the client, in their words. Without a threshold people watch for it, and no rule does."
    )

    sign = Line(_("What they notice first"), help_text=_("For example: I sleep little and do not miss it."))
    watches = Choice(
        _("Line of the check-in that shows it"), tuple(WATCHED), blank=_("none: people watch for it")
    )
    item = Line(_("Which own item"), required=False)
    side = Choice(_("It is there when that line is"), ("at_most", "at_least"), judged=True, required=False)
    threshold = Number(_("Threshold"), -3, 1440, required=False)
    days = Whole(_("Days in a row"), 1, 14)
    what_helps = Prose(_("What helps then, in their words"), 2, required=False)
    tell_client = Yes(_("They want to be shown it too"))
    active = Yes(_("Watch for it"), help_text=_("Take the tick away to end it."))

    def set_up(self) -> None:
        if self.corrected is None:
            self.initial = {"days": 2, "tell_client": True, "active": True, **self.initial}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("threshold") is not None and not given.get("side"):
            self.add_error("side", now_said("Choose on which side of the threshold the sign is there."))
        return given


class ChangeWatchForm(EntryForm):
    slug, title, makes, tab, labelled = (
        "change-watch", _("Telling the client of changes"), ChangeWatch, "safety", False,
    )  # fmt: skip
    hint = _("Whether they want to hear it themselves when their check-ins look different from their usual.")

    wanted = Choice(_("They want to be told"), ("tell_me", "tell_me_not"), judged=True)
    words = Prose(_("In their words"), 2, required=False)

    def body(self) -> Body:
        given = self.cleaned_data
        return ChangeWatch(when=self.when(), tell_me=given["wanted"] == "tell_me", words=given["words"])

    def initial_of(self, body: Any) -> dict[str, Any]:
        return {**super().initial_of(body), "wanted": "tell_me" if body.tell_me else "tell_me_not"}


FORMS = (WarningSignForm, ChangeWatchForm)
