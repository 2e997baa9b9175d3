"""Short plain sentences in the clinic's tone: kind, concrete, no blame. Invented, varied, nobody's."""

from __future__ import annotations

from typing import Final

PRESENTING: Final = (
    "Everything takes twice the effort, and evenings are the worst.",
    "My partner asked me to come. I think they are right.",
    "I have not slept properly since spring.",
    "I keep cancelling on friends and then feel worse.",
    "Work is slipping and I cannot say why.",
    "I want to be there for my family again.",
)
STRENGTHS: Final = (
    "Cooks for the neighbours on Sundays.", "Two good friends who know.", "Plays the guitar, badly and happily.",
    "Keeps a garden on the balcony.", "Never missed a bill, even in the hard months.", "The dog.",
)  # fmt: skip
TO_TEAM: Final = (
    "Could we move the visit to the afternoon? My shifts changed.",
    "The walks help more than I thought. Just wanted to say.",
    "I forgot two tablets over the weekend. Should I do anything?",
    "Hard week. I did the first two steps anyway.",
    "Is it all right to take the tablet with breakfast?",
    "My sister is visiting, may I bring her to a session?",
    "I slept seven hours last night. First time in months.",
    "Could you send me the page about sleep again?",
)
TO_CLIENT: Final = (
    "Of course, I have moved it. See you then.",
    "Thank you for telling us. That is good news, and it was your work.",
    "No need to make up for missed tablets: take the next one as usual. Tell us if it happens often, and we will find an easier way.",
    "Thank you for writing. Two steps in a hard week count. Would a short call help?",
    "Breakfast is a good time. If your stomach is upset, a little food helps.",
    "Yes, please do. We will agree first what you want to share.",
    "We are glad. What was different that evening? Bring it on Thursday if you like.",
    "It is in your plan now, under sleep. Ask any time.",
)
CHECKIN_WORDS: Final = (
    "Got out early, felt lighter.", "Argument at home.", "Better than I expected.", "Tired but all right.", "Long shift.",
    "Laughed a lot with my niece.", "Stayed in bed until noon.", "Rain all day, still went.", "Missed the bus, walked.",
)  # fmt: skip
MEDICINE_VISIT: Final = (
    "Takes it on most days, no burden from side effects. Keep the dose, look again with the next score.",
    "Sleep and appetite back. Keep the dose.",
    "Some benefit, mornings still heavy. Dose and therapy talked through; next look in four weeks.",
    "Tolerated well. Wishes and worries about the medicine heard. Keep going.",
    "Asked how long this goes on. Plan: stay well for some months first, then decide together.",
)
BARRIERS: Final = (
    "child ill",
    "no ride",
    "forgot the day",
    "called in to work",
    "felt too low to leave the house",
    "",
    "weather",
)
KEPT_PLACE: Final = (
    "We missed you today and kept your place. Would Thursday suit you, or a call instead?",
    "We are still here, and nothing is lost. Call or write when you like; we will find a time.",
    "Just checking in. If getting here is hard at the moment, we can meet by video or come up with a ride.",
)
LIFE: Final = (
    ("Started a new job", True), ("Moved to a smaller flat", False), ("A friend died", False), ("First day back at work", True),
    ("Daughter started school", True), ("Landlord sold the house", False), ("A week by the sea", True), ("Passed the driving test", True),
)  # fmt: skip
SAFETY_PLAN: Final = {
    "warning_signs": ("I stop answering the phone", "I lie awake going over old mistakes"),
    "my_steps": (
        "Walk round the block",
        "Shower, then music with words",
        "Sit in the kitchen, not the bedroom",
    ),
    "people_and_places": ("The library until six", "My brother's kitchen"),
    "who_to_ask": ("My brother", "Neighbour on the second floor"),
    "professionals": ("My therapist at the clinic", "988, call or text"),
    "making_safer": ("My brother keeps the old tablets",),
    "reasons_for_living": ("My niece", "The dog", "The garden in May"),
}
CLOSING: Final = (
    "Asked directly: passing thoughts of being better off dead, no plan, no intent, no preparation. Safety plan made together; next contact booked.",
    "Thoughts have eased since the talk. No plan, no intent. Safety plan on the fridge. Seen again this week.",
)
SUPPLY: Final = "Supply handed out; took it with no questions."
