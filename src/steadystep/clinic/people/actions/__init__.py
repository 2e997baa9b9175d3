"""Every change to people and places. Each takes who does it (`by`) and why, and writes the sign-in log.

The exceptions act before anybody is signed in, and the person is then the one who came in: setting up the
clinic, accepting an invitation, joining the portal or as a caregiver, using a recovery link.
"""

from steadystep.clinic.people.actions.caregivers import (
    add_code,
    give_caregiver_code,
    has_joined,
    id_of_caregiver,
    join_as_caregiver,
    withdraw_caregiver_codes,
)
from steadystep.clinic.people.actions.joining import (
    give_portal_code,
    join_portal,
    lock_client_sign_in,
    withdraw_portal_codes,
)
from steadystep.clinic.people.actions.places import (
    add_site,
    add_team,
    change_clinic,
    change_consent_ages,
    change_crisis_lines,
    change_programme_windows,
    make_clinic,
    set_up_clinic,
)
from steadystep.clinic.people.actions.recovering import find_recovery, make_recovery, recover
from steadystep.clinic.people.actions.rights import (
    end_cover,
    end_leave,
    end_role,
    give_cover,
    give_role,
    note_leave,
    put_on_call,
    take_off_call,
)
from steadystep.clinic.people.actions.staff import (
    accept_invitation,
    add_caregiver,
    add_client_sign_in,
    add_staff,
    deactivate,
    find_invitation,
    invite,
    reactivate,
    withdraw_invitation,
)

__all__ = [
    "accept_invitation",
    "add_caregiver",
    "add_client_sign_in",
    "add_code",
    "add_site",
    "add_staff",
    "add_team",
    "change_clinic",
    "change_consent_ages",
    "change_crisis_lines",
    "change_programme_windows",
    "deactivate",
    "end_cover",
    "end_leave",
    "end_role",
    "find_invitation",
    "find_recovery",
    "give_caregiver_code",
    "give_cover",
    "give_portal_code",
    "give_role",
    "has_joined",
    "id_of_caregiver",
    "invite",
    "join_as_caregiver",
    "join_portal",
    "lock_client_sign_in",
    "make_clinic",
    "make_recovery",
    "note_leave",
    "put_on_call",
    "reactivate",
    "recover",
    "set_up_clinic",
    "take_off_call",
    "withdraw_caregiver_codes",
    "withdraw_invitation",
    "withdraw_portal_codes",
]
