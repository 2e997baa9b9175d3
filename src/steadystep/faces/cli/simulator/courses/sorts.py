"""What people come for, and what usually follows: diagnosis, measure, medicine by its own first steps, therapy, practice.

Doses follow the formulary of the knowledge files; only medicines that these know are ordered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Medicine:
    """`steps` are (day from start, mg each time, times a day); `more` is the next dose, if the first is not enough."""

    drug: str
    name: str
    indication: str
    steps: tuple[tuple[int, float, float], ...]
    more: tuple[float, float] | None = None
    effects: tuple[str, ...] = ()
    route: str = "oral"
    instruction: str = ""


@dataclass(frozen=True, slots=True)
class Sort:
    pathway: str
    diagnosis: tuple[str, str]
    measures: tuple[str, ...]
    baseline: tuple[int, int]
    target: str
    focus: str
    modality: str
    sessions: tuple[str, ...]
    practices: tuple[tuple[str, str], ...]
    goals: tuple[tuple[str, str], ...]
    medicines: tuple[Medicine, ...]
    share: int
    labels: frozenset[str] = frozenset()
    craving: bool = False


SERTRALINE: Final = Medicine(
    "sertraline",
    "Sertraline",
    "depression",
    ((0, 50, 1),),
    (100, 1),
    ("nausea", "loose stools"),
    instruction="One tablet each morning.",
)
SERTRALINE_SLOW: Final = Medicine(
    "sertraline",
    "Sertraline",
    "anxiety",
    ((0, 25, 1), (7, 50, 1)),
    (75, 1),
    ("jitteriness", "nausea"),
    instruction="One tablet each morning.",
)
FLUOXETINE: Final = Medicine(
    "fluoxetine",
    "Fluoxetine",
    "depression",
    ((0, 20, 1),),
    (40, 1),
    ("restlessness", "headache"),
    instruction="One capsule each morning.",
)
BUPROPION: Final = Medicine(
    "bupropion_xl",
    "Bupropion XL",
    "depression",
    ((0, 150, 1),),
    (300, 1),
    ("dry mouth", "waking early"),
    instruction="One tablet each morning, swallowed whole.",
)
TRAZODONE: Final = Medicine(
    "trazodone",
    "Trazodone",
    "insomnia",
    ((0, 50, 1),),
    (100, 1),
    ("morning drowsiness",),
    instruction="Half an hour before bed.",
)
LITHIUM: Final = Medicine(
    "lithium",
    "Lithium carbonate",
    "bipolar II disorder",
    ((0, 300, 2),),
    (300, 3),
    ("thirst", "fine tremor"),
    instruction="With food. Keep salt and fluids steady; no ibuprofen or naproxen.",
)
LAMOTRIGINE: Final = Medicine(
    "lamotrigine",
    "Lamotrigine",
    "bipolar II disorder",
    ((0, 25, 1), (14, 50, 1), (28, 100, 1), (35, 200, 1)),
    None,
    ("headache",),
    instruction="The slow start protects your skin: call the same day for any rash.",
)
QUETIAPINE: Final = Medicine(
    "quetiapine",
    "Quetiapine",
    "bipolar depression",
    ((0, 50, 1), (1, 100, 1), (2, 200, 1), (3, 300, 1)),
    None,
    ("drowsiness", "dry mouth"),
    instruction="At bedtime.",
)
BUPRENORPHINE: Final = Medicine(
    "buprenorphine_naloxone_sl",
    "Buprenorphine-naloxone",
    "opioid use disorder",
    ((0, 4, 2), (1, 8, 2)),
    (10, 2),
    ("headache", "constipation"),
    "sublingual",
    "Under the tongue until it is gone; no drinks for 15 minutes.",
)
NALTREXONE: Final = Medicine(
    "naltrexone_xr",
    "Naltrexone XR",
    "alcohol use disorder",
    ((0, 380, 0.0357),),
    None,
    ("soreness where it was given",),
    "intramuscular",
    "Given by the nurse every four weeks.",
)

_ACTIVATION: Final = (
    "Mood and activity linked on paper. Two small activities chosen for the week.",
    "The week reviewed: the walk happened three times, mood a little higher on those days.",
    "Thoughts behind staying in bed: 'there is no point' put to the test.",
    "Values talked through; one visit to a friend planned.",
    "Sleep times steadied. Phone out of the bedroom.",
    "Setback week. What got in the way, and a smaller step.",
    "Work return planned with shorter days first.",
    "Relapse signs and first steps written on one page.",
)  # fmt: skip
_WORRY: Final = (
    "Worry as a chain; the first link is a 'what if'. Worry log started.",
    "Worry time at six o'clock tried; sleep a little easier.",
    "Problem or worry? Sorting page used for two real problems.",
    "Checking messages less: prediction 70, found 30.",
    "Body: slow breathing and muscle release practised together.",
    "Letting a question stay open for a day. It did.",
    "Review: what to keep doing, and when to come back sooner.",
)  # fmt: skip
_TRAUMA: Final = (
    "Safety, grounding and the plan for hard evenings. No details of the past today; the pace is theirs.",
    "How memory keeps alarm switched on. Stuck points started.",
    "Stuck point: 'I should have known'. Evidence on both sides.",
    "Avoided street walked with a friend; fear fell from 80 to 45.",
    "Trust and closeness. A call to the brother planned.",
    "Looking back over twelve weeks; nightmares down from five to one.",
)  # fmt: skip
_RHYTHM: Final = (
    "Life chart drawn; the pattern before each high seen for the first time.",
    "Daily anchors: up at seven, meals, light, screens off at ten.",
    "Signs list in three domains: less sleep, faster speech, spending.",
    "48-hour rule for big purchases agreed.",
    "A late shift week: how to protect sleep around it.",
    "Family session: what helps when mood lifts or falls.",
)  # fmt: skip
_RECOVERY: Final = (
    "What matters most: work, the children, sleeping through. Ambivalence welcome.",
    "Cue map: payday, the bus station, arguments. Urge surfing practised.",
    "The chain before the last use, link by link, without blame.",
    "Stress plan for evenings; two safe people named.",
    "New routines: gym with a friend, meeting on Thursdays.",
    "Repair: a letter to the sister, read aloud.",
    "Money and work: shift pattern, bills on one page.",
)  # fmt: skip
_SLEEP: Final = (
    "Sleep diary read together; time in bed set to six and a half hours.",
    "Bed only for sleep; up after fifteen minutes awake. Hard and worth it.",
    "Window widened by fifteen minutes: sleep efficiency above 85%.",
    "Thoughts about the next day's tiredness tested.",
)  # fmt: skip

SORTS: Final = (
    Sort("depression", ("Major depressive disorder, recurrent, moderate", "F33.1"), ("phq_9", "gad_7"), (13, 21), "Low mood and lost days",
         "Activity first, mood follows", "cbt", _ACTIVATION, (("Morning walk", "activation"), ("Call a friend", "activation"), ("Thought record", "record")),
         (("Get back to work three days a week", "3 days worked in a week"), ("Play with my children again", "half an hour after dinner"), ("Finish the course I started", "one module a month")),
         (SERTRALINE, FLUOXETINE, BUPROPION, SERTRALINE), 30),
    Sort("anxiety", ("Generalized anxiety disorder", "F41.1"), ("gad_7", "phq_9"), (11, 18), "Worry that takes the day",
         "Worry time; letting questions stay open", "cbt", _WORRY, (("Worry time", "skill"), ("Message sent without re-reading", "ladder_step"), ("Slow breathing", "skill")),
         (("Sleep through on weekdays", "five nights a week"), ("Drive on the highway again", "to work and back"), ("Say no once a week", "once a week")),
         (SERTRALINE_SLOW, FLUOXETINE), 22),
    Sort("panic", ("Panic disorder", "F41.0"), ("pdss_sr", "gad_7"), (12, 18), "Panic attacks and avoidance",
         "Exposure without safety behaviours", "cbt", _WORRY, (("Straw breathing", "interoceptive"), ("Supermarket at a quiet hour", "ladder_step"), ("Bus, two stops", "ladder_step")),
         (("Shop alone", "once a week"), ("Visit my mother by bus", "twice a month")), (SERTRALINE_SLOW,), 10),
    Sort("ptsd", ("Post-traumatic stress disorder, chronic", "F43.12"), ("phq_9", "gad_7"), (13, 20), "Nightmares, alarm and avoiding",
         "Stuck points; places avoided", "cbt", _TRAUMA, (("Grounding, five senses", "skill"), ("Walk down the avoided street", "ladder_step"), ("Stuck point page", "record")),
         (("Sit with my back to the door", "a meal out"), ("Sleep with the light off", "four nights a week")), (SERTRALINE_SLOW, FLUOXETINE), 10),
    Sort("bipolar_2", ("Bipolar II disorder", "F31.81"), ("phq_9",), (12, 20), "Steady mood and sleep",
         "Rhythm: fixed wake time, early signs", "rhythm", _RHYTHM, (("Up at the same time", "skill"), ("48-hour wait before buying", "skill")),
         (("Keep this job past a year", "no missed week"), ("Sleep 7 hours with a fixed wake time", "six nights a week")), (LITHIUM, LAMOTRIGINE, QUETIAPINE, LITHIUM), 10),
    Sort("opioid_use", ("Opioid use disorder, severe", "F11.20"), ("phq_9",), (9, 17), "Cravings and a life worth staying for",
         "Cue map, urge surfing, repair", "relapse_prevention", _RECOVERY, (("Urge surfing", "skill"), ("Other way home on payday", "activation")),
         (("Shifts at the warehouse", "3 a week"), ("Dinner with the family", "once a week")), (BUPRENORPHINE,), 9, frozenset({"part2"}), True),
    Sort("alcohol_use", ("Alcohol use disorder, moderate", "F10.20"), ("phq_9",), (8, 15), "Evenings without drinking",
         "Evening plan; urges", "mi", _RECOVERY, (("Evening plan written at five", "skill"), ("Urge surfing", "skill")),
         (("Coach the Saturday team", "every Saturday"), ("Save for the trip", "a little each month")), (NALTREXONE,), 5, frozenset({"part2"}), True),
    Sort("insomnia", ("Insomnia disorder", "F51.01"), ("phq_9",), (7, 12), "Sleep that carries the day",
         "Sleep window, bed for sleep only", "cbt_i", _SLEEP, (("Up after 15 minutes awake", "skill"), ("Same wake time", "skill")),
         (("Awake for my class", "no nap before six"),), (TRAZODONE,), 4),
)  # fmt: skip
