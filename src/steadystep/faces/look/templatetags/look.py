"""Tags of the design system: `{% load look %}`."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from steadystep.clinic.people.crisis_lines import CrisisLine, known_crisis_lines
from steadystep.faces.look import marks, times
from steadystep.faces.look.icons import PATHS
from steadystep.faces.look.sheets import sheets_of
from steadystep.faces.look.story import NARROW, WIDE, StoryPicture, Zoom, draw_story, story_rows
from steadystep.faces.look.story import sparkline as draw_sparkline
from steadystep.faces.look.story.sent import TableSent, for_phone, narrow_address, narrow_asked, table_sent

register = template.Library()

THEMES = ("light", "dark")
_DESK = 640  # pixels from which a picture is a desk's


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """An outline picture that screen readers skip; an unknown name is a KeyError for the author."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        PATHS[name],
    )


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """The theme this browser chose ("light" or "dark"), or "system". Read from a cookie, so no flash."""
    request: Any = context.get("request")
    chosen = request.COOKIES.get("theme", "") if request is not None else ""
    return chosen if chosen in THEMES else "system"


@register.simple_tag(takes_context=True)
def here(context: Context, address: str, exact: bool = False) -> SafeString | str:
    """`aria-current="page"` when the page being shown is `address` or below it."""
    request: Any = context.get("request")
    if request is None or not address:
        return ""
    same = request.path == address or (not exact and address != "/" and request.path.startswith(address))
    return SafeString('aria-current="page"') if same else ""


@register.simple_tag
def sheets(whole: str) -> SafeString:
    """Links to the stylesheets of `look.sheets.JOINED[whole]`, joined in an installation."""
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in sheets_of(whole))
    )


@register.simple_tag
def crisis_lines() -> list[CrisisLine]:
    """The clinic's own lines as last read, those of the reader's language first. Reads nothing now."""
    return known_crisis_lines(get_language() or "en")


@register.simple_tag
def draft_language_note() -> SafeString | str:
    """One line under a page whose language no person has checked; nothing in a language that has been."""
    if get_language() not in settings.MACHINE_DRAFTED_LANGUAGES:
        return ""
    note = _(
        "Translated by a machine; no person has checked these words. If something is unclear, ask your team."
    )
    return format_html('<p class="small soft draft-language">{}</p>', note)


@register.simple_tag
def mark(meaning: str, word: str = "") -> SafeString:
    """Urgency by word, shape and colour: `{% mark "urgent" "now" %}`."""
    return marks.mark(meaning, word)


@register.simple_tag
def shape(meaning: str) -> SafeString:
    """Only the shape of a mark, where the word stands beside it anyway."""
    return marks.shape(meaning)


@register.simple_tag
def when(value: datetime | date | None, now: datetime | None = None) -> SafeString | str:
    """A day or an instant as people say it, the exact one on hover. None is an empty string."""
    if value is None:
        return ""
    present = now or timezone.now()
    if isinstance(value, datetime):
        said = times.instant_words(value, present)
    else:
        said = times.day_words(value, timezone.localtime(present).date())
    return _time(value, said)


@register.simple_tag
def time_left(due: datetime, now: datetime | None = None) -> SafeString:
    """How long until `due` ("35 min left"), or how long over it."""
    return _time(due, times.left_words(due, now or timezone.now()))


@register.simple_tag
def by(at: datetime, now: datetime | None = None) -> SafeString:
    """By when: "by today 14:10", and "by Sat 17 October" where it is the end of that day."""
    return _time(at, times.due_words(at, now or timezone.now()))


@register.simple_tag
def due(at: datetime, now: datetime | None = None) -> SafeString:
    """As `by`, and how long that is while it is a matter of hours: "35 min left, by today 14:10"."""
    present = now or timezone.now()
    until = format_html("<span>{}</span>", by(at, present))
    return (
        format_html("<span>{}</span>{}", time_left(at, present), until)
        if times.is_near(at, present)
        else until
    )


def _time(value: datetime | date, said: str) -> SafeString:
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', value.isoformat(), times.exact_words(value), said
    )


@register.simple_tag
def sparkline(
    points: Sequence[float | None],
    width: int = 88,
    height: int = 22,
    low: float | None = None,
    high: float | None = None,
    label: str = "",
) -> SafeString:
    """See `story.sparkline`."""
    return draw_sparkline(points, width, height, low=low, high=high, label=label)


@register.inclusion_tag("look/story.html", takes_context=True)
def story(
    context: Context,
    picture: StoryPicture,
    width: int = WIDE,
    ident: str = "story",
    presets: Sequence[Any] = (),
    zoom: Zoom | None = None,
) -> dict[str, Any]:
    """The story picture with its presets and its table. `presets`: things with label, href and chosen;
    `zoom` has them, and more to choose the period with.

    A wide picture names the address of a second one for windows made narrow; a width below 640 (the portal: 340) is
    drawn alone, and so is the phone's where the browser says that it is one."""
    request = context.get("request")
    wide, asked = width >= _DESK, narrow_asked(request, ident)
    if wide and (asked or for_phone(request)):
        width, wide = NARROW, False
    table = table_sent(request, ident, story_rows(picture))
    return {
        "picture": picture,
        "ident": ident,
        "presets": zoom.presets if zoom else presets,
        "zoom": zoom,
        # asked for beside the wide one, whose names it must not take
        "drawing": draw_story(picture, width, f"{ident}-phone" if asked else ident),
        "narrow": narrow_address(request, ident) if wide else "",
        "table": table,
        "rows": _table_rows(table),
    }


def _table_rows(table: TableSent) -> SafeString:
    # Joined here, not looped over in the template: a year has some three hundred rows.
    return format_html_join(
        "",
        "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
        ((row.at.isoformat(), row.lane, _said(row.said, row.href)) for row in table.rows),
    )


def _said(said: str, href: str) -> SafeString | str:
    safe = href.startswith(("/", "#", "?", "https://", "http://"))
    return format_html('<a href="{}">{}</a>', href, said) if safe else said
