"""A case told whole: one chart that grows day by day through the product's own decisions, and what it had to say to each day.

Every line is checked as it is told, and kept, so that docs/stories.md prints what was true (`tests.spec.stories.book`).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from msgspec import structs

from steadystep import knowledge
from steadystep.chart import Body, NewEntry, When, accepts
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.intake import Demographics
from steadystep.chart.measures import Answers
from steadystep.chart.medication import DoseReport, Order, OrderStopped, ReasonGiven
from steadystep.chart.trials import OptionsWeighed, OptionWeighed
from steadystep.clinic.chartroom.protecting import protected
from steadystep.reasoning import Clinic, Clock, Duty, Finding, consider
from steadystep.reasoning.facts.capacity import care_of
from steadystep.reasoning.facts.told_beside import told_beside
from steadystep.reasoning.facts.trials import Trial
from steadystep.reasoning.view import View
from tests.spec.builder import Moment, Story
from tests.spec.clinic import instant
from tests.spec.looking import Seen
from tests.spec.writers import Writer

Column = Literal["came_in", "said", "did", "refused"]
Day = Callable[["Case"], None]
_WEIGHED = frozenset({"order", "dose_changed", "dose_resumed", "order_stopped", "care_ended", "sleep_window"})
_DATED = re.compile(r"^(On )?\w{3} \d{1,2} \w+ \d{4} (\d\d:\d\d): ")


@dataclass(frozen=True)
class Line:
    """One thing of a day: `column` says what it was, `rule` and `source` by what the system said or did it."""

    day: date
    hour: str
    column: Column
    text: str
    rule: str = ""
    source: str = ""


@dataclass(frozen=True)
class Tale:
    """A case of the acceptance tests: who it is about (invented), and its days in order."""

    key: str
    title: str
    called: str
    since: str
    about: str
    days: tuple[Day, ...]
    born: str
    sex: str
    opens: str = "09:00"


class Case(Story):
    """The chart of one case. The door refuses here as the chartroom's does: also what lacks a signed reason."""

    def __init__(self, tale: Tale, clinic: Clinic | None = None) -> None:
        super().__init__(tale.called, tale.since)
        hours = {day: (time.fromisoformat(tale.opens), time(17)) for day in range(5)}
        self.clinic = clinic or structs.replace(self.clinic, hours=hours)
        self.lines: list[Line] = []
        self.kept: dict[str, Any] = {}
        self.weighed: tuple[Finding, ...] = ()
        self._at = instant(tale.since)
        self._unread: datetime | None = None
        person = Demographics(
            when=When.instant(self._at),
            legal_name=tale.called,
            zone="",
            birth_date=When(tale.born),
            sex_for_ranges=tale.sex,
        )
        self._append(person, self._at, "Lena")

    def _raises(self, at: datetime) -> None:
        """What is written at one instant is looked at once, when the next instant comes or somebody looks."""
        self._unread = at

    def _settle(self) -> None:
        if self._unread is not None:
            super()._raises(self._unread)
            self._unread = None

    def day(self, said: str) -> Moment:
        if instant(said, self.zone) != self._at:
            self._settle()
        self._at = instant(said, self.zone)
        return super().day(said)

    def look(self, said: str) -> Look:
        """The whole review at that local time."""
        self._settle()
        seen = self.seen(said)
        self._at = seen.at
        return Look(self, seen.said, seen.at)

    def note(self, kind: str, text: str) -> None:
        self.tell("came_in" if kind == "write" else "did", _DATED.sub("", text))

    def tell(self, column: Column, text: str, rule: str = "", source: str = "") -> None:
        local = self._at.astimezone(ZoneInfo(self.zone))
        self.lines.append(Line(local.date(), f"{local:%H:%M}", column, text, rule, source))

    def refusals(self, new: NewEntry, at: datetime) -> list[str]:
        found = [str(reason) for reason in accepts(self.chart, new)]
        self.weighed = ()
        if new.body.kind() in _WEIGHED and not found:
            considered = consider(self.chart, [new], knowledge.load(), self.clinic, at)
            reasoned = frozenset(one.rule for one in getattr(new.body, "reasons", ()))
            self.weighed = (*considered.stops, *considered.unanswered(reasoned))
            found += [str(finding.says) for finding in self.weighed]
        return found

    def refuses(
        self, writer: Writer, body: Body, words: str, *says: str, offers: tuple[str, ...] = ()
    ) -> None:
        """That decision is not written, and the answer holds these words; nothing of it stays."""
        before = list(self.entries)
        reasons = self.refusals(self._new(body, None, writer.source), writer.at)
        answer = " ".join(reasons)
        assert reasons, f"{words}: allowed, and should be refused with {says}"
        for text in says:
            assert text in answer, f"{words}: refused with {answer!r}, which does not say {text!r}"
        assert self.entries == before
        self.tell("came_in", f"{writer.called} {words}.")
        said = next((one for one in self.weighed if says and says[0] in str(one.says)), None)
        rule, source = (said.rule, _source(said)) if said else ("", "")
        self.tell("refused", next(one for one in reasons if not says or says[0] in one), rule, source)
        offered = [str(one.says) for one in said.offers] if said else []
        for wanted in offers:
            whole = next((one for one in offered if wanted in one), "")
            assert whole, f"offered was {offered}"
            self.tell("did", f"Offers: {whole}", rule, source)

    def cites(self, row: str) -> None:
        """What refused last names that row of knowledge."""
        named = {each for one in self.weighed for each in one.rows}
        named |= {source.section for one in self.weighed for source in one.ground.sources}
        assert any(row in each for each in named), f"cited are {sorted(named)}, and not {row}"
        self.tell("did", f"Cites {row}")

    def no_reason_opens_it(self) -> None:
        """What refused last is a contraindication: whoever signs, whatever the reason."""
        assert "contraindicated" in {one.severity for one in self.weighed}
        self.tell("did", "No signed reason opens this door")

    def signs(self, writer: Writer, body: Order | OrderStopped, words: str, because: str = "") -> str:
        """A decision, with a signed reason for each question that it opens (none when `because` is empty)."""
        if isinstance(body, Order):
            self.with_baselines(body, writer.at)
        new = self._new(body, None, writer.source)
        asked = consider(self.chart, [new], knowledge.load(), self.clinic, writer.at).unanswered(frozenset())
        assert bool(asked) == bool(because), f"{words}: asks {[f'{one.rule}: {one.says}' for one in asked]}"
        reasons = tuple(
            ReasonGiven(rule=rule, reason=because) for rule in dict.fromkeys(one.rule for one in asked)
        )
        more = f", with a signed reason: {because}" if because else ""
        return writer._write(structs.replace(body, reasons=reasons), words + more)

    def with_baselines(self, order: Order, at: datetime) -> None:
        """Also who decides (R18); the page of the story does not tell of it."""
        super().with_baselines(order, at)
        care = care_of(knowledge.load(), order.drug)
        self._append(CapacityStated(when=When.instant(at), ability="decides", care=care), at, "Pete")

    def variant(self, words: str) -> Case:
        """The same chart, gone another way from here; this one goes on as if it had not been."""
        self._settle()
        other = copy.copy(self)
        other.entries, other.kept = list(self.entries), dict(self.kept)
        other.tell("did", f"Variant: {words}")
        return other

    def proposes(self, writer: Writer, body: Body, words: str, says: str) -> None:
        """Weighed and not written: the answer holds these words, and a person may think again."""
        new = self._new(body, None, writer.source)
        found = consider(self.chart, [new], knowledge.load(), self.clinic, writer.at).adds
        one = next((one for one in found if says in str(one.says)), None)
        assert one is not None, f"{words}: nobody says {says!r}; said is {[str(each.says) for each in found]}"
        self.tell("came_in", f"{writer.called} {words}.")
        self.tell("said", str(one.says), one.rule, _source(one))

    def compares(self, writer: Writer, reason: str, **options: str) -> None:
        """Options laid side by side, each by its drug; the first is chosen together."""
        weighed = tuple(OptionWeighed(name=name, drug=drug) for drug, name in options.items())
        writer.writes(
            lambda when: OptionsWeighed(
                when=when, reason=reason, options=weighed, chosen=weighed[0].name, decided_by="together"
            ),
            f"compares with {self.called}: {', '.join(options.values())}; chosen together: {weighed[0].name}",
        )

    def milligrams(self) -> float | None:
        """The total a day of the newest step of the order that is kept."""
        course = next(one for one in self.seen_now().courses if one.entry == self.kept["order"])
        return course.steps[-1].milligrams_a_day

    def seen_now(self) -> View:
        return View(self.chart, knowledge.load(), self.clinic, Clock(self._at))

    @property
    def local(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def _append(
        self, body: Body, at: datetime, author: str, *, supersedes: str | None = None, source: str = "staff"
    ) -> str:
        """With the labels that the door gives it."""
        labels = protected(self.chart, self._new(body, supersedes, source)).labels
        found = super()._append(body, at, author, supersedes=supersedes, source=source)
        self.entries[-1] = structs.replace(self.entries[-1], labels=self.entries[-1].labels | labels)
        return found

    def answers(self, instrument: str) -> list[Any]:
        return [one for one in self.chart.of(Answers) if one.body.instrument == instrument]

    def takes(self, order: str, first: date, days: int, missed: int = 0) -> None:
        """The client tells of each day's doses; so many are missed, spread over them."""
        every = days // missed if missed else days + 1
        for number in range(days):
            outcome = "missed" if number % every == every - 1 else "taken"
            self._append(
                DoseReport(when=When.instant(self._at, self.zone), order=order, day=first + timedelta(days=number), outcome=outcome),
                self._at, "client",
            )  # fmt: skip
        self.tell("came_in", f"{self.called} tells of {days} days of doses, {missed} missed.")


class Look(Seen):
    """The chart as judged at one instant, in the columns of the book."""

    story: Case

    def says(self, words: str, rule: str = "") -> Finding | Duty:
        """A finding, a duty or an offer holds these words exactly."""
        return self._told("said", words, rule)

    def does(self, words: str, rule: str = "") -> Finding | Duty:
        """The same, where the case asks for something to be done: a duty, an offer, a proposal."""
        return self._told("did", words, rule)

    def holds(self, text: str, got: object, wanted: object = True) -> None:
        """What the chart adds up to."""
        assert got == wanted, f"{text}: {got!r}, and not {wanted!r}"
        self.story.tell("did", text)

    def reads(self, told: str, words: str, of: str) -> None:
        """What the portal says to the client at once of a medicine that `told` told."""
        besides = told_beside(self.said.findings, self.view().courses, told)
        text = " ".join(render_to_string("portal/pieces/beside.html", {"besides": besides}).split())
        assert words in text, f"{of}: the client reads {text!r}, which does not say {words!r}"
        self.story.tell("did", f"{self.story.called} reads at once, {of}: “{words}”")

    def trial(self) -> Trial:
        (found,) = [one for one in self.view().trials if one.measure]
        return found

    def offers(self) -> list[str]:
        return [str(one.says) for one in self.said.offers]

    def _told(self, column: Column, words: str, rule: str) -> Finding | Duty:
        every: tuple[Finding | Duty, ...] = (*self.said.findings, *self.said.duties)
        among = [one for one in every if not rule or one.rule == rule]
        for one in among:
            if whole := next((text for text in _texts(one) if words in text), ""):
                self.story.tell(column, whole, one.rule, _source(one))
                return one
        raise AssertionError(f"nobody says {words!r}; said is {[f'{one.rule}: {one.says}' for one in among]}")


def told(tale: Tale, clinic: Clinic | None = None) -> Case:
    """The whole case, every line of it checked."""
    case = Case(tale, clinic)
    for day in tale.days:
        day(case)
    return case


def _texts(one: Finding | Duty) -> Iterable[str]:
    yield str(one.says)
    yield from (str(offer.says) for offer in one.offers)
    if isinstance(one, Finding):
        yield from (str(words) for words in (one.do, one.why, *one.missing) if words is not None)
    else:
        yield from (str(words) for words in (*one.steps, *one.remarks))


def _source(one: Finding | Duty) -> str:
    sources = one.ground.sources[:1]
    return ", ".join(part for source in sources for part in (source.document, source.section) if part)
