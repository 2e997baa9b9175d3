"""Who holds a role for a client: only in the team in which they hold it."""

from steadystep.reasoning import Clinic, StaffMember

HELD = frozenset({("therapist", "blue"), ("front_desk", "red")})
JO = StaffMember(
    id="jo",
    name="Jo",
    roles=frozenset({"therapist", "front_desk"}),
    teams=frozenset({"blue", "red"}),
    held=HELD,
)
ANN = StaffMember(id="ann", name="Ann", roles=frozenset({"therapist"}), teams=frozenset({"red"}))
CLINIC = Clinic(staff={"jo": JO, "ann": ANN})


def test_a_role_is_looked_up_in_the_team_it_is_held_in():
    assert CLINIC.with_role("therapist", "blue") == (JO,)
    assert CLINIC.with_role("therapist", "red") == (ANN,)
    assert CLINIC.with_role("front_desk", "blue") == ()


def test_without_a_team_everybody_with_the_role_is_named_in_a_stable_order():
    assert CLINIC.with_role("therapist") == (ANN, JO)


def test_nobody_is_an_answer():
    assert CLINIC.with_role("prescriber", "blue") == ()
