"""The parts of entries (the fields of their structs) by the names people use."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES: dict[str, str | Promise] = {
    "legal_name": _("Legal name"), "preferred_name": _("Called"), "pronouns": _("Pronouns"), "birth_date": _("Born"),
    "sex_for_ranges": _("Sex for clinical ranges"), "language": _("Language"), "interpreter": _("Interpreter"),
    "zone": _("Time zone"), "phone": _("Phone"), "email": _("E-mail"), "safe_contact": _("Safe way to reach"),
    "circumstance": _("What holds"), "holds": _("Holds"), "since": _("Since"), "section": _("Section"), "question": _("Question"), "answer": _("Answer"),
    "not_assessed_because": _("Not assessed because"), "condition": _("Condition"), "status": _("Status"),
    "onset": _("Since"), "note": _("Note"), "substance": _("Substance"), "reaction": _("Reaction"),
    "severity": _("Severity"), "none_known": _("None known"), "resource_type": _("Kind of record"),
    "understood": _("Also made into entries"), "title": _("Title"), "origin": _("From"), "text": _("Text"),
    "sign": _("How we will see it"), "agreed": _("Agreed with the client"), "review": _("To be looked at again"),
    "name": _("Name"), "goal": _("Goal"), "measure": _("Judged by"), "therapy_focus": _("Therapy focus"),
    "pathway": _("Programme"), "phase": _("Phase"), "client_view": _("The client's view"), "milestone": _("Milestone"),
    "rule": _("Rule"), "offer": _("Suggestion"), "reason": _("Reason"), "until": _("Until"), "ending": _("How it ended"),
    "drug": _("Medicine in our knowledge"), "indication": _("For"), "target": _("Target"), "route": _("How it is taken"),
    "steps": _("Doses"), "instruction": _("Instruction"), "reasons": _("Reasons for going on"),
    "shown": _("Checks shown at signing"), "order": _("Order"), "why": _("Why"), "last_day": _("Last day"),
    "day": _("Day"), "outcome": _("What came of it"), "effect": _("Effect"), "burden": _("Burden, 0 to 10"),
    "gone": _("Gone"), "quantity": _("Amount"), "days": _("Days it lasts"), "medicine": _("Medicine"),
    "told_by": _("Told by"), "started": _("Started"), "stopped": _("Stopped"), "dose_text": _("Dose as told"),
    "instrument": _("Questionnaire"), "item": _("Item"), "value": _("Answer"), "items": _("Answers in order"),
    "version": _("Version"), "way": _("Answered by way of"), "total": _("Total"), "permission": _("Permission"),
    "what": _("What"), "category": _("Kind"), "components": _("Parts"), "hours_after_dose": _("Hours after the last dose"),
    "reference": _("Reference range as sent"), "mood": _("Mood, 0 to 10"), "anxiety": _("Anxiety, 0 to 10"),
    "craving": _("Craving, 0 to 10"), "swing": _("Swing, -3 to 3"), "energy": _("Energy, -3 to 3"),
    "sleep_hours": _("Sleep, hours"), "medicines": _("Medicines taken"), "panic_attacks": _("Panic attacks"),
    "movement_minutes": _("Movement, minutes"), "own": _("Own items"), "words": _("In their words"),
    "modality": _("Kind of work"), "summary": _("Summary"), "setting": _("Setting"), "minutes": _("Minutes"),
    "visit": _("Visit"), "practice": _("Kind of practice"), "how_often": _("How often"),
    "predicted": _("Difficulty expected, 0 to 100"), "fallback": _("If it is too much"), "done": _("Done"),
    "assigned": _("Practice"), "before": _("Before, 0 to 100"), "peak": _("At its peak, 0 to 100"),
    "end": _("At the end, 0 to 100"), "barrier": _("What got in the way"),
    "warning_signs": _("Warning signs"), "my_steps": _("Things I can do myself"),
    "people_and_places": _("People and places that help"), "who_to_ask": _("People I can ask for help"),
    "professionals": _("Professionals and crisis lines"), "making_safer": _("Making my surroundings safer"),
    "reasons_for_living": _("What is worth living for"), "overdose": _("If there is an overdose"),
    "event": _("Event"), "family": _("Kind of event"), "level": _("Level"), "says": _("What was noticed"),
    "because": _("From"), "owner_role": _("Who should act"), "known_at": _("Known since"), "due": _("Due"),
    "raised": _("Safety event"), "method": _("How"), "to_person": _("To"), "finding": _("What was found"),
    "evidence": _("Shown by"), "next_contact": _("Next contact"), "purpose": _("What for"), "with_person": _("With"),
    "place": _("Where"), "booking": _("Booking"), "location": _("Where the client was"), "team": _("Team"),
    "person": _("Person"), "role": _("Role"), "joined": _("Membership"), "to": _("To"), "thread": _("Conversation"),
    "from_caregiver": _("From a caregiver"), "recipient_kind": _("Kind of recipient"), "recipient": _("Recipient"),
    "recipient_name": _("Recipient"), "scopes": _("Agreed to share"), "labels": _("Labels"), "consent": _("Consent"),
    "entry": _("Entry"), "add": _("Labels added"), "remove": _("Labels removed"),
    "regimen": _("Product and interval"), "dose": _("Dose"), "site": _("Site"), "lot": _("Lot"), "expiry": _("Expires"),
    "number": _("Which one of the series"), "known": _("Effect in our knowledge"), "red_flag": _("A reason to call"),
    "noticed": _("Noticed"), "times": _("Times of day"),
    "source": _("Whose list"), "as_of": _("As of"), "lines": _("Lines"), "occasion": _("Occasion"),
    "lists": _("Lists compared"), "right": _("Our list is right"), "different": _("What is different"),
    "not_taken": _("Not taken"), "card": _("Version of the card"), "teach_back": _("Said back in their words"),
    "of": _("What it is"),
    "other_client": _("Other chart"), "second_person": _("Second person"),
}  # fmt: skip


def name_of_part(field: str) -> str:
    known = NAMES.get(field)
    return str(known) if known is not None else field.replace("_", " ").capitalize()
