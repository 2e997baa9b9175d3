"""Invented people: names put together from lists, ages over a lifetime, several languages, zones and pronouns."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

from steadystep.clinic.consent.actor import Actor
from steadystep.faces.cli.simulator.acts import Who
from steadystep.faces.cli.simulator.cast import id_of

HER: Final = (
    "Alma", "Brooke", "Celia", "Delia", "Edith", "Farah", "Greta", "Hana", "Imani", "June", "Keiko", "Leona", "Mira",
    "Nadia", "Opal", "Petra", "Rosa", "Selma", "Thea", "Uma", "Vera", "Willa", "Yara", "Zofia", "Ayaan", "Carmen", "Linh",
)  # fmt: skip
HIM: Final = (
    "Abel", "Boris", "Cyrus", "Dario", "Emil", "Felix", "Gideon", "Hugo", "Isaac", "Jamal", "Kwame", "Leon", "Milo",
    "Nico", "Omar", "Pablo", "Quentin", "Rafael", "Silas", "Tariq", "Ulrich", "Viktor", "Wendell", "Yusuf", "Minh", "Andres",
)  # fmt: skip
THEM: Final = ("Ash", "River", "Sky", "Rowan", "Quinn", "Marlow", "Ember", "Indigo")
FAMILY: Final = (
    "Abbott", "Barlow", "Castellan", "Dunmore", "Eastwick", "Fairlie", "Garrow", "Halloran", "Ibsen", "Jessup", "Kestrel",
    "Lowell", "Marchetti", "Nyberg", "Oduya", "Pemberly", "Quill", "Rosario", "Sandoval", "Thistle", "Ueno", "Valdez",
    "Whitlow", "Yarrow", "Zelaya", "Bramble", "Calder", "Dray", "Ellery", "Finch", "Greaves", "Hollis", "Ivers", "Jarrah",
    "Kell", "Larkin", "Moss", "Northcott", "Orchard", "Pike", "Rook", "Sorrel", "Tolland", "Underhill", "Vance", "Wick",
)  # fmt: skip
LANGUAGES: Final = ("en",) * 40 + ("es",) * 7 + ("vi", "ar", "so")
ZONES: Final = ("",) * 34 + ("America/Chicago", "America/Los_Angeles", "America/Phoenix", "America/Halifax")


def person(number: int, seed: int, team: str, today: date, rng: Random, *, perinatal: bool = False) -> Who:
    """The `number`-th client: always the same for the same seed."""
    names, pronouns, sex = _gender(rng, perinatal)
    first, family = rng.choice(names), FAMILY[(number * 7 + rng.randrange(3)) % len(FAMILY)]
    language = rng.choice(LANGUAGES)
    key = f"{first}.{family}.{number}".lower()
    actor = Actor(
        id=id_of(seed, "person", number), kind="client", name=first, client=id_of(seed, "client", number)
    )
    return Who(
        actor=actor, team=team, legal_name=f"{first} {family}", pronouns=pronouns, sex=sex, language=language,
        preferred_name=first if rng.random() < 0.8 else first[:3], interpreter=language not in ("en", "es"),
        birth_date=_born(today, rng, perinatal), zone=rng.choice(ZONES), phone=f"555-{rng.randrange(1000, 9999):04d}",
        email=f"{first}.{number}@example.org".lower() if rng.random() < 0.7 else "", username=key,
    )  # fmt: skip


def _gender(rng: Random, perinatal: bool) -> tuple[tuple[str, ...], str, str]:
    drawn = 0.1 if perinatal else rng.random()
    if drawn < 0.52:
        return HER, "she/her", "female"
    if drawn < 0.94:
        return HIM, "he/him", "male"
    return THEM, "they/them", rng.choice(("female", "male", "unknown"))


def _born(today: date, rng: Random, perinatal: bool) -> str:
    """A day; for a few only a month or a year, as it was told."""
    drawn = 0.5 if perinatal else rng.random()
    low, high = (14, 17) if drawn < 0.06 else (65, 84) if drawn > 0.9 else (20, 40) if perinatal else (18, 64)
    born = today - timedelta(days=round(rng.uniform(low, high + 0.98) * 365.25))
    if rng.random() < 0.03:
        return born.isoformat()[: rng.choice((4, 7))]
    return born.isoformat()


def age(who: Who, today: date) -> int:
    """Age in years, by the year alone where that is all we know."""
    year = int(who.birth_date[:4])
    rest = who.birth_date[5:]
    return today.year - year - (bool(rest) and rest > today.isoformat()[5 : 5 + len(rest)])
