"""What people write in the stories of the manual: each method is one entry, told in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from msgspec import structs

from steadystep import knowledge
from steadystep.chart import Body, Coding, Dose, Quantity, When
from steadystep.chart.corrections import Retracted
from steadystep.chart.discharge import follow_up_days
from steadystep.chart.holds import DoseHeld, DoseResumed
from steadystep.chart.intake import HistoryReviewed, ImportedResource
from steadystep.chart.measures import Answers, DailyCheckin, ItemAnswered, Observation, ScoreTotal
from steadystep.chart.medication import (
    DoseChanged,
    DoseReport,
    DoseStep,
    MedicineReported,
    Order,
    OrderStopped,
    ReasonGiven,
)
from steadystep.chart.medicine_lists import (
    LineDecision,
    ListedMedicine,
    MedicineListAnswered,
    MedicineListReceived,
    Reconciled,
)
from steadystep.chart.monitoring import MonitoringDone, ResultReviewed
from steadystep.chart.plan import CareEnded, PathwayPhase, Target
from steadystep.chart.safety import Acknowledged, Closed, EventReported, HandedOver
from steadystep.chart.trials import MedicineWish, TrialJudged, TriedBefore
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitCancelled, VisitMissed
from steadystep.reasoning.facts.routes import known_routes
from steadystep.reasoning.facts.told_lists import read_list
from steadystep.reasoning.plans.schedules import planned
from tests.spec.clinic import STAFF, instant, told

if TYPE_CHECKING:
    from tests.spec.builder import Story

Answer = int | None
_OWN_WORDS = "Take it as we agreed; call us about anything new."


class Writer:
    """Somebody who writes at one instant. Every method answers the id of the entry written."""

    def __init__(self, story: Story, at: datetime, author: str, called: str, source: str = "staff") -> None:
        self.story, self.at, self.author, self.called, self.source = story, at, author, called, source

    # anything

    def writes(self, make: Callable[[When], Body], words: str) -> str:
        """An entry of a kind that has no method of its own; `make` gets when it happened."""
        return self._write(make(self._when()), words)

    def tries(self, make: Callable[[When], Body], words: str) -> Attempt:
        return Attempt(self, make(self._when()), f"tries: {words}")

    # measures

    def answers(
        self, instrument: str, *items: Answer, form: str = "", when: str = "", language: str = "en"
    ) -> str:
        """Hand in a form; `when` is when it was really answered, for a phone that was offline."""
        body = Answers(
            when=self._when(when), instrument=instrument, form=form or f"form-{len(self.story.entries)}",
            items=items, language=language,
        )  # fmt: skip
        late = f" (answered on {told(self._at(when), self.story.zone)}, sent only now)" if when else ""
        tongue = f" in language {language}" if language != "en" else ""
        return self._write(body, f"answers {_title(instrument)}{tongue}: {_answers(items)}{late}")

    def item(
        self, instrument: str, number: int, value: Answer, *, form: str = "sheet", when: str = ""
    ) -> str:
        """Answer one item of a form that has not been handed in."""
        body = ItemAnswered(when=self._when(when), instrument=instrument, form=form, item=number, value=value)
        late = f" (on {told(self._at(when), self.story.zone)}, sent only now)" if when else ""
        return self._write(body, f"answers {value} to item {number} of {_title(instrument)}{late}")

    def total(self, instrument: str, total: float) -> str:
        return self._write(
            ScoreTotal(when=self._when(), instrument=instrument, total=total),
            f"types the total of {_title(instrument)}: {total:g}",
        )

    def lithium_level(self, level: float, hours_after_dose: float | None) -> str:
        body = Observation(
            when=self._when(), what=Coding("Lithium [Moles/volume] in Serum or Plasma", "14334-7", "LOINC"),
            category="lab", quantity=Quantity(level, "mmol/L"), hours_after_dose=hours_after_dose,
        )  # fmt: skip
        drawn = (
            "hour of the last dose unknown"
            if hours_after_dose is None
            else f"{hours_after_dose:g} h after a dose"
        )
        return self._write(body, f"enters a lithium level of {level:g} mmol/L, {drawn}")

    def checks_in(self, *, sleep: float, energy: int = 0, mood: int = 0) -> str:
        """The day's check-in; mood and energy from -3 to 3 against the usual."""
        when = self._when()
        zoned = When(when.at, self.story.zone)
        body = DailyCheckin(when=when, day=zoned.day, sleep_hours=sleep, energy=energy, swing=mood)
        return self._write(body, f"checks in: slept {sleep:g} h, energy {energy:+d}, mood {mood:+d}")

    def reports(self, event: str, *, danger: bool = False) -> str:
        """Report a safety event by its variant."""
        body = EventReported(when=self._when(), event=event, says="As it was told.", danger=danger)
        title = knowledge.load().safety_variant(event).title
        return self._write(body, f"reports: {title} ({event}{', with the danger sign' if danger else ''})")

    # medication

    def orders(
        self, drug: str, mg: float, first: str, *, times: float = 1, last: str = "", **more: str
    ) -> str:
        body = self._order(drug, mg, first, times, last, more)
        return self._write(body, f"orders {_dose(body)}")

    def has_result(
        self, name: str, value: float | str, unit: str = "", *, hours: float | None = None, reference: str = "",
        drawn: str = "", source: str = "",
    ) -> str:  # fmt: skip
        """A result of what knowledge calls by that name; a number without a unit is in the unit of our limits."""
        analyte = knowledge.load().analyte_of("", name)
        code = analyte.loinc[0] if analyte and analyte.loinc else ""
        number = (
            None if isinstance(value, str) else Quantity(value, unit or (analyte.unit if analyte else "1"))
        )
        body = Observation(
            when=self._when(drawn), what=Coding(name, code, "LOINC" if code else ""), category="lab", quantity=number,
            text=value if isinstance(value, str) else "", hours_after_dose=hours, reference=reference,
        )  # fmt: skip
        return self._write(body, f"enters a result: {name} {number or value}")

    def watched(self, rule: str, part: str = "", *, benefit: str = "") -> str:
        """Somebody did what the rule asks."""
        body = MonitoringDone(when=self._when(), rule=rule, part=part, benefit=benefit)
        item = knowledge.load().monitoring[rule].item
        helps = f"; whether it still helps: {benefit}" if benefit else ""
        return self._write(body, f"writes down as done: {part or item}{helps}")

    def reviews(self, result: str, decision: str) -> str:
        return self._write(
            ResultReviewed(when=self._when(), result=result, decision=decision),
            f"says of the result: {decision}",
        )

    def tries_to_order(self, drug: str, mg: float, first: str, *, labs: bool = True, **more: str) -> Attempt:
        """`labs`: the laboratory baselines are there."""
        body = self._order(drug, mg, first, 1, "", more)
        return Attempt(self, body, f"tries to order {_dose(body)}", labs=labs)

    def changes_dose(self, order: str, mg: float, first: str, *, times: float = 1) -> str:
        step = DoseStep(first=date.fromisoformat(first), amount=Dose(mg, "mg"), times_a_day=times)
        body = DoseChanged(when=self._when(), order=order, steps=(step,), why="Tried and agreed.")
        return self._write(body, f"changes the dose to {mg:g} mg, {times:g} times a day from {_day(first)}")

    def plans(self, drug: str, schedule: str, first: str, *, but: dict[str, str] | None = None) -> str:
        """An order with the steps of a schedule; `but` moves the first day of a step."""
        body = self._planned(drug, schedule, first)
        for day, moved in (but or {}).items():
            body = msgspec.structs.replace(body, steps=_moved(body.steps, day, moved))
        other = "".join(
            f", but the step of {_day(day)} on {_day(moved)}" for day, moved in (but or {}).items()
        )
        return self._write(body, f"orders {drug} by {schedule} from {_day(first)}{other}")

    def tries_to_change(self, order: str, mg: float, first: str, *, times: float = 1) -> Attempt:
        step = DoseStep(first=date.fromisoformat(first), amount=Dose(mg, "mg"), times_a_day=times)
        body = DoseChanged(when=self._when(), order=order, steps=(step,), why="Tried and agreed.")
        return Attempt(self, body, f"tries to change to {mg:g} mg a day from {_day(first)}")

    def follows(self, order: str, schedule: str, first: str) -> str:
        """New steps by a schedule."""
        drug = self.story.chart.head(order).body.drug
        steps = self._planned(drug, schedule, first).steps
        body = DoseChanged(
            when=self._when(), order=order, steps=steps, schedule=schedule, why="The schedule."
        )
        return self._write(body, f"changes the dose by {schedule} from {_day(first)}")

    def misses_doses(self, order: str, first: str, last: str) -> None:
        """Every day from `first` to `last` is told as missed."""
        day, end = date.fromisoformat(first), date.fromisoformat(last)
        while day <= end:
            body = DoseReport(when=self._when(), order=order, day=day, outcome="missed")
            self._write(body, f"tells of no dose on {_day(str(day))}")
            day += timedelta(days=1)

    def pauses(
        self, order: str, first: str, reason: str, *, decide_by: str = "", last_taken: str = ""
    ) -> str:
        body = DoseHeld(
            when=self._when(), order=order, first=date.fromisoformat(first), reason=reason,
            decide_by=date.fromisoformat(decide_by) if decide_by else None,
            last_taken=date.fromisoformat(last_taken) if last_taken else None,
        )  # fmt: skip
        told_of = f" (last dose on {_day(last_taken)})" if last_taken else ""
        return self._write(body, f"pauses it from {_day(first)}{told_of}: {reason}")

    def resumes(self, order: str, first: str, *, schedule: str = "") -> str:
        return self._write(
            self._resumed(order, first, schedule), f"lets it be taken again from {_day(first)}"
        )

    def tries_to_resume(self, order: str, first: str) -> Attempt:
        return Attempt(
            self, self._resumed(order, first, ""), f"tries to let it be taken again from {_day(first)}"
        )

    def _resumed(self, order: str, first: str, schedule: str) -> DoseResumed:
        drug = self.story.chart.head(order).body.drug
        steps = self._planned(drug, schedule, first).steps if schedule else ()
        return DoseResumed(
            when=self._when(),
            order=order,
            first=date.fromisoformat(first),
            why="Looked at.",
            steps=steps,
            schedule=schedule,
        )

    def _planned(self, drug: str, schedule: str, first: str) -> Order:
        plan = planned(knowledge.load().drugs[drug], schedule, date.fromisoformat(first))
        return Order(
            when=self._when(), name=drug.capitalize(), drug=drug, indication="as agreed", steps=plan.dose_steps, schedule=schedule,
        )  # fmt: skip

    def stops(self, order: str, last_day: str) -> str:
        body = OrderStopped(
            when=self._when(), order=order, last_day=date.fromisoformat(last_day), why="Agreed."
        )
        return self._write(body, f"stops the medicine: last dose on {_day(last_day)}")

    def tries_to_stop(self, order: str, last_day: str, why: str) -> Attempt:
        body = OrderStopped(when=self._when(), order=order, last_day=date.fromisoformat(last_day), why=why)
        return Attempt(self, body, f"tries to stop the medicine with the words “{why}”")

    def tells_medicine(self, name: str, drug: str = "", *, started: str = "", stopped: str = "") -> str:
        """A medicine from elsewhere."""
        body = MedicineReported(
            when=self._when(), medicine=Coding(name), drug=drug, started=When(started) if started else None,
            stopped=When(stopped) if stopped else None, status="stopped" if stopped else "active",
        )  # fmt: skip
        since, until = (
            f" {word} {_day(day)}" if day else "" for word, day in (("since", started), ("until", stopped))
        )
        return self._write(body, f"tells of {name} from elsewhere{since}{until}")

    def receives_list(
        self,
        source: str,
        told: str,
        *,
        as_of: str = "",
        origin: str = "",
        meant: dict[str, str] | None = None,
    ) -> str:
        """A list pasted line by line and matched strictly; `meant` confirms what a name means."""
        lines = tuple(
            ListedMedicine(
                as_told=line.as_told, name=line.name, dose_text=line.dose_text,
                drug=line.drug or (meant or {}).get(line.name, ""),
            )
            for line in read_list(told, knowledge.load())
        )  # fmt: skip
        body = MedicineListReceived(
            when=self._when(), source=source, origin=origin, lines=lines, as_of=When(as_of) if as_of else None
        )
        words = "; ".join(line.as_told for line in lines) or "nothing"
        return self._write(body, f"takes in a list from the {source.replace('_', ' ')}: {words}")

    def reconciles(self, *lists: str, stop: str = "", ask: str = "") -> str:
        """Signs that the lists were compared: everything goes on, apart from what `stop` or `ask` name."""
        held = [line for one in lists for line in _list_of(self.story, one).lines]
        lines = tuple(
            LineDecision(
                name=line.name, drug=line.drug,
                decision="stop" if line.name == stop else "ask" if line.name == ask else "continue",
            )
            for line in held
        )  # fmt: skip
        body = Reconciled(when=self._when(), occasion="new_list", lists=lists, lines=lines)
        apart = "".join(f", {word} {name}" for word, name in (("stop", stop), ("ask about", ask)) if name)
        return self._write(body, f"signs that the lists were compared: go on{apart}")

    def answers_our_list(self, different: str = "") -> str:
        """The client looks at our list of medicines."""
        body = MedicineListAnswered(when=self._when(), right=not different, different=different)
        return self._write(body, f"says of our list: {different or 'it is right'}")

    def tells_it_ended(self, told: str, last_day: str) -> str:
        """What was told from elsewhere is corrected: it has ended."""
        before = self.story.chart.entry(told).body
        body = msgspec.structs.replace(before, status="stopped", stopped=When(last_day))
        self.story.note(
            "write", f"{self.called} tells that {before.medicine.text} ended on {_day(last_day)}."
        )
        return self.story.write(body, self.at, self.author, supersedes=told)

    # trials and wishes

    def judges(self, order: str, outcome: str, *, reason: str = "", adherence: int | None = None) -> str:
        body = TrialJudged(
            when=self._when(), order=order, outcome=outcome, coded_reason=reason, adherence=adherence
        )
        taken = "" if adherence is None else f", {adherence}% of the doses taken"
        return self._write(body, f"judges the trial: {outcome.replace('_', ' ')}{taken}")

    def tried_before(
        self, drug: str, indication: str, mg: float | None, weeks: float | None, adherence: int | None
    ) -> str:
        body = TriedBefore(
            when=self._when(), name=drug, drug=drug, indication=indication, milligrams_a_day=mg, weeks=weeks,
            adherence=adherence, outcome="no_response",
        )  # fmt: skip
        told = [
            f"{mg:g} mg a day" if mg else "dose unknown",
            f"{weeks:g} weeks" if weeks else "weeks unknown",
        ]
        return self._write(body, f"writes down a trial elsewhere without response: {drug}, {', '.join(told)}")

    def wishes(self, wish: str, name: str, why: str) -> str:
        known = knowledge.load().drug_names
        body = MedicineWish(
            when=self._when(), name=name, drug=name if name in known else "", wish=wish, why=why
        )
        said = {"against": f"would rather not take {name}", "for": f"would like {name}"}
        return self._write(
            body, said.get(wish, f"takes back the wish about {name}") + (f": “{why}”" if why else "")
        )

    def took(self, order: str, day: str, outcome: str = "taken") -> str:
        body = DoseReport(when=self._when(), order=order, day=date.fromisoformat(day), outcome=outcome)
        return self._write(body, f"says of the doses of {_day(day)}: {outcome}")

    def order_of(self, drug: str, mg: float, first: str) -> Order:
        """An order as it would be proposed; nothing is written."""
        return self._order(drug, mg, first, 1, "", {})

    def orders_with(self, reason: ReasonGiven, drug: str, mg: float, first: str) -> str:
        body = structs.replace(self.order_of(drug, mg, first), reasons=(reason,))
        return self._write(body, f"orders {_dose(body)}, with a reason: {reason.reason}")

    # plan

    def target(self, name: str, measure: str) -> str:
        return self._write(
            Target(when=self._when(), name=name, measure=measure),
            f"aims at {name}, judged by {_title(measure)}",
        )

    def phase(self, pathway: str, phase: str) -> str:
        body = PathwayPhase(when=self._when(), pathway=pathway, phase=phase)
        return self._write(body, f"puts {self.story.called} in phase {phase} of pathway {pathway}")

    def ends_care(self, ending: str, reason: str) -> str:
        return self._write(
            self._ended(ending, reason), f"ends care, with the usual contacts afterwards: {reason}"
        )

    def _ended(self, ending: str, reason: str) -> CareEnded:
        when = self._when()
        return CareEnded(
            when=when, ending=ending, reason=reason, follow_ups=follow_up_days(when.day),
            without_kit="Told by telephone; it is sent by post.",
        )  # fmt: skip

    def tries_to_end_care(self, ending: str, reason: str) -> Attempt:
        body = self._ended(ending, reason)
        return Attempt(self, body, f"tries to end care with the words “{reason}”")

    # safety

    def acknowledges(self, raised: str = "") -> str:
        return self._write(
            Acknowledged(when=self._when(), raised=raised or self._event()), "acknowledges the event"
        )

    def hands_over(self, to: str) -> str:
        body = HandedOver(when=self._when(), raised=self._event(), to_person=to, reason="My shift ends.")
        return self._write(body, f"hands the event over to {to}")

    def closes(self, finding: str) -> str:
        return self._write(
            Closed(when=self._when(), raised=self._event(), finding=finding), f"closes the event: {finding}"
        )

    # visits and history

    def books(self, starts: str, *, purpose: str = "therapy", with_person: str = "Tess") -> str:
        at = instant(starts, self.story.zone)
        body = VisitBooked(
            when=When.instant(at, self.story.zone), minutes=50, purpose=purpose, with_person=with_person
        )
        return self._write(body, f"books a visit on {told(at, self.story.zone)} with {with_person}")

    def attends(self, visit: str) -> str:
        return self._write(
            VisitAttended(when=self._when(), visit=visit), f"notes that {self.story.called} came"
        )

    def misses(self, visit: str) -> str:
        return self._write(
            VisitMissed(when=self._when(), visit=visit), f"notes that {self.story.called} did not come"
        )

    def cancels(self, visit: str) -> str:
        return self._write(
            VisitCancelled(when=self._when(), visit=visit, reason="Moved."), "cancels the visit"
        )

    def brings(self, resource_type: str, day: str) -> str:
        body = ImportedResource(
            when=When(day), resource_type=resource_type, resource="{}", origin="another clinic"
        )
        return self._write(body, f"brings one {resource_type} of {_day(day)} from another system")

    def read_the_history(self) -> str:
        return self._write(HistoryReviewed(when=self._when()), "marks the imported history as read")

    # corrections

    def corrects(self, entry: str, body: Body, words: str) -> str:
        return self._write(body, f"corrects an entry: {words}", supersedes=entry)

    def corrects_answers(self, entry: str, *items: Answer) -> str:
        before = self.story.chart.entry(entry)
        assert before is not None
        body = Answers(
            when=before.body.when, instrument=before.body.instrument, form=before.body.form, items=items
        )
        return self.corrects(entry, body, f"the answers were {_answers(items)}")

    def retracts(self, entry: str) -> str:
        body = Retracted(when=self._when(), reason="Written in the wrong chart.")
        return self._write(body, "retracts an entry", supersedes=entry)

    # how it is written

    def _order(
        self, drug: str, mg: float, first: str, times: float, last: str, more: dict[str, str]
    ) -> Order:
        named = knowledge.load().drug_names.get(drug)
        step = DoseStep(
            first=date.fromisoformat(first), amount=Dose(mg, "mg"), times_a_day=times,
            last=date.fromisoformat(last) if last else None,
        )  # fmt: skip
        return Order(
            when=self._when(), name=more.get("name") or (named.name if named else drug), drug=drug if named else "",
            indication=more.get("indication", "depression"), target=more.get("target"), measure=more.get("measure", ""), route=more.get("route") or usual_route(drug),
            steps=(step,), instruction=more.get("instruction", own_words(drug)),
        )  # fmt: skip

    def _event(self) -> str:
        return self.story.raised()[-1].id

    def _at(self, when: str) -> datetime:
        return instant(when, self.story.zone) if when else self.at

    def _when(self, when: str = "") -> When:
        return When.instant(self._at(when), self.story.zone)

    def _write(self, body: Body, words: str, supersedes: str | None = None) -> str:
        self.story.note(
            "write", f"{told(self.at, self.story.zone)}: {self.called} {words.removesuffix('.')}."
        )
        return self.story.write(body, self.at, self.author, supersedes=supersedes, source=self.source)


class Attempt:
    """A decision brought to the door, and what the door answers."""

    def __init__(self, writer: Writer, body: Body, words: str, *, labs: bool = True) -> None:
        self.writer, self.words = writer, words
        if labs and isinstance(body, Order):
            writer.story.with_baselines(body, writer.at)
        self.reasons = writer.story.refusals(writer.story._new(body, None, writer.source), writer.at)
        self.body = body

    def refused(self, *texts: str) -> None:
        """It is not written, and the answer holds each of these texts word for word."""
        answer = " ".join(self.reasons)
        assert self.reasons, f"{self.words}: allowed, and should be refused with {texts}"
        for text in texts:
            assert text in answer, f"{self.words}: refused with {answer!r}, which does not say {text!r}"
        self._tell("is refused: “" + "” and “".join(texts) + "”")

    def offered(self) -> list[str]:
        """What the findings that it would bring offer."""
        new = self.writer.story._new(self.body, None, self.writer.source)
        offers = self.writer.story.offered(new, self.writer.at)
        self._tell("is answered with offers: “" + "”, “".join(offers) + "”")
        return offers

    def needs_reason(self, *texts: str) -> None:
        """It is not stopped, and without a signed reason not written: the door asks with these words."""
        new = self.writer.story._new(self.body, None, self.writer.source)
        asked = " ".join(self.writer.story.reasons_asked(new, self.writer.at))
        assert not self.reasons, f"{self.words}: stopped with {self.reasons}"
        for text in texts:
            assert text in asked, (
                f"{self.words}: asks for reasons with {asked!r}, which does not say {text!r}"
            )
        if not texts:
            assert not asked, f"{self.words}: asks for reasons with {asked!r}"
        said = "needs a signed reason: “" + "” and “".join(texts) + "”" if texts else "needs no reason"
        self._tell(said)

    def notes(self, text: str) -> None:
        """It is told, and stops nothing."""
        new = self.writer.story._new(self.body, None, self.writer.source)
        told_of = self.writer.story.noted(new, self.writer.at)
        assert any(text in one for one in told_of), f"{self.words}: notes {told_of}, and not {text!r}"
        self._tell(f"brings the note: “{text}”")

    def allowed(self) -> str:
        assert not self.reasons, f"{self.words}: refused with {self.reasons}"
        self._tell("is allowed")
        return self.writer.story.write(self.body, self.writer.at, self.writer.author)

    def _tell(self, outcome: str) -> None:
        when = told(self.writer.at, self.writer.story.zone)
        self.writer.story.note("write", f"{when}: {self.writer.called} {self.words}.")
        self.writer.story.note("expect", f"It {outcome}.")


def own_words(drug: str) -> str:
    """What the client is told of a medicine that has no card; empty for one that has."""
    known = knowledge.load().drugs.get(drug)
    return _OWN_WORDS if known is None or known.formulary is None else ""


def usual_route(drug: str) -> str:
    known = knowledge.load()
    found = known_routes(known, known.drugs[drug]) if drug in known.drugs else frozenset()
    return next((one for one in ("oral", "sublingual", *sorted(found)) if one in found), "oral")


def _list_of(story: Story, entry: str) -> MedicineListReceived:
    found = story.chart.entry(entry)
    assert found is not None
    assert isinstance(found.body, MedicineListReceived)
    return found.body


def _moved(steps: tuple[DoseStep, ...], day: str, moved: str) -> tuple[DoseStep, ...]:
    """The steps with the first day of one moved; the one before goes on until then."""
    turn = date.fromisoformat(moved)
    listed = list(steps)
    at = next(index for index, step in enumerate(listed) if str(step.first) == day)
    listed[at] = msgspec.structs.replace(listed[at], first=turn)
    listed[at - 1] = msgspec.structs.replace(listed[at - 1], last=turn - timedelta(days=1))
    return tuple(listed)


def _title(instrument: str) -> str:
    known = knowledge.load().instruments.get(instrument)
    return known.short if known else instrument


def _answers(items: tuple[Answer, ...]) -> str:
    return ", ".join("–" if item is None else str(item) for item in items)


def _dose(order: Order) -> str:
    step = order.steps[0]
    until = f" to {_day(step.last.isoformat())}" if step.last else ""
    times = "" if step.times_a_day == 1 else f", {step.times_a_day:g} times a day"
    return f"{order.name} {step.amount}{times} from {_day(step.first.isoformat())}{until}"


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day:%a} {day.day} {day:%B %Y}"


__all__ = ["STAFF", "Attempt", "Writer"]
