"""One POST, and its answer. Nothing is followed: a redirect would carry the body's sender and its token somewhere else."""

from __future__ import annotations

from typing import Any
from urllib.request import HTTPRedirectHandler, Request, build_opener


class _NoRedirects(HTTPRedirectHandler):
    """A 3xx is then an answer like any other that is no success. Followed, a POST would turn into a GET and look delivered."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = build_opener(_NoRedirects)


def posted(request: Request, seconds: float) -> None:
    """Sent and taken (2xx). Raises HTTPError for any other answer, OSError or HTTPException when there was none in time."""
    with _opener.open(request, timeout=seconds):
        return
