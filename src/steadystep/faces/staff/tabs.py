"""The tabs of a client's page: blocks of entries by care word, each with what can be written there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from steadystep.chart import (
    AnyEntry,
    circumstances,
    discharge,
    exposure,
    hospital,
    intake,
    intake_course,
    life_stages,
    measures,
    outreach,
    plan,
    safety,
    sharing,
    story_notes,
    team,
    teamwork,
    therapy,
    visits,
    worksheets,
)
from steadystep.chart.checkpoints import CheckpointHeld
from steadystep.chart.warning_signs import ChangeWatch, WarningSign
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import instant_said, said
from steadystep.faces.staff import medicines_tab
from steadystep.faces.staff.addresses import entry_address, page_address, picture_address
from steadystep.faces.staff.as_said import coding_said, result_said, when_said
from steadystep.faces.staff.asked_block import asked_block
from steadystep.faces.staff.blocks import MOST_ROWS, Block, Desk
from steadystep.faces.staff.cadence_block import cadence_block
from steadystep.faces.staff.code_titles import instrument_title
from steadystep.faces.staff.feed import feed_items, is_sealed
from steadystep.faces.staff.total_words import total_said
from steadystep.reasoning.facts.pictures import picture_of_result
from steadystep.reasoning.facts.scoring import Score

NAMES: dict[str, str | Promise] = {
    "medicines": lazy("Medicines"), "measures": lazy("Measures"), "sessions": lazy("Sessions"),
    "safety": lazy("Safety"), "labs": lazy("Labs"), "team": lazy("Team"), "about": lazy("About"),
    "feed": lazy("Feed"), "documents": lazy("Documents"),
}  # fmt: skip


def blocks_of(tab: str, desk: Desk) -> list[Block]:
    """The blocks of a tab; `feed` and `documents` are pages of their own."""
    return _TABS[tab](desk)


def _measures(desk: Desk) -> list[Block]:
    blocks = []
    for name, facts in desk.view.every_score.items():
        head = (_("When"), _("Total"), _("What it means"), "")
        rows = [_score_row(desk, fact) for fact in reversed(facts[-MOST_ROWS:])]
        blocks.append(
            Block(instrument_title(name), head=head, rows=rows, **desk.rest(len(facts) - MOST_ROWS))
        )
    write = tuple(desk.form("answers", instrument_title(one.id), instrument=one.id)
                  for one in desk.view.knowledge.instruments.values() if one.entry == "answers")  # fmt: skip
    blocks.append(
        Block(
            _("In one line"), items=desk.lines(measures.Answers, measures.ScoreTotal, measures.ItemAnswered)
        )
    )
    blocks = [block for block in blocks if block.rows or block.items]
    ask = Block(
        _("Ask now"), (*write, desk.form("score", _("A total from paper")), desk.form("checkin", _("Check-in for the client"))),
        "" if blocks else _("Nothing has been measured yet. Begin with the measure that will judge the target."),
    )  # fmt: skip
    return [
        ask,
        *asked_block(desk),
        *blocks,
        desk.block(
            _("Check-ins"),
            (measures.DailyCheckin,),
            Link(_("How they are watched"), reverse("staff:how_watched")),
            desk.form("warning-sign", _("Write a sign together")),
            empty=_("No check-in yet."),
        ),
    ]


def _score_row(desk: Desk, fact: Any) -> dict[str, Any]:
    result = fact.result
    total = total_said(result) if isinstance(result, Score) else _("none")
    meaning = (result.band and _(result.band)) if isinstance(result, Score) else said(result.why)
    if isinstance(result, Score):
        meaning = " · ".join([*([meaning] if meaning else []), *(said(remark) for remark in result.remarks)])
    if isinstance(result, Score) and result.imputed:
        filled = ngettext(
            "item %(items)s filled with the mean", "items %(items)s filled with the mean", len(result.imputed)
        )
        meaning += " · " + filled % {"items": ", ".join(map(str, result.imputed))}
    client = desk.opened.chart.client
    cells = [Link(instant_said(fact.at), entry_address(client, fact.entry)), Link(total), Link(meaning)]
    if not fact.held:
        return {"cells": cells, "actions": ()}
    cells[2] = Link(f"{meaning} · " + _("counts in no rule: to be asked about, or not meant"))
    return {"cells": cells, "actions": (Link(_("Sheets to check"), page_address("sheets_to_check", client)),)}


def _sessions(desk: Desk) -> list[Block]:
    rows = [_visit_row(desk, visit) for visit in reversed(desk.view.visits[-MOST_ROWS:])]
    rest = desk.rest(len(desk.view.visits) - MOST_ROWS, visits.VisitBooked)
    return [
        Block(_("Visits"), (_find_a_time(desk), desk.form("visit", _("Book a visit")), desk.form("waiting", _("Waiting list"))), _("No visit is booked."), desk.lines(visits.VisitBooked),
              (_("When"), _("What for"), _("With"), _("What came of it"), ""), rows, **rest),
        cadence_block(desk),
        desk.block(_("Sessions and notes"), (therapy.Session, therapy.ProgressNote), Link(_("Agenda, ladder, practice, sheets"), page_address("therapy", desk.opened.chart.client)), desk.form("session", _("Session")),
                   desk.form("note", _("Progress note")), empty=_("No session is written down.")),
        desk.block(_("Practice between sessions"), (therapy.PracticeAssigned, therapy.PracticeTried, exposure.ExposureLadder, exposure.PracticeCleared, worksheets.Worksheet),
                   desk.form("practice", _("Agree a practice")), desk.form("tried", _("What was tried")), empty=_("None agreed yet.")),
        Block(_("Kept apart"), (desk.form("psychotherapy-note", _("Psychotherapy note")),),
              _("A psychotherapy note is sealed and read only by whoever wrote it."),
              feed_items([one for one in desk.opened.chart.standing if is_sealed(one)], desk.describer)),
    ]  # fmt: skip


def _visit_row(desk: Desk, visit: Any) -> dict[str, Any]:
    href = entry_address(desk.opened.chart.client, visit.entry)
    cells = [Link(instant_said(visit.starts), href), Link(f"{name_of(visit.purpose)}, {name_of(visit.place)}"),
             Link(desk.describer.who(visit.with_person)), Link(name_of(visit.outcome))]  # fmt: skip
    actions: tuple[Link, ...] = ()
    if visit.outcome == "booked":
        begin = (
            () if visit.place == "in_person" else (desk.form("visit-started", _("Begin"), visit=visit.entry),)
        )
        actions = (*begin, desk.form("visit-attended", _("Came"), visit=visit.entry), desk.form("visit-missed", _("Did not come"), visit=visit.entry),
                   desk.form("visit-cancelled", _("Cancel"), visit=visit.entry), *_interpreter(desk, visit), *_series(desk, visit))  # fmt: skip
    return {"cells": cells, "actions": actions}


def _interpreter(desk: Desk, visit: Any) -> tuple[Link, ...]:
    told = desk.opened.chart.latest(intake.Demographics)
    return (
        (desk.form("interpreter", _("Interpreter"), visit=visit.entry),)
        if told and told.body.interpreter
        else ()
    )


def _find_a_time(desk: Desk) -> Link:
    """The times that are free, for whoever may book."""
    return (
        Link(_("Find a time"), page_address("times", desk.opened.chart.client))
        if desk.form("visit", "x").href
        else Link("")
    )


def _series(desk: Desk, visit: Any) -> tuple[Link, ...]:
    if not visit.series:
        return ()
    return (
        Link(
            _("This and the later ones"),
            reverse("staff:series", args=[desk.opened.chart.client, visit.entry]),
        ),
    )


def _safety(desk: Desk) -> list[Block]:
    return [
        Block(_("Safety events"), (desk.form("safety-event", _("Report a safety event")),), _("No safety event has been raised."), desk.lines(safety.Raised),
              (_("Event"), _("Known since"), _("Due"), _("Now"), ""), [_event_row(desk, one) for one in reversed(desk.view.events)]),
        desk.block(_("Safety plan"), (safety.SafetyPlan,), Link(_("Open, print, who holds it"), page_address("safety_plan", desk.opened.chart.client)),
                   desk.form("safety-plan", _("Write the safety plan together")),
                   empty=_("There is no safety plan yet. Write it together, in the client's words.")),
        desk.block(_("Early-warning signs"), (WarningSign, ChangeWatch), desk.form("warning-sign", _("Write a sign together")),
                   empty=_("No sign is written down yet: ask what they notice first when a bad time comes.")),
        desk.block(_("Calls and contacts"), (safety.ContactAttempted, outreach.OutreachEnded, outreach.WelfareCheckDecided), desk.form("contact", _("Note a call")),
                   desk.form("outreach-ended", _("End reaching out")), empty=_("None noted.")),
    ]  # fmt: skip


def _event_row(desk: Desk, event: Any) -> dict[str, Any]:
    raised = event.raised
    if event.closed is not None:
        now = _("closed by %(name)s: %(finding)s") % {
            "name": desk.describer.who(event.closed.author), "finding": getattr(event.closed.body, "finding", ""),
        }  # fmt: skip
    elif event.acknowledged is not None:
        now = _("taken on by %(name)s") % {"name": desk.describer.who(event.acknowledged.author)}
    else:
        now = _("nobody has taken it on")
    cells = [Link(said(raised.says), entry_address(desk.opened.chart.client, event.entry)), Link(instant_said(raised.known_at)),
             Link(instant_said(raised.due)), Link(now)]  # fmt: skip
    actions: list[Link] = []
    if event.closed is None:
        if event.acknowledged is None:
            actions.append(desk.form("acknowledge", _("Take it on"), raised=event.entry))
        actions += [desk.form("contact", _("Note a call"), raised=event.entry), desk.form("hand-over", _("Hand over"), raised=event.entry),
                    desk.form("close", _("Close"), raised=event.entry)]  # fmt: skip
    return {"cells": cells, "actions": tuple(actions)}


def _labs(desk: Desk) -> list[Block]:
    found = sorted(desk.opened.chart.of(measures.Observation), key=lambda entry: entry.occurred, reverse=True)
    head = (_("When taken"), _("What"), _("Result"), _("Reference as sent"), _("Hours after dose"), "")
    pictures = Link(_("Pictures of results"), page_address("result_pictures", desk.opened.chart.client))
    write = (desk.form("result", _("Write down a result")), pictures)
    typed_from = picture_of_result(desk.opened.chart)
    rows = [_lab_row(desk, entry, typed_from) for entry in found[:MOST_ROWS]]
    return [
        Block(
            _("Results"),
            write,
            _("No result yet."),
            desk.lines(measures.Observation),
            head,
            rows,
            **desk.rest(len(found) - MOST_ROWS, measures.Observation),
        )
    ]


def _lab_row(desk: Desk, entry: AnyEntry, typed_from: dict[str, str]) -> dict[str, Any]:
    body = entry.body
    hours = f"{body.hours_after_dose:g} h" if body.hours_after_dose is not None else ""
    cells = [Link(when_said(body.when), entry_address(desk.opened.chart.client, entry.id)), Link(coding_said(body.what)),
             Link(result_said(body)), Link(body.reference), Link(hours)]  # fmt: skip
    picture = typed_from.get(desk.opened.chart.origin(entry.id), "")
    look = Link(_("Its picture"), picture_address(desk.opened.chart.client, picture))
    return {"cells": cells, "actions": (look,) if picture else ()}


def _team(desk: Desk) -> list[Block]:
    return [
        desk.block(_("In care with"), (team.TeamJoined,), desk.form("join", _("Add to the team")), desk.form("leave", _("End a membership")),
                   empty=_("No team has this client.")),
        desk.block(_("Messages"), (team.Message,), Link(_("Conversations"), page_address("conversations", desk.opened.chart.client)),
                   desk.form("message", _("Write a message")), empty=_("None to you, your role or the team.")),
        desk.block(_("Agreed by the team"), (teamwork.HuddleNoted, teamwork.HuddleDone, teamwork.CaseReviewed, teamwork.SupervisionNoted),
                   desk.form("huddle", _("Huddle note")), desk.form("case-review", _("Case review")), desk.form("supervision", _("Supervision note")),
                   empty=_("Nothing yet: a note has a name and a day.")),
        desk.block(_("Referrals"), (sharing.ReferralMade, sharing.ReferralMoved), Link(_("How far each came"), page_address("referrals", desk.opened.chart.client)), Link(_("Peer support"), page_address("peer", desk.opened.chart.client)),
                   desk.form("referral", _("New referral")), empty=_("No referral yet.")),
        desk.block(_("Letters and records sent"), (sharing.Disclosed, sharing.DisclosureAnswered), Link(_("Write, print, follow"), page_address("letters", desk.opened.chart.client)),
                   empty=_("Nothing has left.")),
        desk.block(_("Stays in hospital"), (hospital.HospitalAdmitted, hospital.HospitalLeft), desk.form("hospital-in", _("Admitted")),
                   desk.form("hospital-out", _("Left hospital")), empty=_("None that we know of.")),
        *_guardians(desk),
        desk.block(_("Consents"), (team.ConsentGiven, team.ConsentRevoked), desk.form("consent", _("Consent given")),
                   desk.form("consent-back", _("Consent taken back")), empty=_("Nothing is shared with anybody outside.")),
        desk.block(_("Emergency openings"), (team.AccessOpened,), empty=_("None.")),
    ]  # fmt: skip


def _guardians(desk: Desk) -> list[Block]:
    """Only for a client under 18, or where a request is on file."""
    kinds = (life_stages.GuardianAsked, life_stages.GuardianAnswered)
    if not desk.opened.chart.among(*kinds) and all(age >= 18 for age in desk.view.circumstances.ages):
        return []
    asked, answered = (
        desk.form("guardian-asked", _("A guardian asks for something")),
        desk.form("guardian-answered", _("Decide on a request")),
    )
    return [desk.block(_("Requests of guardians"), kinds, asked, answered, empty=_("None."))]


def _about(desk: Desk) -> list[Block]:
    return [
        desk.block(_("Personal details"), (intake.Demographics,), desk.form("details", _("Change details"))),
        desk.block(_("Diagnoses"), (intake.Diagnosis,), desk.form("diagnosis", _("Diagnosis")), empty=_("None written down.")),
        desk.block(_("Allergies"), (intake.Allergy,), desk.form("allergy", _("Allergy, or none known")), empty=_("Nobody has asked yet.")),
        desk.block(_("What was told at intake"), (intake_course.Formulation, intake_course.CareLevelDecided, intake_course.IntakeOpened, intake.IntakeAnswer), Link(_("Open the intake"), page_address("intake", desk.opened.chart.client)), desk.form("intake", _("A question of your own")), empty=_("Nothing yet.")),
        desk.block(_("Health that bears on medicines"), (circumstances.CircumstanceTold,), desk.form("health", _("Health")), Link(_("What this stage of life changes"), page_address("life_stage", desk.opened.chart.client)),
                   empty=_("Nobody has asked yet: pregnancy, smoking, kidney, liver.")),
        desk.block(_("Plan"), (plan.Goal, plan.Target, plan.PathwayPhase), desk.form("goal", _("Goal")), desk.form("target", _("Target")),
                   desk.form("phase", _("Programme and phase")), empty=_("Begin with what the client wants.")),
        desk.block(_("Life"), (plan.LifeEvent, story_notes.StoryNote), desk.form("life-event", _("Life event")), desk.form("story-note", _("Note on the story")), empty=_("Nothing written down.")),
        desk.block(_("Checkpoints and stepping down"), (CheckpointHeld, discharge.StepDownPlan, discharge.KitGiven), Link(_("Look together"), page_address("checkpoint", desk.opened.chart.client)),
                   desk.form("step-down", _("Step-down plan")), Link(_("The kit for after care"), page_address("kit", desk.opened.chart.client)), empty=_("None yet.")),
        desk.block(_("Care ended or resumed"), (plan.CareEnded, plan.CareResumed, discharge.FollowUpDone, discharge.ReturnAsked), desk.form("care-ended", _("End care")),
                   desk.form("return", _("They would like to come back")), desk.form("care-resumed", _("Resume care")), empty=_("In care without a break.")),
        desk.block(_("Visits written down"), (visits.VisitAttended, visits.VisitMissed, visits.VisitCancelled), empty=_("None.")),
    ]  # fmt: skip


_TABS: dict[str, Callable[[Desk], list[Block]]] = {
    "medicines": medicines_tab.blocks, "measures": _measures, "sessions": _sessions, "safety": _safety, "labs": _labs,
    "team": _team, "about": _about,
}  # fmt: skip
