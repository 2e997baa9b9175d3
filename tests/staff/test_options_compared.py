"""From medicines compared to what was decided: as many ways as were looked at together stand in the form (R32)."""

import html
import re

from django.utils.http import urlencode

from steadystep.chart.trials import OptionsWeighed
from steadystep.clinic.ledger import reading

SIX = ("sertraline", "fluoxetine", "mirtazapine", "escitalopram", "citalopram")


def test_six_that_were_compared_are_six_in_the_decision(as_, pia, rosa):
    browser = as_(pia)
    asked = urlencode({"reason": "Depression", "medicine": [*SIX, "no medicine"]}, doseq=True)
    page = html.unescape(browser.get(f"/clients/{rosa}/medicines/options/?{asked}").content.decode())
    (form,) = re.findall(r'href="(/clients/[^"]*/write/options/[^"]*)"', page)
    shown = html.unescape(browser.get(form).content.decode())
    assert re.findall(r'name="name_\d" value="([^"]*)"', shown) == [*SIX, "No medicine"]
    given = dict(re.findall(r'<input type="(?:hidden|text)" name="(\w+)" value="([^"]*)"', shown))
    browser.post(form, {**given, "chosen": "6", "decided_by": "together"})
    (weighed,) = reading.read_chart(rosa).of(OptionsWeighed)
    assert [one.name for one in weighed.body.options] == [*SIX, "No medicine"]
    assert weighed.body.chosen == "No medicine"


def test_a_form_begun_without_a_comparison_has_four_rows(as_, pia, rosa):
    shown = as_(pia).get(f"/clients/{rosa}/write/options/").content.decode()
    assert len(re.findall(r'name="name_\d"', shown)) == 4
