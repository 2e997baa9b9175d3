"""A check that comes back at every keystroke is drawn once; what it comes from is put in each time, and is escaped."""

import pytest

from steadystep.faces.look.pieces import FindingLine, Link
from steadystep.faces.staff.next_steps import NextStep
from steadystep.faces.staff.templatetags.staff import check_piece
from steadystep.faces.staff.weighing import Check

TOLD = Link("From elsewhere: <Lithium> <!--grounds-->")


def _drawn(*because: Link) -> str:
    line = FindingLine(meaning="attention", what="Words <!--grounds--> of somebody")
    step = NextStep(line, "medication.interactions", "major")
    return check_piece(
        Check(
            step, reason_for="", reason="", answered="", why="", do="", rows="", standing="", because=because
        )
    )


@pytest.mark.parametrize("dose", ["25 mg", "50 mg"])
def test_the_order_that_is_typed_is_named_as_it_is_now(dose):
    drawn = _drawn(Link(f"Sertraline {dose}", "/clients/1/entry/2/"), TOLD)
    assert (
        f'<dd><a href="/clients/1/entry/2/">Sertraline {dose}</a> · From elsewhere: &lt;Lithium&gt;' in drawn
    )
    assert "Words &lt;!--grounds--&gt; of somebody" in drawn
    assert "<!--grounds-->" not in drawn


def test_without_entries_there_is_no_such_row():
    assert "<dt>From</dt>" not in _drawn()
