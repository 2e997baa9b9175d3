"""Urgency as word, shape and colour together."""

from functools import cache, lru_cache

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

# full diamond, triangle, tick, ring, bar: told apart without colour and in print
SHAPES: dict[str, str] = {
    "urgent": "M6 0l6 6-6 6-6-6z",
    "attention": "M6 .5 12 11.5H0z",
    "fine": "M1.5 5 0 6.5 4.5 11 12 2.5 10.5 1 4.5 8z",
    "information": "M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0zM5 5v4.5h2V5zM5 2.5v1.6h2V2.5z",
    "quiet": "M0 5h12v2H0z",
}
WORDS = {
    "urgent": _("urgent"),
    "attention": _("needs attention"),
    "fine": _("fine"),
    "information": _("for information"),
    "quiet": _("quiet"),
}


def mark(meaning: str, word: str = "") -> SafeString:
    """One of urgent, attention, fine, information, quiet; `word` replaces the usual word. Others are a KeyError."""
    return _mark(meaning, conditional_escape(word or WORDS[meaning]))


@lru_cache(maxsize=1_000)
def _mark(meaning: str, word: SafeString) -> SafeString:
    """A list has one in every line, and they say few things."""
    return format_html(
        '<span class="mark mark-{}"><svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">'
        '<path fill-rule="evenodd" d="{}"/></svg>{}</span>',
        meaning,
        SHAPES[meaning],
        word,
    )


@cache
def shape(meaning: str) -> SafeString:
    return format_html(
        '<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path fill-rule="evenodd" d="{}"/></svg>',
        SHAPES[meaning],
    )
