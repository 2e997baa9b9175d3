"""What the sign-in log can say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Happening(models.TextChoices):
    CLINIC_SET_UP = "clinic_set_up", _("set up the clinic")
    SIGNED_IN = "signed_in", _("signed in")
    SIGNED_IN_TO_DEMO = "signed_in_to_demo", _("signed in to the demo with one tap")
    SIGN_IN_FAILED = "sign_in_failed", _("sign-in failed")
    SIGNED_OUT = "signed_out", _("signed out")
    PASSWORD_CHANGED = "password_changed", _("password changed")
    SECOND_FACTOR_ADDED = "second_factor_added", _("second step added")
    SECOND_FACTOR_REMOVED = "second_factor_removed", _("second step removed")
    INVITED = "invited", _("invited")
    INVITATION_WITHDRAWN = "invitation_withdrawn", _("invitation withdrawn")
    INVITATION_ACCEPTED = "invitation_accepted", _("accepted an invitation")
    ADDED = "added", _("added by the clinic's own software")
    ROLE_GIVEN = "role_given", _("role given")
    ROLE_ENDED = "role_ended", _("role ended")
    COVER_GIVEN = "cover_given", _("cover given")
    LEAVE_SET = "leave_set", _("leave noted")
    LEAVE_ENDED = "leave_ended", _("leave ended")
    ON_CALL_SET = "on_call_set", _("put on call")
    ON_CALL_REMOVED = "on_call_removed", _("taken off the rota")
    PLACES_CHANGED = "places_changed", _("sites or teams changed")
    CLINIC_CHANGED = "clinic_changed", _("clinic details changed")
    DEACTIVATED = "deactivated", _("sign-in closed")
    REACTIVATED = "reactivated", _("sign-in opened again")
    ENROLMENT_MADE = "enrolment_made", _("portal code given")
    ENROLMENT_WITHDRAWN = "enrolment_withdrawn", _("portal code withdrawn")
    SIGN_IN_LOCKED = "sign_in_locked", _("signed out everywhere and locked")
    ENROLMENT_WRONG = "enrolment_wrong", _("portal code with a wrong birth date")
    ENROLMENT_USED = "enrolment_used", _("joined the portal")
    CAREGIVER_CODE_MADE = "caregiver_code_made", _("code for a caregiver given")
    CAREGIVER_JOINED = "caregiver_joined", _("joined as a caregiver")
    RECOVERY_MADE = "recovery_made", _("recovery link given")
    RECOVERY_USED = "recovery_used", _("recovered with a link")
