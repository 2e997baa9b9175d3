"""The drug page says all that is known of every medicine; the lists of a client are compared and signed on one page."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.utils import timezone

from steadystep import knowledge
from steadystep.chart import Coding, Dose
from steadystep.chart.medication import DoseStep, MedicineReported, Order, ReasonGiven
from steadystep.chart.medicine_lists import MedicineListReceived, Reconciled
from steadystep.clinic.ledger import reading
from steadystep.faces.staff.medicines.dossier import dossier, gaps, sources_said
from steadystep.faces.staff.medicines.drug_page import context_of, matches
from tests.small_clinic import UNCOMPARED

from .conftest import now

FACTS = knowledge.load()


@pytest.mark.parametrize("drug", sorted(FACTS.drugs))
def test_every_medicine_has_a_page_that_names_its_sources(drug, rf):
    """Each section is there, each fact has a source and a verification mark, and the page shows them."""
    known = FACTS.drugs[drug]
    said = [fact for section in dossier(known, FACTS) for fact in section.facts]
    assert said
    assert all(fact.sources and fact.verification for fact in said)
    request = rf.get("/")
    request.user = AnonymousUser()
    page = render_to_string("staff/medicines/drug.html", context_of(known, FACTS), request)
    assert known.drug_class.replace("'", "&#x27;") in page.replace("&amp;", "&")
    assert sources_said(known.provenance.sources).split(";")[0].split(" §")[0][:20] in page
    assert "nobody yet" in page or known.provenance.checked


def test_what_is_not_known_is_said():
    assert "No licensed clinician has checked this file." in gaps(FACTS.drugs["sertraline"], FACTS)


def test_every_rule_and_row_about_a_medicine_is_named():
    """Explicit rows that take phenelzine by name or group, and the rules whose flags it has."""
    section = next(one for one in dossier(FACTS.drugs["phenelzine"], FACTS) if one.id == "interactions")
    labels = " ".join(fact.label for fact in section.facts)
    rows = [row.id for row in FACTS.explicit_interactions
            if any(side.takes("phenelzine", FACTS.drugs["phenelzine"].groups) for side in (row.a_select, row.b_select))]  # fmt: skip
    assert rows
    assert all(row in labels for row in rows)
    assert "MR01" in labels


@pytest.mark.parametrize(("asked", "drug"), [("zolo", "sertraline"), ("ssri", "sertraline"), ("36437", "sertraline"), ("maoi", "phenelzine")])  # fmt: skip
def test_found_by_brand_class_code_or_group(asked, drug):
    assert drug in [one.id for one in FACTS.drugs.values() if matches(one, asked)]


def test_search_goes_straight_to_an_exact_name(as_, pia):
    assert as_(pia).get("/medicines/?q=Zoloft").url == "/medicines/sertraline/"
    assert b"No medicine we know is called that." in as_(pia).get("/medicines/?q=qqqq").content
    assert as_(pia).get("/medicines/no_such_drug/").status_code == 404


@pytest.fixture
def listed(pia, rosa, put, as_):
    """Rosa's sertraline of ours, and a pharmacy list with another dose and a name nobody knows."""
    steps = (DoseStep(first=timezone.localdate(), amount=Dose(50, "mg")),)
    put(
        pia,
        rosa,
        Order(
            reasons=UNCOMPARED,
            when=now(),
            name="Sertraline",
            drug="sertraline",
            indication="depression",
            steps=steps,
        ),
    )
    browser = as_(pia)
    browser.post(
        f"/clients/{rosa}/write/medicine-list/",
        {"source": "pharmacy", "lines": "Zoloft 100 mg daily\nlamotrigne 25 mg daily"},
    )
    return browser


def _filled(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(entry_id|seen)" value="([^"]*)"', page))


def test_the_lists_are_compared_on_one_page_and_signed_once(listed, rosa):
    address = f"/clients/{rosa}/medicines/reconcile/"
    page = listed.get(address).content.decode()
    assert "another dose" in page
    assert "not known here" in page
    assert 'value="lamotrigine"' in page
    refused = listed.post(address, {**_filled(page), "decide-sertraline": "continue"})
    assert refused.status_code == 422
    assert "Choose what happens with it." in refused.content.decode()
    typed = {
        **_filled(page),
        "decide-sertraline": "stop",
        "note-sertraline": "No benefit",
        "decide-lamotrigne": "ask",
    }
    assert listed.post(address, {**typed, "occasion": "new_list"}).status_code == 302
    chart = reading.read_chart(rosa)
    (signed,) = chart.of(Reconciled)
    assert {line.name: line.decision for line in signed.body.lines} == {
        "Sertraline": "stop",
        "lamotrigne": "ask",
    }
    assert [one.kind for one in chart.entries][-2:] == ["reconciled", "order_stopped"]


def test_a_name_is_matched_by_a_person(listed, rosa):
    """The guess is confirmed with a click: the list is corrected, its words stay."""
    (held,) = reading.read_chart(rosa).of(MedicineListReceived)
    told = held.body.lines[1].as_told
    listed.post(
        f"/clients/{rosa}/medicines/reconcile/{held.id}/match/", {"told": told, "drug": "lamotrigine"}
    )
    (held,) = reading.read_chart(rosa).of(MedicineListReceived)
    assert [(line.as_told, line.drug) for line in held.body.lines] == [
        ("Zoloft 100 mg daily", "sertraline"), ("lamotrigne 25 mg daily", "lamotrigine"),
    ]  # fmt: skip


def test_an_alert_that_was_answered_is_folded_with_its_reason(as_, put, pia, rosa):
    """On the client's page it is a note that says who answered, when and why."""
    put(pia, rosa, MedicineReported(when=now(), medicine=Coding("ritonavir"), drug="ritonavir"))
    step = DoseStep(first=timezone.localdate(), amount=Dose(7.5, "mg"), times_a_day=2)
    reason = ReasonGiven(rule="medication.MR04", reason="Half the dose, checked in a week.")
    order = Order(
        when=now(),
        name="buspirone",
        drug="buspirone",
        indication="GAD",
        steps=(step,),
        reasons=(reason, *UNCOMPARED),
    )
    put(pia, rosa, order)
    shown = as_(pia).get(f"/clients/{rosa}/").content.decode()
    assert re.search(r"Answered by Pia.*Half the dose, checked in a week", shown)
