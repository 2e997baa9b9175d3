"""The clinic of the manual: its hours, its people, and how they are called."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from steadystep.reasoning import Clinic, Shift, StaffMember

ZONE = "America/New_York"
HOLIDAYS = frozenset({date(2026, 5, 25), date(2026, 7, 3)})
TEAM = "blue"

# name: role. Ids are the names, so that a failing test reads well.
STAFF = {
    "Tess": "therapist",
    "Pete": "prescriber",
    "Nora": "nurse",
    "Cora": "case_manager",
    "Lena": "lead",
    "Ada": "admin",
}
NIGHT = "Otis"
ABOUT = """Everyone in these pages is invented. The clinic lies in New York and is open Monday to Friday from 9:00 to 17:00;
it is closed on Monday 25 May and Friday 3 July 2026. Its people are Tess (therapist), Pete (prescriber), Nora (nurse),
Cora (case manager), Lena (lead) and Ada (administrator); Otis answers at night where a page says that he is on call.
The client is Rosa, whom Tess and Pete have looked after since Monday 5 January 2026. All times are local."""


def instant(said: str, zone: str = ZONE) -> datetime:
    """`2026-03-17 14:00`, or a day alone for nine in the morning, as an instant in UTC."""
    text = said if " " in said else f"{said} 09:00"
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def told(at: datetime, zone: str = ZONE) -> str:
    """An instant as the manual writes it: `Tue 17 March 2026 14:00`."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%a} {local.day} {local:%B %Y %H:%M}"


def clinic(zone: str = ZONE, shifts: tuple[Shift, ...] = (), without: frozenset[str] = frozenset()) -> Clinic:
    people = {**STAFF, NIGHT: "prescriber"} if shifts else STAFF
    staff = {
        name: StaffMember(id=name, name=name, roles=frozenset({role}), teams=frozenset({TEAM}))
        for name, role in people.items()
        if role not in without
    }
    return Clinic(
        name="Riverside", zone=zone, holidays=HOLIDAYS, staff=staff, on_call=shifts, version="manual"
    )
