"""Prints docs/stories.md and its pictures from the told cases: `.venv/bin/python -m tests.spec.stories.book`.

tests/spec/stories/test_stories.py fails while they are stale.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import django
from msgspec import structs

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from steadystep.faces.look.story import Lane, Period, ScoreLane, draw_story  # noqa: E402 - its words need the settings
from steadystep.faces.staff.describing import Describer  # noqa: E402
from steadystep.faces.staff.story import story_of  # noqa: E402
from tests.spec.clinic import STAFF  # noqa: E402
from tests.spec.stories.tales import TALES  # noqa: E402
from tests.spec.stories.telling import Case, Column, Line, Tale, told  # noqa: E402

DOCS = Path(__file__).parent.parent.parent.parent / "docs"
HEAD = """# Three stories, day by day

Cases A, B and C of the clinical acceptance tests, each told on one chart that grows, through the decisions of the product itself.
Printed from `tests/spec/stories`: every line was checked as it was told. To change a story, change it there and run
`.venv/bin/python -m tests.spec.stories.book`. Everyone is invented; Pete prescribes, Tess is the therapist, Nora the nurse.
What the system says stands in its own words; what it refuses leaves the chart as it was. No fact behind these words has been
checked by a clinician yet: each names its rule and its source.
"""
_LINK = re.compile(r"</?a\b[^>]*>")


def book() -> dict[str, str]:
    """Each file of the book by its path in docs."""
    cases = [(tale, told(tale)) for tale in TALES]
    text = "\n".join([HEAD, *(line for tale, case in cases for line in _chapter(tale, case))]).rstrip() + "\n"
    return {"stories.md": text, **{f"pictures/story_{tale.key}.svg": _picture(case) for tale, case in cases}}


def _picture(case: Case) -> str:
    """As the staff see it, on paper of its own; its marks lead nowhere here."""
    days = [line.day for line in case.lines if line.column == "came_in"]
    seen = case.seen(f"{days[-1]} 23:00")
    describer = Describer(case.chart, {**{name: name for name in STAFF}, case.chart.client: case.called})
    picture = story_of(seen.view(), describer, Period(days[0], days[-1], "", {}), days[-1])
    drawn = draw_story(structs.replace(picture, lanes=tuple(lane for lane in picture.lanes if _moves(lane))))
    return _LINK.sub("", drawn).replace("<svg ", '<svg style="background:#fff" ', 1) + "\n"


def _moves(lane: Lane) -> bool:
    """A form that was asked once or twice draws no line: it stands in the table alone."""
    return not isinstance(lane, ScoreLane) or sum(len(one.points) for one in lane.series) > 2


def _chapter(tale: Tale, case: Case) -> Iterator[str]:
    yield f"## {tale.title}\n"
    yield f"{tale.about}\n"
    yield f"![The story of {tale.called}](pictures/story_{tale.key}.svg)\n"
    yield "| day | what came in | what the system said | what it did, and what it refused | by which rule and source |"
    yield "|---|---|---|---|---|"
    for day, lines in groupby(_in_order(case.lines), key=lambda line: line.day):
        yield _row(day, list(lines))
    yield ""


def _in_order(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.day)


def _row(day: date, lines: list[Line]) -> str:
    cells = (
        f"{day:%a} {day.day} {day:%B %Y}", _cell(lines, "came_in"), _cell(lines, "said"),
        "<br>".join(part for part in (_cell(lines, "did"), _cell(lines, "refused", "**Refused:** ")) if part),
        "<br>".join(dict.fromkeys(_by(line) for line in lines if line.rule)),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _cell(lines: list[Line], column: Column, before: str = "") -> str:
    said = [
        f"{before}{line.text}".replace("|", "\\|").replace("\n", " ")
        for line in lines
        if line.column == column
    ]
    return "<br>".join(f"“{one}”" if column == "said" else one for one in dict.fromkeys(said))


def _by(line: Line) -> str:
    return f"`{line.rule}`" + (f" ({line.source})" if line.source else "")


if __name__ == "__main__":
    for name, content in book().items():
        (DOCS / name).write_text(content, encoding="utf-8")
