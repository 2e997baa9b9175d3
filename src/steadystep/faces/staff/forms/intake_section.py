"""One section of the assessment as a form made from knowledge: each question may be answered, or put aside with a reason."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from steadystep import knowledge
from steadystep.chart import Body, NewEntry
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.intake import IntakeAnswer
from steadystep.faces.look.forms import TouchChoices, TouchSeveral
from steadystep.faces.staff.addresses import page_address
from steadystep.knowledge import IntakeQuestion, IntakeSection
from steadystep.reasoning.facts.intake import SectionFact

from .engine import EntryForm
from .fields import Line, Prose

PREFIX: Final = "intake-"
NOT_ASSESSED: Final = (
    lazy("would rather not say"), lazy("not today, another time"), lazy("does not apply"), lazy("no interpreter today"),
    lazy("too unwell today"),
)  # fmt: skip
# consent_and_roles.md: what a young person says of risk and substances is theirs, unless the writer chooses otherwise.
_PRIVATE_UNDER_18: Final = frozenset({"safety", "trauma", "substance_use", "relationships"})
_HOLDS: Final = {"yes": True, "no": False}


class SectionForm(EntryForm):
    """Only what was changed is written, an entry a question; what was put aside keeps its reason."""

    makes, verb, tab = IntakeAnswer, lazy("Save this section"), "about"
    corrects_too = False
    typed = "staff/intake/typed.html"
    section: ClassVar[IntakeSection]

    def set_up(self) -> None:
        self.before: SectionFact = next(
            one for one in self.setting.view.intake.sections if one.section.id == self.section.id
        )
        last = {name: self.fields.pop(name) for name in ("happened", "labels")}
        for question in self.section.questions:
            self.fields[_answered(question)] = _field(question)
            self.fields[_aside(question)] = Line(
                _("Not asked, because"), required=False, suggestions=_reasons
            )
        self.fields.update(last)
        self.initial = {**self._told(), **self.initial}

    def _told(self) -> dict[str, Any]:
        """What stands now, and for a young person that it stays theirs."""
        found: dict[str, Any] = {}
        for question in self.section.questions:
            entry = self.before.answers.get(question.id)
            if entry is not None:
                found[_answered(question)] = _as_typed(question, entry.body)
                found[_aside(question)] = entry.body.not_assessed_because
        if self.section.id in _PRIVATE_UNDER_18 and self._is_young():
            found["labels"] = ["adolescent_private"]
        return found

    def _is_young(self) -> bool:
        age = self.setting.view.person.age_on(self.setting.today)
        return age is not None and age < 18

    @property
    def rows(self) -> list[tuple[IntakeQuestion, Any, Any]]:
        """Each question with the field of its answer and the one of the reason why it was not asked."""
        return [(one, self[_answered(one)], self[_aside(one)]) for one in self.section.questions]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for question in self.section.questions:
            if given.get(_answered(question)) and given.get(_aside(question)):
                self.add_error(
                    _aside(question), _("An answer, or why it was not asked: leave one of the two empty.")
                )
        if not self.errors and not list(self._changed()) and not self._sent_before():
            self.add_error(None, _("Nothing was changed: answer a question, or say why it was not asked."))
        return given

    def _sent_before(self) -> bool:
        ids = (self._id(one.id) for one in self.section.questions)
        return any(self.setting.opened.chart.entry(one) is not None for one in ids)

    def _id(self, name: str) -> str:
        return str(uuid.uuid5(self.cleaned_data["entry_id"] or uuid.uuid4(), name))

    def _changed(self) -> Iterator[IntakeQuestion]:
        for question in self.section.questions:
            names = {_answered(question), _aside(question)} & set(self.changed_data)
            if names and any(self.cleaned_data.get(name) for name in (_answered(question), _aside(question))):
                yield question

    def entries(self) -> list[NewEntry]:
        labels = frozenset(self.cleaned_data.get("labels") or ())
        return [
            NewEntry(id=self._id(f"{question.id}{body.kind() if body.kind() != 'intake_answer' else ''}"), body=body, labels=labels)
            for question in self._changed()
            for body in self._bodies(question)
        ]  # fmt: skip

    def bodies(self) -> list[Body]:
        return [body for question in self._changed() for body in self._bodies(question)]

    def _bodies(self, question: IntakeQuestion) -> Iterator[Body]:
        yield self._answer(question)
        chosen = self.cleaned_data.get(_answered(question))
        if question.tells and chosen in _HOLDS:
            yield CircumstanceTold(when=self.when(), circumstance=question.tells, holds=_HOLDS[chosen])

    def _answer(self, question: IntakeQuestion) -> IntakeAnswer:
        given = self.cleaned_data.get(_answered(question)) or ""
        chosen = (
            tuple(given)
            if isinstance(given, list | tuple)
            else (given,)
            if given and question.choices()
            else ()
        )
        names = {one.id: _(one.says) for one in question.choices()}
        answer = ", ".join(names[one] for one in chosen) if chosen else str(given or "")
        return IntakeAnswer(
            when=self.when(), section=self.section.id, question=_(question.says), asks=question.id, chosen=chosen, answer=answer,
            not_assessed_because=self.cleaned_data.get(_aside(question)) or "",
        )  # fmt: skip

    def leads_to(self, client: str) -> str:
        return page_address("intake", client)


def _reasons(_setting: object) -> list[str]:
    return [str(one) for one in NOT_ASSESSED]


def _answered(question: IntakeQuestion) -> str:
    return f"answer_{question.id}"


def _aside(question: IntakeQuestion) -> str:
    return f"aside_{question.id}"


def _as_typed(question: IntakeQuestion, body: IntakeAnswer) -> Any:
    if question.kind == "several":
        return list(body.chosen)
    if question.choices():
        return body.chosen[0] if body.chosen else ""
    return body.answer


def _field(question: IntakeQuestion) -> Any:
    """The field for that kind of answer. Nothing is ever required."""
    label, help_text = _(question.says), _(question.help) if question.help else ""
    choices = [(one.id, _(one.says)) for one in question.choices()]
    field: Any
    if question.kind == "several":
        field = forms.MultipleChoiceField(
            label=label, choices=choices, required=False, widget=TouchSeveral(), help_text=help_text
        )
    elif choices:
        field = forms.ChoiceField(
            label=label,
            choices=[*choices, ("", _("not asked yet"))],
            required=False,
            widget=TouchChoices(),
            help_text=help_text,
        )
    elif question.kind == "line":
        field = Line(label, required=False, help_text=help_text)
    else:
        field = Prose(label, 3, required=False, help_text=help_text)
    field.unmarked = True  # every question may stay open: said once, above
    return field


@cache
def section_form(name: str) -> type[SectionForm] | None:
    """The form of that section; None when there is none of that name."""
    section = knowledge.load().intake_sections.get(name)
    if section is None:
        return None
    told = {
        "slug": f"{PREFIX}{name}",
        "title": lazy(section.title),
        "section": section,
        "hint": lazy(section.intro) if section.intro else "",
    }
    return type("SectionForm", (SectionForm,), told)
