"""Everything that leaves the clinic, by hand: to whom it goes, and what the chart or the access list keeps of it.

A page that is a file, a feed or a paper (`is_outbound`), a FHIR address, a command, a form that signs a disclosure, or a
notice to somebody who does not work here fails the sweep until it stands here.
"""

from __future__ import annotations

from typing import Final

from django.http import HttpResponse

OUTSIDE, CAREGIVER, CLIENT, CLINIC, NOBODY = "outside", "caregiver", "client", "clinic", "nobody"
# outside   a recipient whom a consent, an emergency or a law names: kept as a disclosure, and refused without that ground
# caregiver what the client agreed to share: an opening by the caregiver, or a disclosure where it is sent to them
# client    the client's own, in their hands or by their own sign-in: no consent, but an opening
# clinic    people who work here, for their work: an opening where a chart is read
# nobody    holds no client: neither

ADDRESSES: Final = {
    "staff:letter_paper": OUTSIDE,  # the print of a disclosure that was signed before
    "staff:plan_paper": CLIENT,
    "staff:kit_on_paper": CLIENT,
    "staff:safety_plan_paper": CLIENT,
    "staff:medicine_list": CLIENT,
    "staff:emergency_card": CLIENT,
    "staff:medicine_cards": CLIENT,
    "staff:lab_order_paper": CLIENT,  # carried to the draw
    "staff:result_picture": CLINIC,  # shown beside the form into which it is typed
    "staff:trials": CLIENT,  # for a payer it becomes a letter (`letter-out`)
    "staff:options": CLIENT,
    "staff:day_feed": NOBODY,  # times and kinds of visits of one member of staff
    "staff:push_worker": NOBODY,
    "portal:plan_paper": CLIENT,
    "portal:kit_on_paper": CLIENT,
    "portal:safety_plan_paper": CLIENT,
    "portal:my_medicines": CLIENT,
    "portal:my_cards": CLIENT,
    "portal:my_emergency_card": CLIENT,
    "portal:my_trials": CLIENT,
    "portal:dose_calendar": CLIENT,
    "portal:kept_medicines": CLIENT,
    "portal:visit_feed": CLIENT,  # by a secret address that the client made
    "portal:dose_feed": CLIENT,
    "portal:connection": NOBODY,  # random bytes, to measure a line
    "portal:worker": NOBODY,
    "portal:manifest": NOBODY,
    "fhir:questionnaires": NOBODY,
    "fhir:questionnaire": NOBODY,
    "fhir:load": NOBODY,  # takes, and gives nothing
    "fhir:responses": CLINIC,
    "fhir:appointments": CLINIC,
    "fhir:encounters": CLINIC,
    "fhir:lab_orders": CLINIC,
    "fhir:medicine_orders": CLINIC,
}

COMMANDS: Final = {
    "export": OUTSIDE,  # with --under; without, for work in this clinic
    "review": CLINIC,
    "backup": CLINIC,
    "outcomes": NOBODY,  # counts, the small ones hidden
    "safety-times": NOBODY,
    "questionnaire": NOBODY,
    "consider": NOBODY,  # of files that the caller holds already
    **dict.fromkeys(
        ("demo", "doctor", "expunge", "import", "interactions", "migrate", "recompute", "restore"), NOBODY
    ),
    **dict.fromkeys(("score", "serve", "up", "wording", "worker"), NOBODY),
}

# Forms whose signature is the record that something went out (`reasoning.facts.letters.SENT`).
FORMS_THAT_SEND: Final = {"letter-out": OUTSIDE, "letter": OUTSIDE, "calendar-out": OUTSIDE}
# Composed anew from the chart, and to a pharmacy also for treatment: tests/staff/test_calendar_out.py tries it.
TRIED_ELSEWHERE: Final = frozenset({"calendar-out"})

# Functions of `notices.noting` that write to somebody: by their own sign-in, in words without anything clinical.
NOTICES: Final = {
    "note": CLINIC,
    "remind": CLIENT,
    "tell_of_place": CLIENT,
    "remind_beside": CAREGIVER,  # only after the disclosure (tests/portal/test_caregiver_reminded.py)
    "tell_of_sign": CAREGIVER,  # only after the disclosure (tests/portal/test_sign_shared.py)
}

# The only folders that open a connection to somewhere else.
SENDERS: Final = ("clinic/notices/adapters/",)


def is_outbound(route: str, answer: HttpResponse | None = None) -> bool:
    """By how its address ends, or by what comes back: a file, or a page that is made to be printed and carried."""
    if route.endswith((".pdf", ".ics", ".csv", ".json", ".js")):
        return True
    if answer is None or answer.status_code != 200:
        return False
    page = answer["Content-Type"].startswith("text/html")
    return not page or b'class="stack paper"' in answer.content
