"""Tags of the portal: `{% load portal %}`."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from steadystep.faces.look.names import name_of
from steadystep.faces.look.questionnaire_names import questionnaire_name
from steadystep.faces.look.words import said
from steadystep.faces.portal.how_it_reads import ways_of
from steadystep.faces.portal.posted_while_signed_out import marker_of
from steadystep.knowledge import Instrument

register = template.Library()
_PHONE = re.compile(r"\+?\d[\d\s().-]{5,}\d|\b(?:988|911)\b")


@register.simple_tag(takes_context=True)
def sender(context: Any) -> SafeString:
    """Three hidden fields of every form: Django's token, the id of this send, and whose it is."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="id" value="{}">'
        '<input type="hidden" name="of" value="{}">',
        context.get("csrf_token", ""), uuid.uuid4(), marker_of(context["request"]),
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def reading_ways(context: Any) -> tuple[str, ...]:
    """How the page reads for this person: larger, aloud, one at a time, in writing."""
    return ways_of(context.get("request"))


@register.simple_tag(takes_context=True)
def questionnaire(context: Any, instrument: Instrument) -> str:
    """What stands over their own numbers."""
    return questionnaire_name(instrument, ways_of(context.get("request")))


@register.simple_tag
def new_id() -> str:
    """The id of one send, for a page that nobody is signed in on."""
    return str(uuid.uuid4())


@register.simple_tag(takes_context=True)
def sender_marker(context: Any) -> str:
    return marker_of(context["request"])


@register.filter
def in_words(words: Any) -> str:
    """A sentence that travelled (`Words`), in the reader's language."""
    return said(words)


@register.filter
def with_phones(line: str) -> SafeString:
    """A line of a safety plan, its telephone numbers one touch away."""

    def link(found: re.Match[str]) -> str:
        return f'<a class="phone" href="tel:{digits_of(found.group())}">{escape(found.group())}</a>'

    pieces, last = [], 0
    for found in _PHONE.finditer(line):
        pieces += [escape(line[last : found.start()]), link(found)]
        last = found.end()
    return mark_safe("".join(pieces) + escape(line[last:]))  # noqa: S308 - every piece is escaped above


def digits_of(number: str) -> str:
    return ("+" if number.strip().startswith("+") else "") + re.sub(r"\D", "", number)


@register.filter
def at(mapping: Any, key: str) -> Any:
    """`mapping[key]`, or None."""
    return mapping.get(key)


@register.filter
def code_name(code: str) -> str:
    """The name of one of our codes, in the reader's language."""
    return name_of(code)


@register.filter
def to_ten(_: str) -> range:
    return range(11)
