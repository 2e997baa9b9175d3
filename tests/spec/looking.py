"""What a story of the manual expects of a review. Each expectation is checked, and told in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from steadystep import knowledge
from steadystep.reasoning import Clock, Duty, Finding, Review
from steadystep.reasoning.facts.monitoring_line import Line
from steadystep.reasoning.facts.reconciliation import Reconciliation
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import CannotTell, Score
from steadystep.reasoning.view import View
from tests.spec.clinic import instant, told

if TYPE_CHECKING:
    from tests.spec.builder import Story


def day_told(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "no day"


class Seen:
    """The chart as judged at one instant."""

    def __init__(self, story: Story, said: Review, at: datetime) -> None:
        self.story, self.said, self.at = story, said, at

    # scores

    def score(self, instrument: str, total: int, band: str, *, imputed: tuple[int, ...] = ()) -> None:
        """The latest answers of that instrument come to this total in this band."""
        result = self._latest(instrument).result
        assert isinstance(result, Score), f"no score: {result}"
        assert (result.total, result.band, result.imputed) == (total, band, imputed)
        filled = (
            f", item {', '.join(map(str, imputed))} filled with the mean of the others" if imputed else ""
        )
        self._tell(f"the total is {total}, {band}{filled}")

    def no_score(self, instrument: str, why: str) -> None:
        result = self._latest(instrument).result
        assert isinstance(result, CannotTell), f"a score where none can be: {result}"
        assert why == str(result.why)
        self.finds(
            f"{self.story_title(instrument)}: no score can be given.", missing=why, state="cannot_tell"
        )

    # reminders

    def reminds(self, count: int) -> None:
        """So many quiet reminders are due to go out now."""
        assert len(self.said.reminders) == count
        self._tell("a reminder is due" if count else "no reminder is due")

    # findings

    def finds(
        self,
        says: str,
        *,
        why: str = "",
        missing: str = "",
        urgency: str = "",
        state: str = "fires",
        offers: str = "",
    ) -> Finding:
        """A finding says exactly this."""
        found = [one for one in self.said.findings if str(one.says) == says]
        assert found, f"no finding says {says!r}; they say {self._findings()}"
        one = found[0]
        assert one.state == state
        assert not urgency or one.urgency == urgency
        assert not why or str(one.why) == why
        assert not missing or missing in [str(each) for each in one.missing]
        assert not offers or offers in [str(each.says) for each in one.offers]
        more = [f"asks: “{missing}”" if missing else "", f"because “{why}”" if why else "",
                f"urgency {urgency}" if urgency else "", f"offers: “{offers}”" if offers else ""]  # fmt: skip
        self._tell(f"“{says}”" + "".join(f" ({each})" for each in more if each))
        return one

    def says_nothing_of(self, *rules: str) -> None:
        """No finding comes of these rules."""
        found = [one for one in self.said.findings if one.rule in rules]
        assert not found, f"expected silence of {rules}, heard {[str(one.says) for one in found]}"
        self._tell("nothing is said of " + ", ".join(f"`{rule}`" for rule in rules))

    # duties

    def duty(
        self,
        says: str,
        *,
        owner: str,
        level: str,
        known: str = "",
        due: str = "",
        overdue: bool | None = None,
    ) -> Duty:
        """Somebody must do this, by then."""
        found = [one for one in self.said.duties if str(one.says) == says]
        assert found, f"no duty says {says!r}; they say {[str(one.says) for one in self.said.duties]}"
        return self._duty(found[0], f"“{says}”", owner, level, known, due, overdue)

    def no_duty(self, rule: str) -> None:
        found = [str(one.says) for one in self.said.duties if one.rule == rule]
        assert not found, f"expected no duty of {rule}, found {found}"
        self._tell(f"no duty of `{rule}`")

    def asks(self) -> set[str]:
        """The instruments that are asked now."""
        found = {one.instrument for one in self.view().requests if one.open}
        self._tell("asked now: " + (", ".join(sorted(found)) or "nothing"))
        return found

    # lists of medicines

    def compared(self, **states: str) -> Reconciliation:
        """Across all lists these medicines stand so: `sertraline="dose_differs"`."""
        found = self.view().reconciliation
        known = {line.drug or line.name: line.state for line in found.lines}
        assert states.items() <= known.items(), f"the lists compare as {known}"
        said = (f"{name.replace('_', ' ')}: {state.replace('_', ' ')}" for name, state in states.items())
        self._tell("the lists compare as " + "; ".join(said))
        return found

    def asks_for(self, item: str) -> Duty:
        """A duty of monitoring names this item."""
        found = [one for one in self._watching() if item in str(one.says)]
        assert found, (
            f"nobody is asked for {item!r}; duties say {[str(one.says) for one in self.said.duties]}"
        )
        self._tell(f"duty of {found[0].person or 'nobody'}: “{found[0].says}”")
        return found[0]

    def does_not_ask_for(self, item: str) -> None:
        found = [str(one.says) for one in self._watching() if item in str(one.says)]
        assert not found, f"expected nobody to be asked for {item!r}: {found}"
        self._tell(f"nobody is asked for: {item}")

    def _watching(self) -> list[Duty]:
        return [one for one in self.said.duties if one.rule == "medication.monitoring"]

    # monitoring
    def planned(
        self, rule: str, first: str, last: str = "", *, state: str = "not_yet", part: str = ""
    ) -> Line:
        """The ledger says of that rule: due then (and late after `last`), in that state."""
        line = self._line(rule, part)
        assert (line.state, str(line.first)) == (state, first), (line.state, str(line.first), str(line.last))
        assert not last or str(line.last) == last, f"late after {line.last}"
        until = f" to {day_told(line.last)}" if last and line.last != line.first else ""
        state_told = {"not_yet": "next", "due": "due now", "overdue": "overdue"}[state]
        self._tell(f"{line.item}: {state_told}, {day_told(line.first)}{until} ({line.why})")
        return line

    def ledger_says(self, rule: str, state: str, *, part: str = "", why: str = "") -> Line:
        line = self._line(rule, part)
        assert line.state == state, (line.state, str(line.why))
        assert not why or str(line.why) == why, str(line.why)
        self._tell(f"{line.item}: {state.replace('_', ' ')} ({line.why})")
        return line

    def _line(self, rule: str, part: str) -> Line:
        view = View(self.story.chart, knowledge.load(), self.story.clinic, Clock(self.at))
        found = [one for one in view.monitoring if one.rule.id == rule and (not part or one.part == part)]
        assert found, f"{rule} is not in the ledger: {sorted({one.rule.id for one in view.monitoring})}"
        return found[0]

    # safety

    def event(self, event: str, level: str, *, owner: str, due: str = "", acknowledged: str = "") -> Duty:
        """That safety event is open, and is this person's duty."""
        found = [one for one in self._safety() if self._event_of(one) == event]
        assert found, f"{event} is not open; open are {[self._event_of(one) for one in self._safety()]}"
        one = found[-1]
        assert one.acknowledged_by == acknowledged
        taken = f", acknowledged by {acknowledged}" if acknowledged else ""
        return self._duty(one, f"safety event {event}{taken}", owner, level, "", due, None)

    def events(self, *events: str) -> None:
        """Exactly these safety events are open; that they wait too long (ES32) only where it is asked for."""
        open_now = [self._event_of(one) for one in self._safety()]
        found = sorted(one for one in open_now if one != "ES32" or "ES32" in events)
        assert found == sorted(events)
        self._tell(f"open safety events: {', '.join(events) or 'none'}")

    def told(self, *people: str) -> None:
        """These have been told of the open event, in this order."""
        events = [one for one in self._safety() if self._event_of(one) != "ES32"]
        found = [one.person for one in events[-1].told]
        assert found == list(people), f"told were {found}"
        self._tell(f"told so far: {', '.join(people)}")

    def remarks(self, text: str) -> None:
        found = [str(one) for duty in self._safety() for one in duty.remarks]
        assert text in found, f"remarks are {found}"
        self._tell(f"the duty remarks: “{text}”")

    # time

    def looks_again(self, said: str) -> None:
        """With nothing new, the review could differ at that instant at the earliest."""
        assert told(self.said.next_look) == told(instant(said, self.story.zone))
        self._tell(f"looked at again on {told(self.said.next_look, self.story.zone)}")

    def story_title(self, instrument: str) -> str:
        return knowledge.load().instruments[instrument].short

    def view(self) -> View:
        return View(self.story.chart, knowledge.load(), self.story.clinic, Clock(self.at))

    def _latest(self, instrument: str) -> ScoreFact:
        return self.view().every_score[instrument][-1]

    def _safety(self) -> list[Duty]:
        return [one for one in self.said.duties if one.safety]

    def _event_of(self, duty: Duty) -> str:
        entry = self.story.chart.entry(duty.raised)
        return str(entry.body.event) if entry else ""

    def _duty(
        self, one: Duty, named: str, owner: str, level: str, known: str, due: str, overdue: bool | None
    ) -> Duty:
        zone = self.story.zone
        assert (one.person, one.level) == (owner, level)
        assert not known or told(one.known_at, zone) == told(instant(known, zone), zone)
        assert not due or told(one.due, zone) == told(instant(due, zone), zone), f"due {told(one.due, zone)}"
        assert overdue is None or one.overdue is overdue
        since = f", known since {told(one.known_at, zone)}" if known else ""
        by = f", due {told(one.due, zone)}" if due else ""
        late = ", late by now" if overdue else ""
        self._tell(f"duty of {owner or 'nobody'}, level {level}: {named}{since}{by}{late}")
        return one

    def _findings(self) -> list[str]:
        return [f"{one.rule}: {one.says}" for one in self.said.findings]

    def _tell(self, text: str) -> None:
        self.story.note("expect", f"On {told(self.at, self.story.zone)}: {text}.")
