"""Two short nights with energy: the client is told at once, in plain words, that their sleep rule has fired. Case B."""

from datetime import date, timedelta

from steadystep.chart import NewEntry, When
from steadystep.chart.measures import DailyCheckin
from steadystep.clinic.chartroom.writing import write
from tests.small_clinic import herself

TODAY = date(2026, 3, 3)
FIRED = "Your sleep rule has fired"


def nights(rosa, last):
    """Two weeks of seven and a half hours, then last night but one."""
    days = [(TODAY - timedelta(days=back), 7.5, 0, 0) for back in range(16, 1, -1)]
    told = [
        NewEntry(
            id=f"00000000-0000-4000-8000-{place:012d}",
            body=DailyCheckin(when=When.on(day), day=day, sleep_hours=hours, energy=energy, swing=mood),
        )
        for place, (day, hours, energy, mood) in enumerate([*days, (TODAY - timedelta(days=1), *last)])
    ]
    write(herself(rosa.client), rosa.client, told)


def test_the_second_short_night_with_energy_says_that_the_rule_has_fired(rosa):
    nights(rosa, (5.0, 1, 2))
    said = rosa.post("/my/check-in/", "/my/check-in/", sleep_hours="5.2", energy="2", swing="2")
    assert FIRED in rosa.get("/my/").content.decode() or FIRED in said.content.decode()


def test_one_short_night_says_nothing_of_it(rosa):
    nights(rosa, (7.5, 0, 0))
    said = rosa.post("/my/check-in/", "/my/check-in/", sleep_hours="5.2", energy="2", swing="2")
    assert FIRED not in rosa.get("/my/").content.decode() + said.content.decode()
