"""A tiny chart, written in words: what the tests of the manual are made of.

`chart.day("2026-03-17 14:00").client.answers("phq_9", 0, ...)` writes an entry as the chartroom would: what the review
then raises is written too. `chart.seen("2026-03-17 14:05")` looks at it. Everything is noted for docs/manual.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from steadystep import knowledge
from steadystep.chart import (
    AnyEntry,
    Body,
    Chart,
    Coding,
    Entry,
    NewEntry,
    Quantity,
    When,
    accepts,
    read_body,
    write_body,
)
from steadystep.chart.intake import Demographics
from steadystep.chart.measures import Observation
from steadystep.chart.medication import Order
from steadystep.chart.monitoring import MonitoringDone
from steadystep.chart.safety import Raised
from steadystep.chart.substance import PdmpChecked
from steadystep.chart.team import TeamJoined
from steadystep.clinic.chartroom.thinking import MOST_STEPS, raised_by
from steadystep.reasoning import RULES, Absence, Clinic, ConsentAge, Shift, consider, review
from steadystep.reasoning.view import Rule
from tests.spec.clinic import NIGHT, STAFF, TEAM, ZONE, clinic, instant, told
from tests.spec.looking import Seen
from tests.spec.writers import Writer

CLIENT = "rosa"
_LIVER = (("ALT", 24.0, "7-56 U/L"),)
_SODIUM = ("sodium", 140.0, "")
# What the rules ask for before the first dose, in range: (name, figure in the unit of our limits, reference range).
BASELINES: dict[str, tuple[tuple[str, float, str], ...]] = {
    "lithium": (("creatinine", 0.8, ""), _SODIUM, ("TSH", 2.1, ""), ("calcium", 9.4, "")),
    "divalproex": (*_LIVER, ("platelets", 240.0, "")),
    "carbamazepine_er": (*_LIVER, ("white cells", 6.0, ""), _SODIUM),
    "oxcarbazepine": (_SODIUM,),
    "clozapine": (("ANC", 4.2, ""),),
    "naltrexone_oral": _LIVER,
    "naltrexone_xr": _LIVER,
    "disulfiram": _LIVER,
    "acamprosate": (*_LIVER, ("creatinine", 0.8, "")),
}

# Education, cuff, card and list before the first dose of an MAOI, done all at once.
GATED, GATE = frozenset({"phenelzine", "tranylcypromine"}), "MO52"


class Story:
    """One client's chart and what was expected of it. `told` is the manual's text, `looks` every (chart, instant) judged."""

    def __init__(self, called: str = "Rosa", since: str = "2026-01-05 09:00") -> None:
        self.called = called
        self.entries: list[AnyEntry] = []
        self.clinic: Clinic = clinic()
        self.rules: Sequence[Rule] = RULES
        self.told: list[tuple[str, str]] = []
        self.looks: list[tuple[Chart, Clinic, datetime]] = []
        self.zone = ZONE
        self._joined(instant(since))

    def _joined(self, at: datetime) -> None:
        self._append(Demographics(when=When.instant(at), legal_name=self.called, zone=""), at, "Lena")
        for name in ("", "Tess", "Pete"):
            body = TeamJoined(
                when=When.instant(at), team=TEAM, person=name, role=STAFF.get(name, ""), name=name
            )
            self._append(body, at, "Lena")

    @property
    def chart(self) -> Chart:
        return Chart(CLIENT, self.entries)

    def day(self, said: str) -> Moment:
        """At that local time somebody writes; entries come in the order in which they were written."""
        at = instant(said, self.zone)
        assert at >= self.entries[-1].recorded_at, f"{said} lies before the entry written last"
        return Moment(self, at)

    def seen(self, said: str) -> Seen:
        """What the review says at that local time."""
        at = instant(said, self.zone)
        self.looks.append((self.chart, self.clinic, at))
        return Seen(self, review(self.chart, knowledge.load(), self.clinic, at, self.rules), at)

    def lives_in(self, zone: str) -> None:
        """The client lives in another zone from now on; times in this story are written in that zone."""
        at = self.entries[-1].recorded_at
        self._append(Demographics(when=When.instant(at), legal_name=self.called, zone=zone), at, "Lena")
        self.zone = zone
        self.note("write", f"{self.called} lives in {zone}; the times here are hers.")

    def born(self, day: str) -> None:
        """When she was born, as the front desk wrote it."""
        at = self.entries[-1].recorded_at
        body = Demographics(when=When.instant(at), legal_name=self.called, zone="", birth_date=When(day))
        self._append(body, at, "Lena")
        self.note("write", f"{self.called} was born on {day}.")

    def clinic_in(self, zone: str) -> None:
        self.clinic = clinic(zone)
        self.note("write", f"The clinic lies in {zone}.")

    def law_says(self, care: str, age: int | None, read_on: str) -> None:
        """What the clinic wrote down of minors and that kind of care."""
        row = ConsentAge(care=care, age=age, sees="", citation="State law, section 1", reviewed_on=date.fromisoformat(read_on))  # fmt: skip
        self.clinic = msgspec.structs.replace(self.clinic, consent_ages=(*self.clinic.consent_ages, row))
        alone = f"alone from the age of {age}" if age else "never alone before 18"
        self.note("write", f"The clinic wrote down: {care.replace('_', ' ')} {alone} (read on {read_on}).")

    def on_call(self, starts: str, ends: str) -> None:
        """Otis answers between these local times."""
        shift = Shift(person=NIGHT, role="prescriber", starts=instant(starts), ends=instant(ends))
        self.clinic = clinic(shifts=(*self.clinic.on_call, shift))
        self.note("write", f"{NIGHT} is on call from {told(shift.starts)} to {told(shift.ends)}.")

    def away(self, person: str, starts: str, ends: str, substitute: str = "") -> None:
        """That person is on leave between these local times."""
        absence = Absence(person=person, starts=instant(starts), ends=instant(ends), substitute=substitute)
        self.clinic = msgspec.structs.replace(self.clinic, away=(*self.clinic.away, absence))
        instead = f"; {substitute} stands for them" if substitute else ""
        self.note("write", f"{person} is away from {told(absence.starts)} to {told(absence.ends)}{instead}.")

    def nobody_is(self, *roles: str) -> None:
        self.clinic = clinic(without=frozenset(roles))
        self.note(
            "write", f"Nobody of the clinic is {' or '.join(role.replace('_', ' ') for role in roles)} now."
        )

    def ruled_by(self, *rules: Rule) -> None:
        """Other rules than those of the product: for what happens when one breaks."""
        self.rules = rules

    def note(self, kind: str, text: str) -> None:
        self.told.append((kind, text))

    def write(
        self, body: Body, at: datetime, author: str, *, supersedes: str | None = None, source: str = "staff"
    ) -> str:
        if isinstance(body, Order) and supersedes is None:
            self.with_baselines(body, at)
        new = self._new(body, supersedes, source)
        reasons = self.refusals(new, at)
        assert not reasons, f"The chart refuses what the story writes: {reasons}"
        found = self._append(body, at, author, supersedes=supersedes, source=source)
        self._raises(at)
        return found

    def woken(self, said: str) -> None:
        """The worker looks at the chart at that local time: what time alone raises is written."""
        at = instant(said, self.zone)
        assert at >= self.entries[-1].recorded_at, f"{said} lies before the entry written last"
        self._raises(at)

    def _raises(self, at: datetime) -> None:
        for _ in range(MOST_STEPS):
            more = raised_by(
                self.chart, review(self.chart, knowledge.load(), self.clinic, at, self.rules), at
            )
            if not more:
                return
            self.entries += more

    def refusals(self, new: NewEntry, at: datetime) -> list[str]:
        """Why the door would not let it in: what the chart does not accept, and what a contraindication stops."""
        found = [str(reason) for reason in accepts(self.chart, new)]
        if (
            new.body.kind()
            in (
                "order",
                "dose_changed",
                "dose_resumed",
                "order_stopped",
                "care_ended",
                "sleep_window",
                "injection_given",
                "prescription_sent",
            )
            and not found
        ):
            considered = consider(self.chart, [new], knowledge.load(), self.clinic, at)
            found += [str(finding.says) for finding in considered.stops]
        return found

    def offered(self, new: NewEntry, at: datetime) -> list[str]:
        """What the findings that the proposal adds offer."""
        considered = consider(self.chart, [new], knowledge.load(), self.clinic, at)
        return list(dict.fromkeys(str(offer.says) for finding in considered.adds for offer in finding.offers))

    def noted(self, new: NewEntry, at: datetime) -> list[str]:
        """What the proposal adds and holds nothing up."""
        considered = consider(self.chart, [new], knowledge.load(), self.clinic, at)
        return [str(finding.says) for finding in considered.adds if finding not in considered.stops]

    def reasons_asked(self, new: NewEntry, at: datetime) -> list[str]:
        """What the door wants a signed reason for."""
        considered = consider(self.chart, [new], knowledge.load(), self.clinic, at)
        return [str(finding.says) for finding in considered.unanswered(frozenset())]

    def substance_record(self, entry: str) -> None:
        """The door marks what is a substance use record; here that is done by hand."""
        self.entries = [
            msgspec.structs.replace(one, labels=one.labels | {"part2"}) if one.id == entry else one
            for one in self.entries
        ]

    def raised(self) -> list[Entry[Raised]]:
        return list(self.chart.of(Raised))

    def with_baselines(self, order: Order, at: datetime) -> None:
        """The baselines without which the order would be refused, in range or done, as a nurse entered them."""
        for name, value, reference in BASELINES.get(order.drug, ()):
            if not self.has_observed(name):
                self._append(_result(name, value, reference, at), at, "Nora")
                self.note("write", f"{told(at, self.zone)}: Nora enters a result: {name} {value:g}.")

        if order.drug in GATED and not any(one.body.rule == GATE for one in self.chart.of(MonitoringDone)):
            self._append(MonitoringDone(when=When.instant(at), rule=GATE), at, "Nora")
            self.note("write", f"{told(at, self.zone)}: Nora goes through what must be known before an MAOI.")
        self._ask_the_programme(order, at)

    def _ask_the_programme(self, order: Order, at: datetime) -> None:
        """Before a controlled medicine the monitoring programme is asked, unless the story told of that."""
        drug = knowledge.load().drugs.get(order.drug)
        asked = self.chart.latest(PdmpChecked)
        lately = asked is not None and (at.date() - asked.body.when.day).days <= 92  # three months
        if drug and drug.controlled_schedule.startswith("C") and not lately:
            self._append(PdmpChecked(when=When.instant(at), summary="Nothing unexpected."), at, "Pete")
            self.note(
                "write", f"{told(at, self.zone)}: Pete asks the monitoring programme: nothing unexpected."
            )

    def has_observed(self, name: str) -> bool:
        return any(entry.body.what.text.casefold() == name.casefold() for entry in self.chart.of(Observation))

    def _new(self, body: Body, supersedes: str | None, source: str) -> NewEntry:
        body = read_body(body.kind(), write_body(body))
        return NewEntry(id=f"entry-{len(self.entries) + 1}", body=body, supersedes=supersedes, source=source)

    def _append(
        self, body: Body, at: datetime, author: str, *, supersedes: str | None = None, source: str = "staff"
    ) -> str:
        new, seq = self._new(body, supersedes, source), len(self.entries) + 1
        role = STAFF.get(author, "client" if author == "client" else "software")
        self.entries.append(
            Entry(
                id=new.id, client=CLIENT, seq=seq, occurred=new.body.when.earliest, recorded_at=at, author=author,
                role=role, body=new.body, labels=new.body.born_labels, supersedes=supersedes, source=source,
            )
        )  # fmt: skip
        return new.id


class Moment:
    """An instant at which people write."""

    def __init__(self, story: Story, at: datetime) -> None:
        self.client = Writer(story, at, "client", story.called)
        self.therapist = Writer(story, at, "Tess", "Tess")
        self.prescriber = Writer(story, at, "Pete", "Pete")
        self.nurse = Writer(story, at, "Nora", "Nora")
        self.case_manager = Writer(story, at, "Cora", "Cora")
        self.lead = Writer(story, at, "Lena", "Lena")
        self.an_import = Writer(story, at, "software", "An import", source="import:fhir")


def _result(name: str, value: float, reference: str, at: datetime) -> Observation:
    analyte = knowledge.load().analyte_of("", name)
    assert analyte is not None
    return Observation(
        when=When.instant(at), what=Coding(name, analyte.loinc[0], "LOINC"), category="lab",
        quantity=Quantity(value, analyte.unit), reference=reference,
    )  # fmt: skip
