"""Side effects in plain words for clients: what it is, and what to tell us about the same day.

They say the rows of knowledge/medication/side_effects.csv over again, line by line; nothing here tells anybody to change
a dose. A row without words here is shown to staff only (a blood value that nobody can feel).
"""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = str | Promise

# Row: what it is, what helps ('' for nothing at home), what to tell us today.
PLAIN: Final[dict[str, tuple[Said, Said, Said]]] = {
    "SE01": (_("Feeling sick, or loose stools"), _("Small meals and ginger can help."), _("I have thrown up for more than a day, or cannot keep drinks down")),
    "SE02": (_("Jittery, restless or more anxious"), _("Less coffee can help."), _("I am agitated and do not sleep, my mood is very high, or I think of ending my life")),
    "SE03": (_("Headache"), _("Drinking enough can help."), _("It is very strong, or I feel confused")),
    "SE04": (_("Trouble sleeping"), _("Getting up at the same time each day can help."), _("Less than 3 hours a night for 2 nights, and full of energy")),
    "SE05": (_("Sleepy"), _("Do not drive until you feel steady."), _("I fall, or people can hardly wake me")),
    "SE06": (_("Less desire, or trouble with sex"), _("It is common, and nothing to be ashamed of. Tell us: there are ways to help."), _("It stays after the medicine was stopped")),
    "SE07": (_("Sweating"), _("Light layers and enough to drink can help."), _("Fever, stiff muscles or confusion")),
    "SE08": (_("More hungry, or gaining weight"), _("Moving a little every day can help."), _("I am very thirsty and pass water often")),
    "SE09": (_("Less hungry, or losing weight"), _("A good breakfast and a rich evening meal can help."), _("I am losing weight quickly")),
    "SE11": (_("Higher blood pressure or a faster pulse"), _("Less coffee can help."), _("140 over 90 or more two times, or chest pain")),
    "SE12": (_("A slight shake of the hands"), _("Less coffee can help."), _("A strong shake, unsteady on my feet, or slurred speech")),
    "SE13": (_("Thirsty, passing water often"), _("Keep drinking, and keep salt as it is."), _("I pass more than 3 litres a day, or feel dried out")),
    "SE14": (_("Feeling sick, or loose stools"), _("Eating something with it can help."), _("Throwing up or loose stools that do not stop")),
    "SE15": (_("A rash"), "", _("Fever, blisters, or sores in the mouth or eyes")),
    "SE16": (_("Dizzy, seeing double or unsteady"), _("Do not drive until you feel steady."), _("I fall, or feel confused")),
    "SE17": (_("Thinner hair"), "", _("Bruises, belly pain, or yellow skin or eyes")),
    "SE18": (_("Trouble finding words, or tingling"), "", _("Eye pain, or blurred sight")),
    "SE19": (_("Sleepy or slowed down"), _("Do not drive until you feel steady."), _("I cannot stay awake, or my speech is slurred")),
    "SE20": (_("Restless inside, hard to sit still"), _("You need not push through it: tell us."), _("I also think of ending my life")),
    "SE21": (_("A muscle that cramps and will not let go"), _("Stay with someone."), _("Jaw, neck or eyes are stuck. If your throat is tight, call 911")),
    "SE22": (_("Movements of the face or hands that I do not want"), "", _("They are new")),
    "SE23": (_("Missed periods, milk from the breast, or trouble with sex"), "", _("Milk from the breast, or no periods")),
    "SE24": (_("Constipation"), _("Fluids, fibre and moving can help."), _("Belly pain, throwing up, or no stool for 4 days")),
    "SE25": (_("Much spit, sleepy, or a fast heart"), _("Sleep on your side, and stand up slowly."), _("Chest pain, or a fast heart with fever")),
    "SE26": (_("Fever"), "", _("38 °C (100.4 °F) or more, or a sore throat")),
    "SE27": (_("Headache, sweating or constipation"), _("Fluids and fibre can help."), _("No stool for 3 days, or strong pain")),
    "SE28": (_("Feeling ill or in withdrawal right after a dose"), _("Stay with someone you trust, and call us."), _("Any trouble breathing")),
    "SE29": (_("Dry mouth or sore teeth"), _("Rinse with water after it has dissolved; wait an hour before brushing."), _("Tooth pain")),
    "SE30": (_("A lump or sore place where the shot was given"), _("A cold pack can help."), _("It spreads, turns dark or leaks")),
    "SE31": (_("Feeling sick, or low mood"), _("Eating something first can help."), _("I think of ending my life")),
    "SE32": (_("Loose stools"), _("Drinking enough can help."), _("It is severe, or I lose weight")),
    "SE33": (_("A metal taste, or drowsy"), "", _("Yellow skin or eyes, changed sight, or seeing or hearing things")),
    "SE34": (_("Dizzy or sleepy"), _("Do not drive until you feel steady."), _("I also take opioids")),
    "SE35": (_("Cranky in the afternoon, as it wears off"), _("A snack can help."), _("Rage, seeing or hearing things, or chest pain")),
    "SE36": (_("Feeling sick or sleepy"), _("Eating something with it can help."), _("Yellow skin or dark urine")),
    "SE37": (_("Light-headed when standing up"), _("Sit for a moment before you stand, and drink enough."), _("I fainted")),
    "SE38": (_("Drowsy the next day, or gaps in memory"), _("Plan 7 to 8 hours for sleep, and no alcohol."), _("I walked or drove in my sleep")),
    "SE39": (_("Vivid dreams, or feeling sick"), _("Eating something can help."), _("I am agitated, or think of ending my life")),
    "SE40": (_("Dizzy when standing up"), _("Stand up slowly."), _("I fell or fainted")),
    "SE41": (_("Dry mouth, constipation or blurred sight"), _("Water, sugar-free gum and fibre can help."), _("I cannot pass water, or feel confused")),
    "SE42": (_("Feeling far away, or sleepy after the dose"), _("You stay with us until it has passed."), _("Any trouble breathing")),
}  # fmt: skip
