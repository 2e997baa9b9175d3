"""The forms whose answers can be told from a QuestionnaireResponse: codes of their items and of their answers.

Item codes: LOINC as used by the HL7 US Behavioral Health Profiles example (PHQ-9) and the HL7 Personal Health Record
guide's GAD-7 example. Answer codes: LOINC answer lists as used there. The knowledge files hold the same codes where
they have any (a test compares them).
"""

from __future__ import annotations

from typing import Final

import msgspec

HOW_OFTEN: Final = {
    "LA6568-5": (0, "not at all"),
    "LA6569-3": (1, "several days"),
    "LA6570-1": (2, "more than half the days"),
    "LA6571-9": (3, "nearly every day"),
}
# LA6575-0 is "very" and LA6574-3 "extremely"; some systems swap the two, so code and words must agree.
HOW_DIFFICULT: Final = {
    "LA6572-7": (0, "not difficult at all"),
    "LA6573-5": (1, "somewhat difficult"),
    "LA6575-0": (2, "very difficult"),
    "LA6574-3": (3, "extremely difficult"),
}
Answers = dict[str, tuple[int, str]]


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """`items` are LOINC codes in the form's order; those past `scored` do not count towards the total."""

    instrument: str
    panel: str
    total: str
    highest: int
    items: tuple[str, ...]
    scored: int

    def answers(self, index: int) -> Answers:
        return HOW_OFTEN if index < self.scored else HOW_DIFFICULT


FORMS: Final = (
    Form(
        instrument="phq_9", panel="44249-1", total="44261-6", highest=27, scored=9,
        items=("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8", "69722-7"),
    ),
    Form(
        instrument="gad_7", panel="69737-5", total="70274-6", highest=21, scored=7,
        items=("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"),
    ),
)  # fmt: skip
BY_TOTAL: Final = {form.total: form for form in FORMS}
