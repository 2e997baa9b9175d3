"""The page that explains how check-ins are watched: method, silence, the measured figures with their machine, what is expected by when."""

import html

from benchmarks.kept import WATCHING
from steadystep.faces.staff.measures.how_watched import kept_figures
from steadystep.faces.staff.next_steps import EXPLAINED
from steadystep.reasoning.rules import RULES

PAGE = "/instruments/how-watched/"


def said(browser, address=PAGE) -> str:
    return html.unescape(browser.get(address).content.decode())


def test_the_figures_are_those_the_benchmark_left_with_machine_and_day(as_, tom):
    kept, page = kept_figures(), said(as_(tom))
    assert WATCHING.exists()
    assert kept["machine"]["processor"] in page
    for figure in kept["figures"]:
        assert figure["what"] in page
        assert f"{figure['value']:.3g}" in page


def test_the_method_its_silence_and_its_sources_are_told(as_, tom):
    page = said(as_(tom))
    for words in (
        "EWMA",
        "Lucas and Saccucci",
        "mean and the spread of 28 days",
        "never a zero",
        "no diagnosis",
    ):
        assert words in page


def test_what_is_expected_by_now_names_its_source_or_that_it_is_the_projects_own(as_, tom):
    page = said(as_(tom))
    assert "Belanger and others" in page
    assert page.count("the project's own, not verified") >= 5


def test_the_list_of_questionnaires_and_the_measures_of_a_client_lead_to_it(as_, tom, rosa):
    browser = as_(tom)
    assert PAGE in said(browser, "/instruments/")
    assert PAGE in said(browser, f"/clients/{rosa}/?tab=measures")


def test_findings_of_these_rules_lead_to_it():
    assert set(EXPLAINED) <= {rule.id for rule in RULES}
