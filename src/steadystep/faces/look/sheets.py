"""Stylesheets that always go together, joined when static files are collected: each request more is work of a slow phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

_SHELL = ("look/tokens.css", "look/look.css", "look/pieces.css", "look/forms.css")
# What is joined stands in look/, where the relative addresses of its parts stay right.
JOINED: Final[dict[str, tuple[str, ...]]] = {
    "look/shell.css": _SHELL,
    "look/staff_shell.css": (*_SHELL, "look/story.css", "staff/staff.css"),
}


class JoinedSheets(CompressedManifestStaticFilesStorage):
    """The static files of an installation, with the joined sheets beside their parts."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for whole in JOINED:
                self._join(whole)
                paths[whole] = (self, whole)
        yield from super().post_process(paths, dry_run, **options)

    def _join(self, whole: str) -> None:
        parts = [Path(self.path(part)).read_text(encoding="utf-8") for part in JOINED[whole]]
        Path(self.path(whole)).write_text("\n".join(parts), encoding="utf-8")


def sheets_of(whole: str) -> tuple[str, ...]:
    """The names to load `whole` by: its own, or those of its parts where nothing was collected, as in tests."""
    collected = isinstance(staticfiles_storage, JoinedSheets) and not settings.DEBUG
    return (whole,) if collected else JOINED[whole]
