"""The monitoring ledger: for each medicine taken and each rule that watches it, what is due, what is not yet, and why.

It is computed from orders and results; nothing is ticked off. `watches` answers for now, `monitoring_at` for any day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property, lru_cache

from msgspec.structs import replace

from steadystep.chart import Words, say
from steadystep.knowledge import MonitoringRule, ScheduleToken, Selector
from steadystep.reasoning.clock import midnight

from .limits import out_of_range
from .monitoring_evidence import LOOKED_THROUGH, Evidence
from .monitoring_interacting import days_of_new_interactions
from .monitoring_line import STATES, Line, State, why_of
from .monitoring_plan import Plan, plans
from .monitoring_schedule import Anchors, Slot, asks_of, open_slots
from .treatments import Reached, Treatment, treatments
from .watched import Watched

Tokens = tuple[ScheduleToken, ...]
_FOUR_WEEKS = timedelta(days=28)
_EVERYBODY = (False, False)


class Watch:
    """A plan that watches a medicine, or (`treatment` None) the person. Its line is worked out when somebody asks for it."""

    def __init__(self, ledger: _Ledger, plan: Plan, tokens: Tokens, treatment: Treatment | None) -> None:
        self.plan, self.treatment = plan, treatment
        self._ledger, self._tokens = ledger, tokens

    @property
    def drug(self) -> str:
        return self.treatment.drug.id if self.treatment else ""

    @property
    def ordered_here(self) -> bool:
        return self.treatment.ordered_here if self.treatment else True

    @cached_property
    def line(self) -> Line:
        return self._ledger.line(self.plan, self._tokens, self.treatment)


def watches(view: Watched) -> tuple[Watch, ...]:
    """Every plan that watches somebody today, also those that turn out not to be for this person."""
    reached = lambda day: view.clock.reached(midnight(day, view.person.zone))  # noqa: E731
    return tuple(_Ledger(view, reached).watches())


def lines_of(watches: Iterable[Watch]) -> tuple[Line, ...]:
    """Their lines, the most pressing first; those that are not for this person are left out."""
    found = (watch.line for watch in watches)
    return tuple(sorted((line for line in found if line.state != "not_for_them"), key=_most_pressing))


def monitoring_at(view: Watched, drug: str, day: date) -> tuple[Line, ...]:
    """What was or would be due for that medicine on that day, with what is known by then; also what is not for them."""
    found = _Ledger(view, lambda asked: asked <= day, as_of=day).watches(only=drug)
    return tuple(sorted((watch.line for watch in found), key=_most_pressing))


class _Ledger:
    """`as_of` None: of now."""

    def __init__(self, view: Watched, reached: Reached, as_of: date | None = None) -> None:
        self.as_of = as_of
        self.view, self.reached = view, lru_cache(maxsize=None)(reached)
        self.known = view.knowledge
        self.taken = treatments(view.courses, view.knowledge, self.reached)
        self._drugs = frozenset(one.drug.id for one in self.taken)
        self._groups = frozenset(group for one in self.taken for group in one.drug.groups)
        self.evidence = Evidence(view, self.reached)

    def watches(self, only: str = "") -> Iterator[Watch]:
        plan = plans(self.known)
        for treatment in self.taken:
            if not only or treatment.drug.id == only:
                yield from self._of(plan.of_drug(treatment.drug), treatment)
        if not only and self.taken:
            for rule in plan.of_the_person:
                if any(self._condition(name, None) is True for name in rule.select.conditions):
                    yield from self._of(plan.of_rule(rule), None)

    def _of(self, asked: tuple[Plan, ...], treatment: Treatment | None) -> Iterator[Watch]:
        for plan in asked:
            tokens = self._asking(plan, treatment) if plan.gated else plan.tokens
            if tokens:
                yield Watch(self, plan, tokens, treatment)

    def _asking(self, plan: Plan, treatment: Treatment | None) -> Tokens:
        return tuple(
            token for token in plan.tokens if asks_of(token, lambda select: self._applies(select, treatment))
        )

    def line(self, plan: Plan, tokens: Tokens, treatment: Treatment | None) -> Line:
        asked = plan.asked if tokens is plan.tokens else tuple(token.text for token in tokens)
        whose = treatment.named if treatment else self._since()
        key = ("monitoring", self.as_of, plan.rule.id, plan.part, asked, self._beside(plan.rule), whose)
        return self.view.part(key, lambda: self._line(plan, tokens, treatment), rests_on=LOOKED_THROUGH)

    def _beside(self, rule: MonitoringRule) -> tuple[bool, ...]:
        """Whether a medicine taken beside makes the person one of those that the rule is for, or not for."""
        if rule.who is None and rule.who_not is None:
            return _EVERYBODY
        return tuple(one is not None and self._taken_beside(one) for one in (rule.who, rule.who_not))

    def _line(self, plan: Plan, tokens: Tokens, treatment: Treatment | None) -> Line:
        state, why, missing = self._whom(plan.rule, treatment)
        line = Line(
            rule=plan.rule, part=plan.part, item=plan.item, drug=treatment.drug.id if treatment else "",
            medicine=treatment.name if treatment else "", state=state, why=why, missing=missing,
            analytes=plan.analytes, blood=plan.blood, ordered_here=treatment.ordered_here if treatment else True,
        )  # fmt: skip
        return line if state != "not_yet" else self._judged(line, plan, tokens, treatment)

    def _whom(
        self, rule: MonitoringRule, treatment: Treatment | None
    ) -> tuple[State, Words, tuple[Words, ...]]:
        """`not_yet` where the rule is for this person; what its schedule says then is still to be seen."""
        if rule.who_not and self._concerns(rule.who_not, treatment):
            return "not_for_them", say("Another rule watches this person: {population}.", population=say(rule.population)), ()  # fmt: skip
        concerns = True if rule.who is None else self._concerns(rule.who, treatment)
        if concerns is False:
            return "not_for_them", say("Not asked: it is for {population}.", population=say(rule.population)), ()  # fmt: skip
        if concerns is None:
            asked = sorted(rule.who.circumstances) if rule.who else []
            unknown = tuple(self.view.circumstances.missing(name) for name in asked if self._condition(name, treatment) is None)  # fmt: skip
            return "cannot_tell", say("It is for: {population}.", population=say(rule.population)), unknown
        return "not_yet", Words(""), ()

    def _judged(self, line: Line, plan: Plan, tokens: Tokens, treatment: Treatment | None) -> Line:
        done = self.evidence.of(plan, line.drug)
        at = self._anchors(plan, treatment, tuple(one.day for one in done))
        slots = list(open_slots(tokens, at, lambda select: self._applies(select, treatment)))
        line = replace(
            line, last_done=done[-1] if done else None, remarks=self.evidence.remarks(plan.analytes),
            because=(*(treatment.because if treatment else ()), *((done[-1].entry,) if done else ())),
        )  # fmt: skip
        if slots:
            return self._slotted(line, _next(slots))
        if at.start is None and not done:
            return replace(line, state="cannot_tell", why=say("It is not known when {medicine} was started.", medicine=line.medicine),
                           missing=(say("The day on which {medicine} was started.", medicine=line.medicine),))  # fmt: skip
        return self._without_date(line)

    def _without_date(self, line: Line) -> Line:
        words = say(line.rule.schedule_text)
        if any(token.kind == "clinician_task" for token in line.rule.schedule):
            return replace(line, state="each_visit", why=say("Without a date: {schedule}.", schedule=words))
        if line.last_done and line.last_done.laid_aside:
            return replace(line, state="done", why=say("Not needed any more, decided on {day}: {why}", day=line.last_done.day, why=line.last_done.said))  # fmt: skip
        if line.last_done:
            return replace(line, state="done", why=say("Done on {day}; nothing more is planned.", day=line.last_done.day))  # fmt: skip
        return replace(line, state="if_it_happens", why=say("Asked only when it happens: {schedule}.", schedule=words))  # fmt: skip

    def _slotted(self, line: Line, slot: Slot) -> Line:
        state: State = "not_yet"
        if self.reached(slot.last + timedelta(days=1)):
            state = "overdue"
        elif self.reached(slot.first) or slot.reason == "baseline":
            state = "due"
        return replace(
            line, state=state, first=slot.first, due=slot.due, last=slot.last, baseline=slot.reason == "baseline",
            why=why_of(slot, line.medicine, self.known),
        )  # fmt: skip

    def _anchors(self, plan: Plan, treatment: Treatment | None, done: tuple[date, ...]) -> Anchors:
        changes = treatment.changes if treatment else ()
        if treatment and "lithium_level" in plan.analytes:
            added = days_of_new_interactions(self.view, treatment, self.reached)
            changes = tuple(sorted({*changes, *added}))
        return Anchors(
            start=treatment.start if treatment else self._since(), changes=changes, done=done,
            events=self._events(plan),
        )  # fmt: skip

    def _since(self) -> date | None:
        """For a rule of the person: since the first of the medicines taken now."""
        return min((one.start for one in self.taken if one.start), default=None)

    def _events(self, plan: Plan) -> dict[str, date]:
        told = {name: self.view.circumstances.first_told(name) for name in plan.events}
        return {name: day for name, day in told.items() if day and self.reached(day)}

    # who it is for

    def _concerns(self, select: Selector, treatment: Treatment | None) -> bool | None:
        """Whether the person is one of those: by a medicine taken beside, or by a circumstance."""
        return True if self._taken_beside(select) else self._applies(select, treatment)

    def _taken_beside(self, select: Selector) -> bool:
        return not (select.drugs.isdisjoint(self._drugs) and select.groups.isdisjoint(self._groups))

    def _applies(self, select: Selector, treatment: Treatment | None) -> bool | None:
        if treatment and select.takes(treatment.drug.id, treatment.drug.groups):
            return True
        answers = [self._condition(name, treatment) for name in select.circumstances]
        if True in answers:
            return True
        return None if None in answers else False

    def _condition(self, name: str, treatment: Treatment | None) -> bool | None:
        """Of the medicine where it is about that, else of the person."""
        if name == "two_valid_lithium_levels":
            return self._two_levels_in_range(treatment)
        if name == "taken_over_4_weeks":
            start = treatment.start if treatment else None
            return None if start is None else self.reached(start + _FOUR_WEEKS)
        if name == "clozapine_gap_30_days":
            return False  # a new run of orders is a new start: see `treatments`
        return self.view.circumstances.holds(name)

    def _two_levels_in_range(self, treatment: Treatment | None) -> bool:
        """The last two troughs since the last change, both in range."""
        since = treatment.changes[-1] if treatment and treatment.changes else None
        levels = [
            one
            for one in self.view.results.get("lithium_level", ())
            if one.state == "valid" and self.reached(one.day) and (since is None or one.day >= since)
        ]
        return len(levels) >= 2 and not any(out_of_range(self.view, one, "MO01") for one in levels[-2:])


def _next(slots: list[Slot]) -> Slot:
    """The one to look at: a window after a start or change comes before repeats, which tell nothing until it is over.

    What was owed before the change stays first: it does not become less late because something new was begun (case F).
    """
    windows = [slot for slot in slots if slot.reason in ("start", "change") and slot.token.last]
    owed = [slot for slot in slots if slot.reason == "done" and any(slot.due < one.since for one in windows)]
    return min(owed or windows or slots, key=lambda slot: (slot.first, slot.last))


def _most_pressing(line: Line) -> tuple[int, date, str]:
    return STATES.index(line.state), line.late_after, line.rule.id
