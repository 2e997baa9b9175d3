"""What forms let a person choose from: entries of this chart, people and teams of this clinic."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from steadystep import knowledge
from steadystep.chart.intake import Demographics, Diagnosis
from steadystep.chart.measures import Observation
from steadystep.chart.plan import Goal, Target
from steadystep.chart.plans_ahead import ProcedurePlanned, TravelPlanned
from steadystep.chart.safety import Raised
from steadystep.chart.substance import LapseReported
from steadystep.chart.team import ConsentGiven, ConsentRevoked, TeamJoined, TeamLeft
from steadystep.chart.therapy import PracticeAssigned
from steadystep.chart.visit_start import VisitStarted
from steadystep.clinic.calendar import reading as calendar
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.people import roster
from steadystep.faces.look.languages import language_said
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said, instant_said, said
from steadystep.faces.staff.as_said import coding_said
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts import waiting
from steadystep.reasoning.facts.injections import written_late
from steadystep.reasoning.facts.life_stages import fits

from .fields import Choices
from .setting import Setting


def orders(setting: Setting) -> Choices:
    """Orders that are not over; what rests is not over by the calendar alone."""
    running = [one for one in setting.view.courses if one.ordered_here]
    today = setting.today
    return [
        (one.entry, one.name)
        for one in running
        if one.last is None or one.last >= today or one.rests_past_its_end
    ]


def orders_injected(setting: Setting) -> Choices:
    """Orders that are not over, and those of an injection that ended in the last weeks: what was given is written down late too."""
    late = written_late(setting.view)
    return [
        *orders(setting),
        *((one.entry, f"{one.name} · {day_said(one.last)}") for one in late if one.last),
    ]


def targets(setting: Setting) -> Choices:
    chart = setting.opened.chart
    return [
        (chart.first(entry).id, entry.body.name)
        for entry in chart.of(Target)
        if entry.body.status == "active"
    ]


def goals(setting: Setting) -> Choices:
    chart = setting.opened.chart
    return [
        (chart.first(entry).id, entry.body.text[:80])
        for entry in chart.of(Goal)
        if entry.body.status == "active"
    ]


def problems(setting: Setting) -> Choices:
    """Diagnoses that stand, as the problem list calls them."""
    chart = setting.opened.chart
    return [
        (chart.first(entry).id, coding_said(entry.body.condition))
        for entry in chart.of(Diagnosis)
        if entry.body.status in ("active", "remission")
    ]


def instruments(setting: Setting) -> Choices:
    """Those made for their age: an adult's form is never shown to a child."""
    return [(one.id, choice_of(one)) for one in known().instruments.values() if fits(setting.view, one)]


def asked_here(setting: Setting) -> Choices:
    return [
        (one.id, choice_of(one))
        for one in known().instruments.values()
        if one.entry == "answers" and fits(setting.view, one)
    ]


def choice_of(instrument: Instrument) -> str:
    """As staff say it, then its whole name where that is another."""
    return (
        instrument.short
        if instrument.short == instrument.title
        else f"{instrument.short} · {instrument.title}"
    )


def open_events(setting: Setting) -> Choices:
    chart = setting.opened.chart
    return [
        (event.entry, f"{said(event.raised.says)} · {instant_said(event.raised.known_at)}")
        for event in setting.view.events
        if event.open and isinstance(getattr(chart.entry(event.entry), "body", None), Raised)
    ]


def safety_events(setting: Setting) -> Choices:
    """Every event by title, with the sign that makes it more urgent; suicide risk is told by instruments as well."""
    return [
        (variant.id, f"{variant.title} ({variant.raised_when})" if variant.raised_when else variant.title)
        for event in knowledge.load().safety_events.values()
        for variant in event.variants
    ]


def waiting_visits(setting: Setting) -> Choices:
    return [
        (visit.entry, f"{name_of(visit.purpose).capitalize()} · {instant_said(visit.starts)}")
        for visit in setting.view.visits if visit.outcome == "booked"
    ]  # fmt: skip


def waits(setting: Setting) -> Choices:
    """What this client waits for now."""
    return [
        (one.entry.id, f"{name_of(one.entry.body.purpose).capitalize()} · {day_said(one.since.date())}")
        for one in waiting.waits(setting.view)
    ]


def languages(setting: Setting) -> Choices:
    """Those of the clinic, and the client's own; each by its name."""
    own = setting.view.person.language
    codes = [code for code, _name in settings.LANGUAGES if code != getattr(settings, "PSEUDO_LANGUAGE", "")]
    return [(code, language_said(code)) for code in dict.fromkeys(filter(None, (own, *codes)))]


def phone_of(setting: Setting) -> str:
    told = setting.opened.chart.latest(Demographics)
    return told.body.phone if told else ""


def contact_last_told(setting: Setting) -> str:
    """Who was near them at the last visit away from here; it is asked again, not assumed."""
    last = setting.opened.chart.latest(VisitStarted)
    return last.body.emergency_contact if last else ""


def every_visit(setting: Setting) -> Choices:
    return [
        (visit.entry, f"{name_of(visit.purpose).capitalize()} · {instant_said(visit.starts)}")
        for visit in reversed(setting.view.visits)
    ][:30]


def practices(setting: Setting) -> Choices:
    found = setting.opened.chart.of(PracticeAssigned)
    return [(setting.opened.chart.first(entry).id, entry.body.name) for entry in reversed(found)]


def exercises(_setting: Setting) -> Choices:
    """What the knowledge of therapy holds for a client to do, by way of working."""
    return [
        (one.id, f"{_(modality.title)}: {_(one.title)}")
        for modality in known().modalities.values() for one in modality.exercises if one.by == "client"
    ]  # fmt: skip


def staff(setting: Setting) -> Choices:
    """Everyone who works here now, with their roles."""
    people = sorted(setting.opened.clinic.staff.values(), key=lambda one: one.name.casefold())
    return [
        (one.id, f"{one.name} ({', '.join(name_of(role) for role in sorted(one.roles))})") for one in people
    ]


def staff_team_first(setting: Setting) -> Choices:
    """As `staff`, with the client's own team before everyone else."""
    team = {member.person for member in setting.view.person.members}
    return sorted(staff(setting), key=lambda one: one[0] not in team)


def other_prescribers(setting: Setting) -> Choices:
    """Prescribers of the clinic other than who writes."""
    others = (one for one in setting.opened.clinic.with_role("prescriber") if one.id != setting.actor.id)
    return sorted(((one.id, one.name) for one in others), key=lambda one: one[1].casefold())


def rooms(setting: Setting) -> Choices:
    return [(str(room), name) for room, name in calendar.rooms()]


def teams(setting: Setting) -> Choices:
    return [(str(team.pk), f"{team.name}, {team.site.name}") for team in roster.teams()]


def memberships(setting: Setting) -> Choices:
    chart = setting.opened.chart
    left = {entry.body.joined for entry in chart.of(TeamLeft)}
    return [
        (chart.first(entry).id, setting.describer.title(entry))
        for entry in chart.of(TeamJoined) if not {entry.id, chart.first(entry).id} & left
    ]  # fmt: skip


def live_consents(setting: Setting) -> Choices:
    chart = setting.opened.chart
    gone = {entry.body.consent for entry in chart.of(ConsentRevoked)}
    return [
        (entry.id, f"{entry.body.recipient_name}: {entry.body.purpose[:60]}")
        for entry in chart.of(ConsentGiven) if entry.id not in gone
    ]  # fmt: skip


def recent_entries(setting: Setting) -> Choices:
    """The latest entries, for evidence."""
    latest = sorted(setting.opened.chart.standing, key=lambda entry: entry.seq, reverse=True)
    kinds = {
        "contact_attempted",
        "answers",
        "score_total",
        "session",
        "progress_note",
        "safety_plan",
        "visit_attended",
        "observation",
    }
    return [(entry.id, setting.describer.title(entry)[:90]) for entry in latest if entry.kind in kinds][:12]


def messages_to(setting: Setting) -> Choices:
    who = setting.opened.chart.latest(Demographics)
    called = who.body.called if who else name_of("client")
    roles = ("prescriber", "therapist", "case_manager", "nurse", "peer", "front_desk", "lead")
    return [
        ("client", called),
        ("team", name_of("team").capitalize()),
        *((one, name_of(one).capitalize()) for one in roles),
        *staff(setting),
    ]


def medicine_words(_setting: Setting | None) -> list[str]:
    """Names and brands that are known, for typing."""
    facts = knowledge.load()
    return sorted(
        {one.name for one in facts.drug_names.values()}
        | {b for one in facts.drugs.values() for b in one.brands}
    )


def lapses(setting: Setting) -> Choices:
    """Latest first."""
    return [
        (entry.id, f"{setting.describer.title(entry)}, {day_said(entry.body.when.day)}")
        for entry in reversed(setting.opened.chart.of(LapseReported))
    ]


def ahead(setting: Setting) -> Choices:
    found = setting.opened.chart.among(TravelPlanned, ProcedurePlanned)
    return [(entry.id, setting.describer.title(entry)) for entry in reversed(found)]


def results(setting: Setting) -> Choices:
    found = setting.opened.chart.of(Observation)
    return [(entry.id, setting.describer.title(entry)[:90]) for entry in reversed(found)][:30]


def part2_consents(setting: Setting) -> Choices:
    """Live consents for somebody outside that name substance use records."""
    live = {one for one, _name in live_consents(setting)}
    return [
        (entry.id, f"{entry.body.recipient_name}: {entry.body.purpose[:60]}")
        for entry in setting.opened.chart.of(ConsentGiven)
        if entry.id in live and entry.body.recipient_kind == "external" and "part2" in entry.body.labels
    ]


def programs(setting: Setting) -> list[str]:
    """Opioid treatment programs that the clinic wrote down for itself."""
    return [one.name for one in setting.opened.clinic.programs]
