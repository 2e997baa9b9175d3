"""Whether a dose lies in the range of its use, age, kidney and liver; what cannot be checked is said.

Above the maximum an order stops only where the source's limit is hard and was verified at least in part; otherwise it
needs a reason. Above or below the usual range is a note; who goes up above it signs a coded reason (R18).
"""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Words, say
from steadystep.chart.medication import DoseStep, Order
from steadystep.knowledge import DosingRow, Drug
from steadystep.reasoning.facts.dose_slips import too_little, too_much
from steadystep.reasoning.facts.dosing import Chosen, chosen, level
from steadystep.reasoning.facts.medicines import Course, taken_before
from steadystep.reasoning.finding import Finding, Ground, Severity, Urgency
from steadystep.reasoning.plans.allowed import is_paced
from steadystep.reasoning.plans.fitting import schedule_on
from steadystep.reasoning.view import Rule, Said, View, reads

# Why somebody goes above what is usual; a word of one's own stands beside it.
ABOVE_USUAL = (
    "helped_in_part",
    "settled_on_it",
    "low_level",
    "level_lowered",
    "specialist_advice",
    "another_reason",
)


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        drug, entry = view.knowledge.drugs.get(course.drug), view.chart.head(course.entry)
        if drug is None or entry is None or not isinstance(entry.body, Order):
            continue
        steps = [step for step in course.steps if not _over(view, step)]
        if steps:
            yield from _Judging(view, course, drug, entry.body, steps).found()


def _over(view: View, step: DoseStep) -> bool:
    return step.last is not None and view.clock.reached_day(step.last, view.person.zone)


class _Judging:
    """One order, by its highest step and by its last."""

    def __init__(self, view: View, course: Course, drug: Drug, order: Order, steps: list[DoseStep]) -> None:
        self.view, self.course, self.drug, self.order, self.steps = view, course, drug, order, steps
        self.choice: Chosen = chosen(view, drug, order.indication, order.route)
        self.highest = max(steps, key=lambda step: step.milligrams_a_day or 0.0)

    def found(self) -> Iterator[Finding]:
        if any(step.milligrams_a_day is None for step in self.steps):
            unit = next(step.amount.unit for step in self.steps if step.milligrams_a_day is None)
            yield self._untold(
                say(
                    "The dose of {name} was not checked: it is in {unit}.",
                    name=self.course.name,
                    unit=unit.strip("{}[]"),
                ),
                say("The dose in mg."),
            )
        elif self.choice.row is None:
            yield from self._without_a_row()
        else:
            yield from self._by(self.choice.row)

    def _by(self, row: DosingRow) -> Iterator[Finding]:
        total = self.highest.milligrams_a_day or 0.0
        weight = self.view.circumstances.value("body_weight")
        where = level(row, total, weight.value if weight else None)
        if where == "above maximum" and self._paced():
            return  # said by its schedule, which ends at that dose
        if where == "above maximum":
            yield self._above(row, row.maximum(weight.value if weight else None) or 0.0)
            return
        if total > row.usual_high_mg_day:
            yield self._above_usual(row, total)
        if where == "cannot tell" and row.max_mg_kg_day is not None:
            yield self._untold(
                say("The highest dose of {name} is {most} mg for each kg of body weight a day: it was not checked.",
                    name=self.course.name, most=row.max_mg_kg_day),
                say("The body weight."),
                row=row,
            )  # fmt: skip
        yield from self._low(row)
        yield from self._if_it_held(total)

    def _above_usual(self, row: DosingRow, total: float) -> Finding:
        """Also where the highest dose hangs on a weight that nobody knows: 20 g of divalproex is not passed over."""
        says = say("{name} {total} mg a day is above the usual range of {low} to {high} mg a day.",
                   name=self.course.name, total=total, low=row.usual_low_mg_day, high=row.usual_high_mg_day)  # fmt: skip
        asks = ABOVE_USUAL if self._raised() else ()
        slip = too_much(row, self.highest)
        return self._note(row, says, "medication.dose_above_usual", asks=asks, slip=slip)

    def _raised(self) -> bool:
        """Whether the dose went up to it; who comes down from a higher one is not asked why it is still high."""
        earlier = [step for step in self.course.steps if step.first < self.highest.first]
        return not earlier or (earlier[-1].milligrams_a_day or 0.0) < (self.highest.milligrams_a_day or 0.0)

    def _paced(self) -> bool:
        """Whether a schedule that may not be left holds: a dose above its target is that rule's to say."""
        begun = not taken_before(self.view.courses, self.course)
        return (
            is_paced(self.drug)
            and begun
            and schedule_on(self.view, self.drug, self.highest.first) is not None
        )

    def _above(self, row: DosingRow, most: float) -> Finding:
        total = self.highest.milligrams_a_day or 0.0
        severity: Severity = "contraindicated" if row.may_block else "major"
        return self._finding(
            "medication.dose_maximum", row, severity=severity, urgency="urgent" if row.may_block else "attention",
            says=say("{name} {total} mg a day is above the highest dose of {most} mg a day ({use}, {population}).",
                     name=self.course.name, total=total, most=most, use=row.indication, population=row.population),
            why=too_much(row, self.highest), do=say("Correct the dose, or choose another medicine."),
        )  # fmt: skip

    def _low(self, row: DosingRow) -> Iterator[Finding]:
        """A dose far too low is asked about; one below the usual range is a note, unless it is a start or a way down."""
        last, before = (
            self.steps[-1],
            self.course.steps[-2].milligrams_a_day if len(self.course.steps) > 1 else None,
        )
        total = last.milligrams_a_day or 0.0
        yield from self._slip_below(row)
        if row.start_total_mg_day < total < row.usual_low_mg_day and (before is None or before <= total):
            yield self._note(
                row, say("{name} {total} mg a day is below the usual range of {low} to {high} mg a day.",
                         name=self.course.name, total=total, low=row.usual_low_mg_day, high=row.usual_high_mg_day),
            )  # fmt: skip

    def _slip_below(self, row: DosingRow) -> Iterator[Finding]:
        last = self.steps[-1]
        if slip := too_little(row, last):
            yield self._finding(
                "medication.dose_slip", row, severity="moderate", urgency="attention",
                says=say("{name} {total} mg a day is far below its start of {start} mg a day.", name=self.course.name,
                         total=last.milligrams_a_day, start=row.start_total_mg_day),
                why=slip, do=say("Check the number and the unit."),
            )  # fmt: skip

    def _if_it_held(self, total: float) -> Iterator[Finding]:
        """Circumstances nobody knows, in which this dose would be too high."""
        stricter = [
            row for row in self.choice.open_rows
            if row.when is not None and row is not self.choice.row and row.max_mg_day is not None and total > row.max_mg_day
        ]  # fmt: skip
        unknown = [
            one
            for row in stricter
            if row.when
            for one in row.when.circumstances
            if one in self.choice.unknown
        ]
        if unknown:
            most = min(row.max_mg_day or total for row in stricter)
            yield self._untold(
                say("{name}: for some people {most} mg a day is the highest dose. Whether for this one is not known.",
                    name=self.course.name, most=most),
                *(self.view.circumstances.missing(one) for one in sorted(set(unknown))), row=stricter[0],
            )  # fmt: skip

    def _without_a_row(self) -> Iterator[Finding]:
        """Where no row is for this age either, a dose above every row, or far below every one, is still a slip of the pen."""
        rows = self.drug.dosing if self.choice.why_none != "another route" else ()
        open_rows, total = self.choice.open_rows or rows, self.highest.milligrams_a_day or 0.0
        known = [row for row in open_rows if row.max_mg_day is not None]
        highest = max(known, key=lambda row: row.max_mg_day or 0.0, default=None)
        if highest is not None and len(known) == len(open_rows) and total > (highest.max_mg_day or 0.0):
            yield self._above_every_use(highest, total)
            return
        if open_rows:
            yield from self._slip_below(min(open_rows, key=lambda row: row.start_total_mg_day))
        yield self._untold(self._why_unchecked(), *self._asked())

    def _above_every_use(self, row: DosingRow, total: float) -> Finding:
        """No row was chosen, and the dose is above all of them."""
        return self._finding(
            "medication.dose_maximum", row, severity="major", urgency="attention",
            says=say("{name} {total} mg a day is above the highest dose of {most} mg a day of any use here.",
                     name=self.course.name, total=total, most=row.max_mg_day),
            why=too_much(row, self.highest), do=say("Correct the dose, or choose another medicine."),
        )  # fmt: skip

    def _why_unchecked(self) -> Words:
        name, use = self.course.name, self.order.indication
        return {
            "no row": say("No dose limits of {name} are known here: its dose was not checked.", name=name),
            "not this use": say("No dosing row of {name} for “{use}”: its dose was not checked.", name=name, use=use),
            "not this age": say("No dosing row of {name} for this age: its dose was not checked.", name=name),
            "another route": say("No dosing row of {name} for this way of taking it: its dose was not checked.", name=name),
        }.get(self.choice.why_none, say("{name} is dosed by what is not known of this client: its dose was not checked.", name=name))  # fmt: skip

    def _asked(self) -> tuple[Words, ...]:
        missing = tuple(self.view.circumstances.missing(one) for one in self.choice.unknown)
        return missing or (say("Check the dose by hand against the label."),)

    def _untold(self, says: Words, *missing: Words, row: DosingRow | None = None) -> Finding:
        return self._finding("medication.dose_unchecked", row, says=says, missing=missing, urgency="note")

    def _note(
        self, row: DosingRow, says: Words, rule: str = "medication.dose_range", asks: tuple[str, ...] = (),
        slip: Words | None = None,
    ) -> Finding:  # fmt: skip
        why = slip or (say(row.note) if row.note else None)
        return self._finding(rule, row, says=says, why=why, severity="minor", urgency="note", asks=asks)

    def _finding(
        self, rule: str, row: DosingRow | None, *, says: Words, urgency: Urgency, severity: Severity = "",
        why: Words | None = None, do: Words | None = None, missing: tuple[Words, ...] = (), asks: tuple[str, ...] = (),
    ) -> Finding:  # fmt: skip
        return Finding(
            rule=rule, says=says, urgency=urgency, severity=severity, why=why, do=do, missing=missing,
            state="cannot_tell" if missing else "fires", because=(*self.course.because, *self.choice.because),
            about=(self.course.entry, self.course.because[-1]), ground=grounded(self.drug, row), asks=asks,
        )  # fmt: skip


def grounded(drug: Drug, row: DosingRow | None) -> Ground:
    sources = row.basis.sources if row else drug.provenance.sources
    verification = row.basis.verification if row else drug.provenance.verification
    return Ground(
        sources=sources, verification=verification, checker=drug.provenance.checker, why=drug.provenance.why
    )


RULE = Rule(
    id="medication.dose", reads=reads(Order), find=find,
    about="R18: the daily dose against the dosing row of its use, age, kidney and liver; units and tenfold slips.",
)  # fmt: skip
