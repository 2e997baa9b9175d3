"""What every page here shares: who may, do it, say so; and what was refused is said in the form."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from steadystep.clinic.people.actors import actor_from
from steadystep.clinic.people.mistakes import NotAllowed, Refused
from steadystep.clinic.people.permissions import check_can_manage_people
from steadystep.clinic.people.sign_in import recently_signed_in

View = Callable[..., HttpResponse]


def for_who_runs_the_clinic(view: View) -> View:
    """Signed in, and a lead or administrator; others get the refusal in words."""

    @login_required
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        check_can_manage_people(actor_from(request))
        return view(request, *args, **kwargs)

    return guarded


def prove_again(request: HttpRequest) -> None:
    """Before opening or closing doors for others: raise, and allauth asks for the password and comes back."""
    if not recently_signed_in(request, within=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT):
        raise ReauthenticationRequired


def tried(form: Form, act: Callable[[], object]) -> bool:
    """Do it and answer True; what the person can mend is shown in the form."""
    try:
        act()
    except NotAllowed:
        raise
    except ValidationError as error:
        found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for field, words in found.items():
            form.add_error(field if field in form.fields else None, words)
        return False
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def tried_if_whole(form: Form, act: Callable[[], object]) -> bool:
    """`tried`, for a form that was sent and has no fault yet."""
    return form.is_bound and form.is_valid() and tried(form, act)


def status_of(*forms: Form) -> int:
    return 422 if any(form.is_bound and form.errors for form in forms) else 200
