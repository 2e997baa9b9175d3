"""Prints docs/pathways.md and its pictures from the pathway files: `.venv/bin/python -m tests.look.pathway_book`.

tests/look/test_pathway_book.py fails while they are stale.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from steadystep import knowledge  # noqa: E402 - its words need the settings
from steadystep.faces.look.route_words import (  # noqa: E402
    WayCard,
    from_anywhere,
    phase_cards,
    picture_of,
)
from steadystep.faces.look.story.ink import FACE  # noqa: E402
from steadystep.knowledge import Pathway  # noqa: E402

DOCS = Path(__file__).parent.parent.parent / "docs"
HEAD = """# Pathways

Printed from the files in `src/steadystep/knowledge/plan`; to change a pathway, change its file and run
`.venv/bin/python -m tests.look.pathway_book`. Where a client stands, and which guards hold for them, is on their own page
(`/clients/<client>/pathway/`). The software says which guards hold; a person moves the phase, with the client's view.
No pathway here has been checked by a clinician yet. In the pictures the left side leads on, the right side back to closer
care; what is dashed can be reached from any phase.
"""


def book() -> dict[str, str]:
    """Each file of the book by its path in docs."""
    known = [one for one in knowledge.load().pathways.values() if one.names]
    known.sort(key=lambda one: one.title)
    text = "\n".join([HEAD, *(line for one in known for line in _chapter(one))]).rstrip() + "\n"
    return {"pathways.md": text, **{f"pictures/pathway_{one.id}.svg": _picture(one) for one in known}}


def _picture(pathway: Pathway) -> str:
    """On paper of its own, so that it can be read where the page is dark."""
    drawn = picture_of(pathway, knowledge.load())
    return drawn.replace("<svg ", f'<svg font-family="{FACE}" style="background:#fff" ', 1) + "\n"


def _chapter(pathway: Pathway) -> Iterator[str]:
    known = knowledge.load()
    yield f"## {pathway.title}\n"
    yield f"![The phases of {pathway.title}](pictures/pathway_{pathway.id}.svg)\n"
    points = known.route_of(pathway).checkpoints
    if points:
        weeks = ", ".join(map(str, points.weeks))
        yield f"Checkpoints: weeks {weeks}, then every {points.then_every_weeks} weeks.\n"
    for phase in phase_cards(pathway, known):
        yield f"**{phase.name}**" + (f" ({phase.kind})" if phase.kind else "") + f": {phase.says}\n"
        yield from _ways(phase.ways)
    yield "**From any phase**\n"
    yield from _ways(from_anywhere(pathway, known))
    sources = "; ".join(f"{one.document}, {one.section}" for one in pathway.provenance.sources)
    yield f"Source: {sources}. Verification: {pathway.provenance.verification}; checked by: {pathway.provenance.checker}.\n"


def _ways(ways: tuple[WayCard, ...]) -> Iterator[str]:
    for way in ways:
        yield f"- to **{way.to}** ({way.way}): “{way.rule}”"
        if way.computed:
            yield f"  - the chart tells: {'; '.join(way.computed)}"
        if way.asks:
            yield f"  - people judge: {'; '.join(way.asks)}"
    yield ""


if __name__ == "__main__":
    for name, content in book().items():
        (DOCS / name).write_text(content, encoding="utf-8")
