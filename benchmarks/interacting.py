"""Interactions: the matrix of all pairs, many questions in one run, and an order weighed in a long list of medicines."""

from __future__ import annotations

import random
import uuid
from datetime import timedelta
from itertools import count

from django.urls import reverse

from steadystep import knowledge
from steadystep.chart import Coding, Dose, NewEntry, When
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import DoseStep, MedicineReported, Order
from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.writing import write as write_entries
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock, reading
from steadystep.faces.cli.checking import Checker
from steadystep.faces.cli.simulator import cast
from steadystep.faces.cli.simulator.house import house
from steadystep.reasoning import consider as weigh_order
from steadystep.reasoning.carrying import Judged
from steadystep.reasoning.interactions import Exposure
from steadystep.reasoning.interactions.index import Index
from steadystep.reasoning.interactions.memory import Memory

from .figure import Figure, percentile, times
from .served import Browsing, served

QUESTIONS = 10_000
ENTRIES, TURNS = 500, 100
FIFTEEN = (
    "lithium", "quetiapine", "lamotrigine", "trazodone", "prazosin", "propranolol", "omeprazole", "lisinopril", "apixaban",
    "ethinyl_estradiol", "gabapentin", "hydroxyzine", "buspirone", "metoclopramide", "caffeine",
)  # fmt: skip


def matrix(_: int, __: dict[int, str]) -> list[Figure]:
    """Nothing kept from before: the index is made again and every pair worked out."""
    known = knowledge.load()
    drugs = sorted(known.drugs)

    def whole() -> None:
        memory = Memory(Index(known))
        for number, one in enumerate(drugs):
            for two in drugs[number + 1 :]:
                memory.pair(Exposure(one), Exposure(two), _nothing)

    pairs = len(drugs) * (len(drugs) - 1) // 2
    seconds = min(times(whole, 3)) / 1000
    return [
        Figure("matrix", f"all {pairs:,} pairs of {len(drugs)} medicines", seconds, "s", "2 or less"),
        _questions(known),
    ]


def consider(_: int, __: dict[int, str]) -> list[Figure]:
    """Sertraline, weighed for somebody who takes fifteen medicines, in a chart of five hundred entries."""
    prescriber = house().people["amara"]
    client = lists.caseload(prescriber, "team", limit=1)[0].client
    _grow(client, prescriber)
    chart, known, clinic, at = reading.read_chart(client), knowledge.load(), clinic_value(), clock.now()
    step = DoseStep(first=at.date(), amount=Dose(50, "mg"))
    order = Order(
        when=When.instant(at),
        name="Sertraline",
        drug="sertraline",
        indication="panic disorder",
        steps=(step,),
    )
    new = [NewEntry(id=str(uuid.uuid4()), body=order)]
    before = Judged(chart, known, clinic, at)
    inside = times(lambda: weigh_order(chart, new, known, clinic, at, before), TURNS)
    note = f"{len(FIFTEEN)} medicines, {len(chart.entries)} entries; median {percentile(inside, 0.5):.1f} ms"
    over_http = _over_http(client, chart.seq)
    return [
        Figure("consider", "an order weighed, in process, p95", percentile(inside, 0.95), "ms", "5 or less", note),
        Figure("consider", "the same over HTTP, p95", percentile(over_http, 0.95), "ms", "15 or less",
               f"the form's own address, as it is typed, of the product's own server; median {percentile(over_http, 0.5):.1f} ms"),
    ]  # fmt: skip


def _grow(client: str, prescriber: Actor) -> None:
    """Fifteen medicines told from elsewhere, and check-ins until the chart is long enough."""
    now = clock.now()
    told = [
        MedicineReported(when=When.instant(now), medicine=Coding(drug), drug=drug, started=When("2025-01-01"))
        for drug in FIFTEEN
    ]
    write_entries(prescriber, client, [NewEntry(id=str(uuid.uuid4()), body=body) for body in told])
    me = Actor(id=client, kind="client", name="client", client=client)
    days = ENTRIES - len(reading.read_chart(client).entries)
    checkins = [
        DailyCheckin(when=When.instant(now), day=now.date() - timedelta(days=number), mood=6)
        for number in range(days)
    ]
    if checkins:
        write_entries(
            me, client, [NewEntry(id=str(uuid.uuid4()), body=body, source="portal") for body in checkins]
        )


def _over_http(client: str, seen: int) -> list[float]:
    """As htmx sends it while somebody types: with the form's hidden fields, and another dose each time."""
    address = reverse("staff:considered", args=(client, "order"))
    typed = {
        "name": "Sertraline", "indication": "panic disorder", "route": "oral", "unit_1": "mg", "times_1": "1",
        "first_1": clock.now().date().isoformat(), "entry_id": str(uuid.uuid4()), "seen": str(seen),
    }  # fmt: skip
    with served() as port:
        browser, doses = Browsing(port, cast.staff_id("amara")), count(20)

        def keystroke() -> bytes:
            return browser.typing(address, {**typed, "dose_1": str(next(doses))})

        if b"signed-sentence" not in keystroke():
            raise RuntimeError("The order form weighed nothing: see what it asks for.")
        return times(keystroke, TURNS)


def _questions(known: knowledge.Knowledge) -> Figure:
    chance, names, checker = random.Random(3), sorted(known.ids_by_name), Checker(known)
    lists = [chance.sample(names, chance.randint(2, 10)) for _ in range(QUESTIONS)]
    taken = times(lambda: [checker.asked(one) for one in lists], 1)[0] / 1000
    return Figure("matrix", f"{QUESTIONS:,} lists of 2 to 10 names", taken, "s", "a run of seconds")


def _nothing(name: str) -> bool | None:
    return None
