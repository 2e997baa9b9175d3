"""Sessions as Django keeps them in the database, read and signed in by cheaper questions (settings: SESSION_ENGINE, AUTHENTICATION_BACKENDS)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.utils import timezone

from steadystep.clinic.people import every_request
from steadystep.clinic.people.models import Person


class SessionStore(db.SessionStore):
    """Django signs what it keeps by the name of this class: under another one everybody would be signed out."""

    def load(self) -> dict[str, Any]:
        kept = every_request.session_text(self.session_key or "", timezone.now())
        if kept is None:
            self._session_key = None
            return {}
        return self.decode(kept)


class SignIn(AuthenticationBackend):
    """By password as allauth does it."""

    def get_user(self, user_id: UUID | str) -> Person | None:
        person = every_request.person(user_id)
        return person if person is not None and self.user_can_authenticate(person) else None
