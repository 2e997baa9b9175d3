"""What every request asks of the database, as SQL: Django takes several times longer to word such a question than the
database to answer it. Nothing is remembered between requests: a role that ended, a cover, a sign-in are as they are now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, models

from steadystep.clinic.people.models import Person

_ID = models.UUIDField()
# A role without a team holds in every team; a cover is a team without a role.
_PLACES = """
SELECT held.role, team.id, team.site_id FROM people_staffrole held
LEFT JOIN people_team team ON held.team_id IS NULL OR team.id = held.team_id
WHERE held.person_id = %s AND held.starts <= %s AND (held.ends IS NULL OR held.ends > %s)
UNION ALL
SELECT '', team_id, NULL FROM people_cover WHERE person_id = %s AND starts <= %s AND ends > %s
"""
_SESSION = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"
_PERSON = "SELECT * FROM people_person WHERE id = %s"
_AUTHENTICATOR = "SELECT 1 FROM mfa_authenticator WHERE user_id = %s AND type IN ({places}) LIMIT 1"
_NAMES = "SELECT id, display_name FROM people_person WHERE id IN ({places})"


def places(person: UUID, at: datetime) -> list[tuple[str, str, str]]:
    """Role, team and site as they hold at that instant; the role is empty where a cover lets somebody see a team, the
    team where a clinic has none yet."""
    asked = (_id(person), _instant(at), _instant(at))
    return [(role, _text(team), _text(site)) for role, team, site in _rows(_PLACES, (*asked, *asked))]


def session_text(key: str, at: datetime) -> str | None:
    """What a session holds, encoded; None where there is none or it ran out."""
    found = _rows(_SESSION, (key, _instant(at)))
    return found[0][0] if found else None


def person(person_id: UUID | str) -> Person | None:
    """Whoever signs in under that id."""
    return next(iter(Person.objects.raw(_PERSON, [_id(person_id)])), None)


def has_authenticator(person_id: UUID, types: Iterable[str]) -> bool:
    """Whether they set up a second step of one of these types."""
    kinds = tuple(map(str, types))
    question = _AUTHENTICATOR.format(places=_places(kinds))
    return bool(_rows(question, (_id(person_id), *kinds)))


def names(ids: Iterable[UUID | str]) -> dict[str, str]:
    """Display names by id; an unknown id is left out."""
    asked = [_id(one) for one in ids]
    if not asked:
        return {}
    rows = _rows(_NAMES.format(places=_places(asked)), asked)
    return {_text(key): name for key, name in rows}


def _places(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))


def _rows(question: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, tuple(values))
        return cursor.fetchall()


def _id(value: UUID | str) -> Any:
    return _ID.get_db_prep_value(value, connection)


def _instant(value: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _text(value: Any) -> str:
    """SQLite keeps an id without its hyphens."""
    return "" if value is None else str(value if isinstance(value, UUID) else UUID(value))
