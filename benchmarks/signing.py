"""Somebody signed in, for what is measured."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.test import Client

from steadystep.clinic.people import sign_in
from steadystep.clinic.people.demo import BACKEND


def signed_in(person: str) -> Client:
    """A browser on this machine, signed in as the demo does it."""
    browser = Client(HTTP_HOST="localhost", REMOTE_ADDR="127.0.0.1")
    browser.force_login(get_user_model()._default_manager.get(pk=person), backend=BACKEND)
    session = browser.session
    session[sign_in.DEMO_SIGN_IN] = True
    session.save()
    return browser
