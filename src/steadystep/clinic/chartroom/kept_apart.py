"""No word of a psychotherapy note in what others read: its author is stopped before the exact text stands in a shared note (R86).

Only the author's own notes are compared. A stop is an answer about a note's text, and nobody else may ask for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from steadystep.chart import Chart, NewEntry, Words, say
from steadystep.chart.corrections import Unseen
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import reading
from steadystep.clinic.ledger.sealing import SEALED_LABELS, CannotUnseal

SHARED: Final = frozenset(
    {"progress_note", "session", "huddle_noted", "huddle_done", "case_reviewed", "supervision_noted", "message", "message_followed", "disclosed", "referral_made"}
)  # fmt: skip
SHORTEST: Final = 25  # characters of a sentence from which the same words are no chance
_SENTENCES = re.compile(r"[.!?\n]+")


def copied(actor: Actor, chart: Chart, new: Sequence[NewEntry]) -> Iterator[Words]:
    """Why an entry may not stand: a whole sentence of a sealed note of this author is in it."""
    shared = [one for one in new if one.body.kind() in SHARED and not one.labels & SEALED_LABELS]
    kept = _sentences_kept(actor, chart) if shared else frozenset()
    for one in shared if kept else ():
        text = _plain(" ".join(_texts(one)))
        if any(sentence in text for sentence in kept):
            yield say(
                "A sentence of your psychotherapy note stands in this, word for word. Others read it here: say it in other words, or leave it out."
            )


def _sentences_kept(actor: Actor, chart: Chart) -> frozenset[str]:
    """Sentences of this author's sealed notes, long enough to be told from chance."""
    mine = [
        one.id
        for one in chart.entries
        if isinstance(one.body, Unseen) and one.body.why == "sealed" and one.author == actor.id
    ]
    found = (sentence for note in mine for text in _opened(note) for sentence in _SENTENCES.split(text))
    return frozenset(plain for sentence in found if len(plain := _plain(sentence)) >= SHORTEST)


def _opened(note: str) -> list[str]:
    """The texts of a note; nothing where it was expunged."""
    try:
        body = reading.read_sealed(note).body
    except CannotUnseal:
        return []
    return [value for value in msgspec.structs.asdict(body).values() if isinstance(value, str)]


def _texts(new: NewEntry) -> list[str]:
    return [value for value in msgspec.structs.asdict(new.body).values() if isinstance(value, str)]


def _plain(text: str) -> str:
    """Letter case and blanks aside."""
    return " ".join(text.casefold().split())
