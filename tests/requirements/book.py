"""Prints docs/requirements.md from the files beside it: `.venv/bin/python -m tests.requirements.book`.

tests/requirements/test_requirements.py fails while it is stale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.requirements.reading import PARTS, ROOT, Clause, Requirement, every

PAGE = ROOT / "docs" / "requirements.md"
HEAD = """# Requirements

What the specification asks (R1 to R118), clause by clause in our own words: whether it is kept, and the tests that
would fail if it were not. Printed from `tests/requirements`; to change it, change a file there and run
`.venv/bin/python -m tests.requirements.book`. A clause kept partly or not at all says what is missing.
"""
STATES = ("whole", "partly", "no")


def text() -> str:
    """The whole page, as Markdown."""
    known = every()
    return "\n".join([HEAD, *_sum(known), *(line for one in known for line in _chapter(one))]).rstrip() + "\n"


def _sum(known: tuple[Requirement, ...]) -> Iterator[str]:
    counted = Counter(clause.kept for one in known for clause in one.clauses)
    total = sum(counted.values())
    yield f"Of {total} clauses {counted['whole']} are kept whole, {counted['partly']} partly, {counted['no']} not.\n"
    unkept = [one for one in known if any(clause.kept != "whole" for clause in one.clauses)]
    if unkept:
        links = ", ".join(f"[{one.requirement}](#{_anchor(one)})" for one in unkept)
        yield f"Not whole yet: {links}.\n"


def _anchor(one: Requirement) -> str:
    kept = (sign for sign in _title(one).lower() if sign.isalnum() or sign in " -")
    return "".join(kept).replace(" ", "-")


def _title(one: Requirement) -> str:
    return f"{one.requirement} {one.name}"


def _chapter(one: Requirement) -> Iterator[str]:
    yield f"## {_title(one)}\n"
    for part in PARTS:
        for clause in (clause for clause in one.clauses if clause.part == part):
            yield from _line(clause)
    yield ""


def _line(clause: Clause) -> Iterator[str]:
    mark = {"whole": "", "partly": " *Partly.*", "no": " *Not kept.*"}[clause.kept]
    missing = f" Missing: {clause.missing.strip()}" if clause.missing.strip() else ""
    yield f"- **{clause.part.capitalize()}**: {clause.says.strip()}.{mark}{missing}".replace("..", ".")
    for proof in clause.proof:
        path, *names = proof.split("::")
        yield f"  - [`{'::'.join(names)}`](../{path})"


if __name__ == "__main__":
    PAGE.write_text(text())
