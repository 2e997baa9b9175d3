"""What one score means stands in one line of What next."""

import pytest

from steadystep.chart import Chart, say
from steadystep.faces.staff import next_steps as page
from steadystep.reasoning import Finding


class Nobody:
    chart = Chart("", ())

    def links(self, because):
        return tuple(because)


def told(rule, text, urgency="note", **more):
    return Finding(rule=rule, says=say(text, name="PHQ-9"), because=("e",), urgency=urgency, **more)


def lines(*findings):
    return [one.line.what for one in page.next_steps(findings, Nobody())]


def test_band_change_and_remission_of_one_measure_are_one_line():
    assert lines(
        told("measures.meaning", "{name} 3: as before."), told("measures.remission", "{name}: remission.")
    ) == ["PHQ-9 3: as before. PHQ-9: remission."]


@pytest.mark.parametrize("more", [{"state": "cannot_tell"}, {"state": "broken"}])
def test_what_cannot_be_told_stays_a_line_of_its_own(more):
    assert len(lines(told("measures.meaning", "a"), told("measures.meaning", "b", **more))) == 2


def test_findings_of_other_rules_are_never_joined():
    assert len(lines(told("therapy.quiet", "a"), told("therapy.quiet", "b"))) == 2
