"""The sleep window, agreed together (pathways.md 10)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy

from steadystep.chart.sleep_windows import SleepWindow

from .engine import EntryForm
from .fields import Line, Yes


class SleepWindowForm(EntryForm):
    slug, title, verb, makes, tab = "sleep-window", lazy("Sleep window"), lazy("Sign the window"), SleepWindow, "sessions"  # fmt: skip
    hint = lazy("Never below 5.5 hours; with bipolar disorder, seizures or driving for a living never below 6.5. Shift workers: the hours of the main sleep.")  # fmt: skip

    to_bed = Line(lazy("To bed, such as 00:15"), max_length=5)
    up = Line(lazy("Up, such as 06:15"), max_length=5)
    why = Line(lazy("Why"), required=False)
    ended = Yes(lazy("No longer kept"))


FORMS = (SleepWindowForm,)
