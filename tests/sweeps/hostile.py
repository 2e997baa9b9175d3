"""What nobody should send, and what an answer to it must be."""

from __future__ import annotations

import html
import re
from typing import Any, Final
from urllib.parse import urlencode
from zlib import crc32

from django.db import transaction
from django.test import Client

from .cast import written

SHORT_CHART: Final = (
    "demographics", "goal", "target", "order", "practice_assigned", "progress_note", "raised", "visit_booked", "consent_given",
    "side_effect", "supply_trouble", "prescription_sent", "cost_barrier", "lapse_reported", "travel_planned", "observation", "safety_plan", "waiting_began",
    "huddle_noted", "referral_made", "disclosed", "hospital_admitted", "message", "milestone", "weekly_step", "guardian_asked", "result_pictured",
)  # fmt: skip
SCRIPT: Final = '<script>alert("x")</script>'
# What no form takes for a value: each goes into each field of each form by itself.
VALUES: Final[dict[str, str]] = {
    "script": SCRIPT,
    "attribute": '" autofocus onfocus="alert(1)',
    "template": "{{ 7|add:7 }}{% debug %}",
    "format": "%(name)s {0} {name} %s",
    "null": "a\x00b",
    "direction": "\u202eevil\u202c\ufeff",
    "long": "x" * 25_000,
    "uuid": "not-a-uuid",
    "day": "2026-02-31",
    "year": "9999-12-31T23:59",
    "before": "0001-01-01",
    "minus": "-5",
    "endless": "1" + "0" * 400,
    "power": "1e400",
    "nan": "nan",
    "digits": "٣",
    "sql": "' OR 1=1 --",
    "code": "phq_10",
}
_NUMBERS: Final = ("minus", "endless", "power", "nan", "digits", "null")
_DAYS: Final = ("day", "year", "before", "null", "uuid")
_WORDS: Final = ("script", "attribute", "template", "format", "direction", "sql", "code", "uuid")
# Sent as bytes: no text of ours can hold them.
SURROGATE: Final = b"%ED%A0%80"
LATIN_1: Final = b"caf%E9"
REFUSALS: Final = frozenset({400, 403, 404, 409, 410, 413, 422, 429})
_ALERT: Final = re.compile(r'role="alert".*?</div>', re.DOTALL)
_SENTENCE: Final = re.compile(
    r'<p class="field-error">.+?</p>|<p class="lead">.+?</p>|<ul class="errorlist.+?</ul>|<h1.*?</h1>\s*<p.*?</p>',
    re.DOTALL,
)
_TITLE: Final = re.compile(r'<p class="notice-title">.*?</p>', re.DOTALL)
FORM: Final = "application/x-www-form-urlencoded"


def check(answer: Any, before: int, case: object) -> None:
    """Taken, or refused with a fitting status, in words, with nothing half written; and never a script on the page."""
    page = answer.content.decode()
    assert answer.status_code in REFUSALS | {200, 302}, (case, answer.status_code)
    assert SCRIPT not in page, case
    assert 'onfocus="alert(1)' not in page, case
    if answer.status_code in REFUSALS:
        assert written() == before, (case, "was refused and yet something was written")
        assert said_why(page), (case, answer.status_code, "has no words")


def said_why(page: str) -> bool:
    """Whether there is a sentence for a person: beside the field, in an alert below its title, or on a page of its own."""
    alerts = (_bare(_TITLE.sub("", found)) for found in _ALERT.findall(page))
    sentences = (_bare(found) for found in _SENTENCE.findall(page))
    piece = "" if "<html" in page else _bare(page)
    return any(len(found) > 10 for found in (*alerts, *sentences, piece))


def _bare(found: str) -> str:
    return html.unescape(re.sub(r"^role=[^>]*>|<[^>]*>|\s+", " ", found)).strip()


def some_for(name: str, valid: object) -> list[tuple[str, str]]:
    """Hostile values for a field that takes `valid`: all that are of its sort, and one other, the same at every run."""
    text = str(valid)
    turn = crc32(f"{name}={text}".encode())
    others = (_WORDS[turn % len(_WORDS)],)
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        sort: tuple[str, ...] = _NUMBERS
    elif re.match(r"\d{4}-\d\d", text) or name in ("happened", "until"):
        sort = _DAYS
    else:
        sort = ("script", "null", "long")
    return [(what, VALUES[what]) for what in dict.fromkeys((*sort, *others))]


def send_bytes(browser: Client, address: str, fields: dict[str, object], name: str, value: bytes) -> Any:
    """The form with one value as raw bytes, percent-encoded already."""
    rest = urlencode({key: one for key, one in fields.items() if key != name}, doseq=True).encode()
    return browser.generic("POST", address, rest + b"&" + name.encode() + b"=" + value, content_type=FORM)


def once(browser: Client, address: str, fields: dict[str, object], case: object) -> Any:
    """Sent, looked at, and undone."""
    with transaction.atomic():
        before = written()
        answer = browser.post(address, fields)
        check(answer, before, case)
        transaction.set_rollback(True)
    return answer


def who_writes(slug: str) -> str:
    return "therapist" if slug == "psychotherapy-note" else "prescriber"
