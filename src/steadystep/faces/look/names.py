"""Our codes (kinds of entry, roles, words of lists) by the names people use. An unknown code is shown without underscores."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steadystep.faces.look.names_of_asking import ASKING
from steadystep.faces.look.names_of_cadence import CADENCE
from steadystep.faces.look.names_of_ending import ENDING
from steadystep.faces.look.names_of_intake import NAMES as _INTAKE
from steadystep.faces.look.names_of_kinds import KINDS
from steadystep.faces.look.names_of_life_stages import LIFE_STAGES
from steadystep.faces.look.names_of_outcomes import OUTCOMES
from steadystep.faces.look.names_of_outreach import OUTREACH
from steadystep.faces.look.names_of_pharmacy import NAMES as _PHARMACY
from steadystep.faces.look.names_of_pictures import PICTURES
from steadystep.faces.look.names_of_plan import PLAN
from steadystep.faces.look.names_of_substance_care import NAMES as _SUBSTANCE_CARE
from steadystep.faces.look.names_of_supply import NAMES as _SUPPLY
from steadystep.faces.look.names_of_taking import NAMES as _TAKING
from steadystep.faces.look.names_of_tapering import NAMES as _TAPERING
from steadystep.faces.look.names_of_team import TEAM
from steadystep.faces.look.names_of_therapy import THERAPY
from steadystep.faces.look.names_of_trials import TRIALS
from steadystep.faces.look.names_of_watching import WATCHING
from steadystep.faces.look.safety_plan_words import HEADINGS

_DAY_TIMES: dict[str, str | Promise] = {
    "morning": _("in the morning"), "noon": _("at noon"), "evening": _("in the evening"), "night": _("at night"),
}  # fmt: skip

_ROLES: dict[str, str | Promise] = {
    "prescriber": _("prescriber"),
    "therapist": _("therapist"),
    "case_manager": _("case manager"),
    "peer": _("peer specialist"),
    "nurse": _("nurse"),
    "front_desk": _("front desk"),
    "lead": _("clinic lead"),
    "admin": _("administrator"),
    "client": _("client"),
    "caregiver": _("caregiver"),
    "external": _("another system"),
    "software": _("Steadystep"),
    "on_call": _("whoever is on call"),
}
_LABELS: dict[str, str | Promise] = {
    "part2": _("substance use record (42 CFR Part 2)"),
    "sud_counselling_note": _("substance use counselling note"),
    "adolescent_private": _("private to the young person"),
    "guardian_only": _("guardian only"),
    "withheld": _("withheld"),
    "locked": _("locked"),
}
_LISTS: dict[str, str | Promise] = {
    "visit": _("visit"),
    "seen_myself": _("seen myself"),
    "other_clinician": _("another clinician"),
    "somebody_else": _("somebody else"),
    "pharmacy": _("pharmacy"),
    "pdmp": _("PDMP"),
    "primary_care": _("primary care"),
    "hospital": _("hospital"),
    "transfer": _("transfer from another clinic"),
    "surgeon": _("surgeon"),
    "continue": _("continue"),
    "change": _("change"),
    "stop": _("stop"),
    "ask": _("ask"),
    "hospital_discharge": _("hospital discharge"),
    "new_list": _("a new list"),
    "cbt": _("CBT"),
    "dbt": _("DBT"),
    "act": _("ACT"),
    "mi": _("motivational interviewing"),
    "cbt_i": _("CBT for insomnia"),
    "opioid_use_disorder": _("opioid use disorder"),
    "in_person": _("in person"),
    "not_reached": _("not reached"),
    "message_left": _("message left"),
    "welfare_check": _("welfare check"),
    "rapid_access": _("rapid access"),
    "case_management": _("case management"),
    "ladder_step": _("ladder step"),
    "not_this_time": _("not this time"),
    "set_aside": _("set aside"),
    "client_choice": _("the client's choice"),
    "lost_contact": _("contact lost"),
    "moved_away": _("moved away"),
}
_SECTIONS: dict[str, str | Promise] = {
    "allergies": _("allergies"),
    "culture_and_faith": _("culture and faith"),
    "development": _("development"),
    "family": _("family"),
    "housing": _("housing"),
    "legal": _("legal"),
    "medical_history": _("medical history"),
    "money": _("money"),
    "pregnancy": _("pregnancy"),
    "presenting_problem": _("presenting problem"),
    "psychiatric_history": _("psychiatric history"),
    "relationships": _("relationships"),
    "safety": _("safety"),
    "screens": _("screens"),
    "sleep": _("sleep"),
    "strengths": _("strengths"),
    "substance_use": _("substance use"),
    "trauma": _("trauma"),
    "values": _("values"),
    "work_and_school": _("work and school"),
}
# The care words a page of writing is ordered by, where no kind or list has them already.
_CARE: dict[str, str | Promise] = {
    "plan": _("plan"),
    "measures": _("measures"),
    "visits": _("visits"),
    "team": _("team"),
}
_WORDS: dict[str, str | Promise] = {
    "female": _("female"),
    "male": _("male"),
    "other": _("other"),
    "unknown": _("unknown"),
    "active": _("active"),
    "refuted": _("refuted"),
    "remission": _("remission"),
    "resolved": _("resolved"),
    "mild": _("mild"),
    "moderate": _("moderate"),
    "severe": _("severe"),
    "clinician": _("clinician"),
    "import": _("import"),
    "kiosk": _("kiosk"),
    "paper": _("paper"),
    "phone": _("phone"),
    "self": _("self"),
    "exam": _("exam"),
    "lab": _("lab"),
    "social": _("social"),
    "survey": _("survey"),
    "toxicology": _("toxicology"),
    "vital": _("vital"),
    "buccal": _("buccal"),
    "intramuscular": _("intramuscular"),
    "intranasal": _("intranasal"),
    "oral": _("oral"),
    "subcutaneous": _("subcutaneous"),
    "sublingual": _("sublingual"),
    "transdermal": _("transdermal"),
    "missed": _("missed"),
    "partly": _("partly"),
    "taken": _("taken"),
    "stopped": _("stopped"),
    "left_arm": _("left arm"),
    "right_arm": _("right arm"),
    "left_buttock": _("left buttock"),
    "right_buttock": _("right buttock"),
    "left_abdomen": _("left side of the belly"),
    "right_abdomen": _("right side of the belly"),
    "left_thigh": _("left thigh"),
    "right_thigh": _("right thigh"),
    "wait": _("wait and look again"),
    "tweak": _("change the dose or the time"),
    "treat": _("treat it"),
    "stop": _("stop the medicine"),
    "met": _("met"),
    "accepted": _("accepted"),
    "declined": _("declined"),
    "given": _("given"),
    "later": _("another time"),
    "snoozed": _("snoozed"),
    "completed": _("completed"),
    "died": _("died"),
    "transferred": _("transferred"),
    "call": _("call"),
    "letter": _("letter"),
    "text": _("text"),
    "video": _("video"),
    "proceedings": _("proceedings"),
    "medication": _("medication"),
    "relapse_prevention": _("relapse prevention"),
    "rhythm": _("rhythm"),
    "supportive": _("supportive"),
    "group": _("group"),
    "individual": _("individual"),
    "activation": _("activation"),
    "committed_action": _("committed action"),
    "interoceptive": _("interoceptive"),
    "record": _("record"),
    "skill": _("skill"),
    "done": _("done"),
    "intake": _("intake"),
    "therapy": _("therapy"),
    "reached": pgettext_lazy("a person was contacted", "reached"),
    "all": pgettext_lazy("medicines taken", "all"),
    "some": pgettext_lazy("medicines taken", "some"),
    "none": pgettext_lazy("medicines taken", "none"),
}
# Programmes and phases that clinics of this product begin with; a clinic's own are shown as it wrote them.
_PROGRAMMES: dict[str, str | Promise] = {
    "depression": _("depression"),
    "anxiety": _("anxiety"),
    "panic": _("panic"),
    "ptsd": _("PTSD"),
    "insomnia": _("insomnia"),
    "bipolar": _("bipolar"),
    "bipolar_2": _("bipolar 2"),
    "alcohol_use": _("alcohol use"),
    "opioid_use": _("opioid use"),
    "assess": _("assessment"),
    "engage": _("beginning together"),
    "withdrawal": _("withdrawal"),
    "optimise": _("optimising"),
    "switch": _("switching"),
    "stabilise": _("steadying first"),
    "crisis": _("crisis"),
    "higher_care": _("higher level of care"),
    "acute": _("acute"),
    "augment": _("augmentation"),
    "induction": _("induction"),
    "stabilisation": _("stabilisation"),
    "consolidation": _("consolidation"),
    "response": _("response"),
    "continuation": _("continuation"),
    "maintenance": _("maintenance"),
    "stepdown": _("step down"),
    "followup": _("follow-up"),
}
NAMES: dict[str, str | Promise] = {
    **TEAM,
    **HEADINGS,
    **_SUBSTANCE_CARE,
    **_CARE,
    **_PROGRAMMES,
    **TRIALS,
    **ASKING,
    **OUTCOMES,
    **_TAPERING,
    **_PHARMACY,
    **_SUPPLY,
    **_TAKING,
    **PICTURES,
    **OUTREACH,
    **CADENCE,
    **ENDING,
    **WATCHING,
    **THERAPY,
    **PLAN,
    **LIFE_STAGES,
    **_SECTIONS,
    **_INTAKE,
    **_WORDS,
    **_LISTS,
    **_LABELS,
    **_ROLES,
    **KINDS,
}


def time_of_day(at: str) -> str:
    """When a dose is taken: "in the morning"."""
    return str(_DAY_TIMES.get(at, at))


def name_of(code: str) -> str:
    """The name of a kind, role, label or list word in the reader's language."""
    known = NAMES.get(code)
    return str(known) if known is not None else code.replace("_", " ")
