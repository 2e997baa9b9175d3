"""What the clinical text says, written out by hand: never computed from the code under test or from knowledge files.

Reading: F all, S a summary, k only that it exists and whom to ask, `.` silence. The thing was written by somebody
else. The caregiver has every scope, the outside practice one consent without scopes; neither consent names a label.
"""

READERS = ("prescriber", "therapist", "case_manager", "peer", "nurse", "front_desk", "lead", "admin", "client", "caregiver", "external")  # fmt: skip

_READING = """
                    PR TH CM PS RN FD LD AD CL CG XP
demographics        F  F  F  S  F  F  F  S  F  .  S
same_as             F  F  F  S  F  F  F  S  F  .  S
intake_opened       F  F  F  S  F  F  F  S  F  .  S
visit_booked        F  F  F  k  F  F  F  F  F  F  S
visit_attended      F  F  F  k  F  F  F  F  F  .  S
visit_missed        F  F  F  k  F  F  F  F  F  .  S
visit_cancelled     F  F  F  k  F  F  F  F  F  S  S
visit_started       F  F  F  k  F  F  F  F  F  .  S
interpreter_arranged  F  F  F  k  F  F  F  F  F  .  S
visit_feed_chosen   F  F  F  k  F  F  F  F  F  .  S
reminders_wanted    F  F  F  k  F  F  F  F  F  .  S
waiting_began       F  F  F  k  F  F  F  F  F  .  S
waiting_ended       F  F  F  k  F  F  F  F  F  .  S
diagnosis           F  F  S  k  F  k  F  k  F  .  F
intake_answer       F  F  S  k  S  k  F  k  F  .  F
circumstance_told   F  F  S  k  S  k  F  k  F  .  F
care_level_decided  F  F  S  k  S  k  F  k  F  .  F
formulation         F  F  S  k  S  k  F  k  F  .  F
imported_resource   F  F  S  k  S  k  F  k  F  .  F
history_reviewed    F  F  S  k  S  k  F  k  F  .  F
psychotherapy_note  k  k  k  k  k  k  k  k  .  .  .
session             F  F  S  k  F  k  F  k  F  .  F
progress_note       F  F  S  k  F  k  F  k  F  .  F
goal                F  F  F  F  F  k  F  k  F  F  S
target              F  F  F  F  F  k  F  k  F  .  S
pathway_phase       F  F  F  k  F  k  F  k  F  .  S
life_event          F  F  F  F  F  k  F  k  F  .  S
aligned             F  F  F  F  F  k  F  k  F  .  S
plan_comment        F  F  F  F  F  k  F  k  F  .  S
plan_answered       F  F  F  F  F  k  F  k  F  .  S
plan_copy           F  F  F  F  F  k  F  k  F  .  S
milestone           F  F  F  F  F  k  F  k  F  .  S
milestone_reached   F  F  F  F  F  k  F  k  F  .  S
setback             F  F  F  F  F  k  F  k  F  .  S
need                F  F  F  F  F  k  F  k  F  .  S
weekly_step         F  F  F  F  F  k  F  k  F  .  S
weekly_step_told    F  F  F  F  F  k  F  k  F  .  S
story_note          F  F  F  F  F  k  F  k  F  .  S
chart_reviewed      F  F  F  F  F  k  F  k  F  .  S
cadence_agreed      F  F  F  F  F  k  F  k  F  .  S
checkpoint_held     F  F  F  k  F  k  F  k  F  .  S
step_down_plan      F  F  F  F  F  k  F  k  F  .  S
perinatal_plan      F  F  F  F  F  k  F  k  F  .  S
kit_given           F  F  F  F  F  k  F  k  F  .  S
follow_up_done      F  F  F  F  F  k  F  k  F  .  S
return_asked        F  F  F  F  F  k  F  k  F  .  S
offer_answered      F  F  F  F  F  k  F  k  F  .  S
care_ended          F  F  F  F  F  k  F  k  F  .  S
care_resumed        F  F  F  F  F  k  F  k  F  .  S
practice_assigned   F  F  F  F  F  k  F  k  F  .  S
practice_tried      F  F  F  F  F  k  F  k  F  .  S
exposure_ladder     F  F  F  F  F  k  F  k  F  .  S
practice_cleared    F  F  F  F  F  k  F  k  F  .  S
sleep_window        F  F  F  F  F  k  F  k  F  .  S
worksheet           F  F  S  k  S  k  F  k  F  .  F
allergy             F  S  S  k  F  k  S  k  F  .  F
order               F  S  S  k  F  k  S  k  F  S  F
dose_changed        F  S  S  k  F  k  S  k  F  .  F
order_stopped       F  S  S  k  F  k  S  k  F  S  F
dose_held           F  S  S  k  F  k  S  k  F  .  F
dose_resumed        F  S  S  k  F  k  S  k  F  .  F
dose_feed_chosen    F  S  S  k  F  k  S  k  F  .  F
dose_report         F  S  S  k  F  k  S  k  F  .  F
monitoring_done     F  S  S  k  F  k  S  k  F  .  F
side_effect         F  S  S  k  F  k  S  k  F  .  F
fill                F  S  S  k  F  k  S  k  F  S  F
injection_given     F  S  S  k  F  k  S  k  F  .  F
effects_checked     F  S  S  k  F  k  S  k  F  .  F
effect_answered     F  S  S  k  F  k  S  k  F  .  F
reminder_chosen     F  S  S  k  F  k  S  k  F  .  F
medicine_reported   F  S  S  k  F  k  S  k  F  .  F
medicine_list_received F S S k  F  k  S  k  F  .  F
medicine_list_answered F S S k  F  k  S  k  F  .  F
reconciled          F  S  S  k  F  k  S  k  F  .  F
education_given     F  S  S  k  F  k  S  k  F  .  F
trial_judged        F  S  S  k  F  k  S  k  F  .  F
tried_before        F  S  S  k  F  k  S  k  F  .  F
medicine_wish       F  S  S  k  F  k  S  k  F  .  F
capacity_stated     F  S  S  k  F  k  S  k  F  .  F
options_weighed     F  S  S  k  F  k  S  k  F  .  F
medicines_looked_through  F  S  S  k  F  k  S  k  F  .  F
risk_benefit_weighed  F  S  S  k  F  k  S  k  F  .  F
taper_checkin       F  S  S  k  F  k  S  k  F  .  F
monitoring_laid_aside F S S k  F  k  S  k  F  .  F
taper_checkins_planned F S S k F  k  S  k  F  .  F
otp_contact         F  S  S  k  F  k  S  k  F  .  F
pharmacy_chosen     F  S  S  k  F  k  S  k  F  .  F
supply_trouble      F  S  S  k  F  k  S  k  F  .  F
supply_trouble_step F  S  S  k  F  k  S  k  F  .  F
prescription_sent   F  S  S  k  F  k  S  k  F  .  F
prescription_answered  F  S  S  k  F  k  S  k  F  .  F
cost_barrier        F  S  S  k  F  k  S  k  F  .  F
cost_barrier_step   F  S  S  k  F  k  S  k  F  .  F
supply_planned      F  S  S  k  F  k  S  k  F  .  F
pill_count          F  S  S  k  F  k  S  k  F  .  F
adherence_talk      F  S  S  k  F  k  S  k  F  .  F
what_matters        F  F  F  F  F  k  F  k  F  .  S
observation         F  S  S  k  F  k  S  k  F  .  F
result_reviewed     F  S  S  k  F  k  S  k  F  .  F
item_answered       F  F  S  k  F  k  F  k  F  .  F
answers             F  F  S  k  F  k  F  k  F  S  F
score_total         F  F  S  k  F  k  F  k  F  .  F
daily_checkin       F  F  S  k  F  k  F  k  F  .  F
last_use            F  F  S  k  F  k  F  k  F  .  F
measure_sent        F  F  S  k  F  k  F  k  F  .  F
sheet_begun         F  F  S  k  F  k  F  k  F  .  F
measure_declined    F  F  S  k  F  k  F  k  F  .  F
sheet_checked       F  F  S  k  F  k  F  k  F  .  F
lapse_reported      F  F  S  k  F  k  F  k  F  .  F
option_chosen       F  F  F  F  F  k  F  k  F  .  S
treatment_wish      F  F  F  F  F  k  F  k  F  .  S
checkup_offered       F  S  S  k  F  k  S  k  F  .  F
handover_step       F  S  S  k  F  k  S  k  F  .  F
lab_ordered         F  S  S  k  F  k  S  k  F  .  F
result_pictured     F  S  S  k  F  k  S  k  F  .  .
picture_read        F  S  S  k  F  k  S  k  F  .  F
urine_day_drawn      F  S  S  k  F  k  S  k  F  .  F
support_planned     F  F  F  F  F  k  F  k  F  .  S
travel_planned      F  F  F  F  F  k  F  k  F  .  S
procedure_planned   F  F  F  F  F  k  F  k  F  .  S
plan_ahead          F  F  F  F  F  k  F  k  F  .  S
dose_given          F  S  S  k  F  k  S  k  F  .  F
naloxone_supplied   F  S  S  k  F  k  S  k  F  .  F
naloxone_challenge  F  S  S  k  F  k  S  k  F  .  F
result_followed     F  S  S  k  F  k  S  k  F  .  F
pdmp_checked        F  k  k  k  F  k  k  k  .  .  .
letter_sent         F  F  F  k  F  k  F  k  F  .  .
safety_plan         F  F  F  S  F  S  F  k  F  F  F
safety_plan_reviewed F  F  F  S  F  S  F  k  F  .  F
safety_plan_given   F  F  F  S  F  S  F  k  F  .  F
warning_sign        F  F  F  S  F  S  F  k  F  .  F
change_watch        F  F  F  S  F  S  F  k  F  .  F
event_reported      F  F  F  k  F  k  F  S  F  .  F
raised              F  F  F  k  F  k  F  S  F  .  F
acknowledged        F  F  F  k  F  k  F  S  F  .  F
contact_attempted   F  F  F  k  F  k  F  S  F  .  F
outreach_ended      F  F  F  k  F  k  F  S  F  .  F
welfare_check_decided F  F  F  k  F  k  F  S  F  .  F
contact_bounced     F  F  F  S  F  F  F  S  F  .  S
handed_over         F  F  F  k  F  k  F  S  F  .  F
closed              F  F  F  k  F  k  F  S  F  .  F
access_opened       k  k  k  k  k  k  k  F  F  .  .
expunged            k  k  k  k  k  k  k  F  F  .  .
message             F  F  F  k  F  k  F  k  .  .  .
team_joined         F  F  F  F  F  F  F  F  F  .  .
team_left           F  F  F  F  F  F  F  F  F  .  .
retracted           F  F  F  F  F  F  F  F  F  .  .
consent_given       F  F  F  k  F  S  F  S  F  .  .
consent_revoked     F  F  F  k  F  S  F  S  F  .  .
relabelled          F  F  F  k  F  S  F  S  F  .  .
huddle_noted        F  F  F  F  F  k  F  k  F  .  S
huddle_done         F  F  F  F  F  k  F  k  F  .  S
case_reviewed       F  F  F  F  F  k  F  k  F  .  S
supervision_noted   F  F  S  k  F  k  F  k  F  .  F
referral_made       F  F  F  F  F  k  F  k  F  .  S
referral_moved      F  F  F  F  F  k  F  k  F  .  S
disclosed           F  F  F  k  F  S  F  S  F  .  .
disclosure_answered F  F  F  k  F  S  F  S  F  .  .
guardian_answered   F  F  S  k  S  k  F  k  F  .  F
guardian_asked      F  F  S  k  S  k  F  k  F  .  F
hospital_admitted   F  F  F  k  F  k  F  S  F  .  F
hospital_left       F  F  F  k  F  k  F  S  F  .  F
message_followed    F  F  F  F  F  F  F  k  .  .  .
"""

# Kinds that are substance use records from birth: the label below holds for them without anybody adding it.
BORN_PART2 = frozenset(
    {
        "last_use", "lapse_reported", "option_chosen", "support_planned", "plan_ahead", "dose_given", "naloxone_supplied",
        "naloxone_challenge", "result_followed", "pdmp_checked", "letter_sent", "otp_contact", "treatment_wish", "handover_step", "urine_day_drawn",
    }
)  # fmt: skip

# The most that is left under a label: F leaves what the first table says.
_LABELS = """
                      PR TH CM PS RN FD LD AD CL CG XP
part2                 F  F  F  F  F  k  F  k  F  .  .
psychotherapy_note    k  k  k  k  k  k  k  k  .  .  .
sud_counselling_note  k  k  k  k  k  k  k  k  .  .  .
adolescent_private    F  F  F  F  F  F  F  F  F  .  .
guardian_only         F  F  F  F  F  F  F  F  .  .  .
withheld              F  F  F  F  F  F  F  F  .  .  .
locked                F  F  k  k  k  k  k  k  .  .  .
from_another_planet   k  k  k  k  k  k  k  k  .  .  .
"""

# The same for the two readers by consent, when the consent names the label.
_NAMED = """
                      CG XP
part2                 F  F
psychotherapy_note    .  .
sud_counselling_note  .  .
adolescent_private    .  F
guardian_only         F  F
withheld              .  F
locked                .  .
"""

# An emergency opening, for the three who may.
_EMERGENCY = """
                      PR TH RN
part2                 F  F  F
psychotherapy_note    k  k  k
sud_counselling_note  k  k  k
adolescent_private    F  F  F
guardian_only         F  F  F
withheld              F  F  F
locked                F  F  k
from_another_planet   k  k  k
"""

WRITERS = (*READERS, "software")

# Writing: w may, - may not. Prescriber, therapist and nurse are licensed; the lead here is not.
_WRITING = """
                    PR TH CM PS RN FD LD AD CL CG XP SW
demographics        w  w  w  -  w  w  w  -  -  -  -  -
same_as             -  -  -  -  -  -  w  w  -  -  -  -
intake_opened       w  w  w  -  w  w  w  -  -  -  -  -
visit_booked        w  w  w  -  w  w  w  -  w  -  -  -
visit_attended      w  w  w  -  w  w  w  -  -  -  -  -
visit_missed        w  w  w  -  w  w  w  -  -  -  -  -
visit_cancelled     w  w  w  -  w  w  w  -  w  -  -  -
visit_started       w  w  w  -  w  w  w  -  -  -  -  -
interpreter_arranged  w  w  w  -  w  w  w  -  -  -  -  -
visit_feed_chosen   w  w  w  -  w  w  w  -  w  -  -  -
reminders_wanted    w  w  w  -  w  w  w  -  w  -  -  -
waiting_began       w  w  w  -  w  w  w  -  -  -  -  -
waiting_ended       w  w  w  -  w  w  w  -  -  -  -  -
diagnosis           w  w  -  -  -  -  w  -  -  -  -  -
intake_answer       w  w  -  -  w  -  w  -  w  -  -  -
circumstance_told   w  w  -  -  w  -  w  -  -  -  -  -
care_level_decided  w  w  -  -  -  -  -  -  -  -  -  -
formulation         w  w  -  -  -  -  -  -  -  -  -  -
imported_resource   w  w  -  -  w  -  w  -  -  -  -  -
history_reviewed    w  w  -  -  w  -  -  -  -  -  -  -
psychotherapy_note  -  w  -  -  -  -  -  -  -  -  -  -
session             w  w  w  w  w  -  w  -  -  -  -  -
progress_note       w  w  w  w  w  -  w  -  -  -  -  -
goal                w  w  w  w  w  -  w  -  w  -  -  -
target              w  w  w  w  w  -  w  -  -  -  -  -
pathway_phase       w  w  -  -  w  -  -  -  -  -  -  -
life_event          w  w  w  w  w  -  w  -  w  -  -  -
aligned             w  w  w  w  w  -  w  -  -  -  -  -
plan_comment        w  w  w  w  w  -  w  -  w  -  -  -
plan_answered       w  w  w  w  w  -  w  -  w  -  -  -
plan_copy           w  w  w  w  w  -  w  -  -  -  -  -
milestone           w  w  w  w  w  -  w  -  w  -  -  -
milestone_reached   w  w  w  w  w  -  w  -  w  -  -  -
setback             w  w  w  w  w  -  w  -  -  -  -  -
need                w  w  w  w  w  -  w  -  -  -  -  -
weekly_step         w  w  w  w  w  -  w  -  w  -  -  -
weekly_step_told    w  w  w  w  w  -  w  -  w  -  -  -
story_note          w  w  w  w  w  -  w  -  w  -  -  -
chart_reviewed      w  w  w  w  w  -  w  -  -  -  -  -
cadence_agreed      w  w  w  w  w  -  w  -  -  -  -  -
checkpoint_held     w  w  w  -  w  -  w  -  -  -  -  -
step_down_plan      w  w  w  w  w  -  w  -  -  -  -  -
perinatal_plan      w  w  w  w  w  -  w  -  -  -  -  -
kit_given           w  w  w  w  w  -  w  -  w  -  -  -
follow_up_done      w  w  w  w  w  -  w  -  -  -  -  -
return_asked        w  w  w  w  w  -  w  -  w  -  -  -
offer_answered      w  w  w  w  w  -  w  -  -  -  -  -
care_ended          w  w  w  w  w  -  w  -  -  -  -  -
care_resumed        w  w  w  w  w  -  w  -  -  -  -  -
practice_assigned   w  w  w  w  w  -  w  -  -  -  -  -
practice_tried      w  w  w  w  w  -  w  -  w  -  -  -
exposure_ladder     w  w  w  w  w  -  w  -  -  -  -  -
practice_cleared    w  -  -  -  w  -  -  -  -  -  -  -
sleep_window        w  w  w  w  w  -  w  -  -  -  -  -
worksheet           w  w  -  -  w  -  w  -  w  -  -  -
allergy             w  w  w  -  w  -  -  -  -  -  -  -
order               w  -  -  -  -  -  -  -  -  -  -  -
dose_changed        w  -  -  -  -  -  -  -  -  -  -  -
order_stopped       w  -  -  -  -  -  -  -  -  -  -  -
dose_held           w  w  w  -  w  -  -  -  w  -  -  -
dose_resumed        w  -  -  -  -  -  -  -  -  -  -  -
dose_feed_chosen    w  w  w  -  w  -  -  -  w  -  -  -
dose_report         w  w  w  -  w  -  -  -  w  -  -  -
monitoring_done     w  w  w  -  w  -  -  -  -  -  -  -
side_effect         w  w  w  -  w  -  -  -  w  -  -  -
fill                w  w  w  -  w  -  -  -  -  -  -  -
injection_given     w  -  -  -  w  -  -  -  -  -  -  -
effects_checked     w  w  w  -  w  -  -  -  w  -  -  -
effect_answered     w  w  w  -  w  -  -  -  -  -  -  -
reminder_chosen     w  w  w  -  w  -  -  -  w  -  -  -
medicine_reported   w  w  w  -  w  -  -  -  w  -  -  -
medicine_list_received w w w - w  -  -  -  -  -  -  -
medicine_list_answered - - - - -  -  -  -  w  -  -  -
reconciled          w  -  -  -  w  -  -  -  -  -  -  -
education_given     w  w  w  -  w  -  -  -  -  -  -  -
trial_judged        w  -  -  -  -  -  -  -  -  -  -  -
tried_before        w  w  w  -  w  -  -  -  w  -  -  -
medicine_wish       w  w  w  -  w  -  -  -  w  -  -  -
capacity_stated     w  -  -  -  -  -  -  -  -  -  -  -
options_weighed     w  -  -  -  -  -  -  -  -  -  -  -
medicines_looked_through  w  -  -  -  -  -  -  -  -  -  -  -
risk_benefit_weighed  w  -  -  -  -  -  -  -  -  -  -  -
taper_checkins_planned w - - - w  -  -  -  -  -  -  -
taper_checkin       w  w  w  -  w  -  -  -  w  -  -  -
otp_contact         w  w  w  -  w  -  -  -  -  -  -  -
pharmacy_chosen     w  w  w  -  w  -  -  -  -  -  -  -
supply_trouble      w  w  w  -  w  -  -  -  -  -  -  -
supply_trouble_step w  w  w  -  w  -  -  -  -  -  -  -
prescription_sent   w  w  w  -  w  -  -  -  -  -  -  -
prescription_answered  w  w  w  -  w  -  -  -  -  -  -  -
cost_barrier        w  w  w  -  w  -  -  -  -  -  -  -
cost_barrier_step   w  w  w  -  w  -  -  -  -  -  -  -
supply_planned      w  -  -  -  w  -  -  -  -  -  -  -
pill_count          w  w  w  -  w  -  -  -  -  -  -  -
adherence_talk      w  w  w  -  w  -  -  -  -  -  -  -
monitoring_laid_aside w - - -  w  -  -  -  -  -  -  -
what_matters        w  w  w  w  w  -  w  -  w  -  -  -
observation         w  -  -  -  w  -  -  -  -  -  -  -
result_reviewed     w  -  -  -  w  -  -  -  -  -  -  -
item_answered       w  w  w  -  w  -  w  -  w  -  -  -
answers             w  w  w  -  w  -  w  -  w  -  -  -
score_total         w  w  w  -  w  -  w  -  -  -  -  -
daily_checkin       w  w  w  -  w  -  w  -  w  -  -  -
last_use            w  w  w  -  w  -  w  -  w  -  -  -
measure_sent        w  w  w  -  w  -  w  -  -  -  -  -
sheet_begun         w  w  w  -  w  -  w  -  w  -  -  -
measure_declined    w  w  w  -  w  -  w  -  w  -  -  -
sheet_checked       w  w  w  -  w  -  w  -  -  -  -  -
lapse_reported      w  w  w  -  w  -  w  -  w  -  -  -
option_chosen       w  w  w  w  w  -  w  -  -  -  -  -
treatment_wish      w  w  w  w  w  -  w  -  -  -  -  -
checkup_offered       w  w  w  -  w  -  -  -  -  -  -  -
handover_step       w  w  w  -  w  -  -  -  -  -  -  -
lab_ordered         w  -  -  -  -  -  -  -  -  -  -  -
result_pictured     w  -  -  -  w  -  -  -  w  -  -  -
picture_read        w  -  -  -  w  -  -  -  -  -  -  -
urine_day_drawn      w  -  -  -  w  -  -  -  -  -  -  -
support_planned     w  w  w  w  w  -  w  -  -  -  -  -
travel_planned      w  w  w  w  w  -  w  -  w  -  -  -
procedure_planned   w  w  w  w  w  -  w  -  w  -  -  -
plan_ahead          w  w  w  w  w  -  w  -  -  -  -  -
dose_given          w  w  w  -  w  -  -  -  -  -  -  -
naloxone_supplied   w  w  w  -  w  -  -  -  -  -  -  -
naloxone_challenge  w  w  w  -  w  -  -  -  -  -  -  -
result_followed     w  w  w  -  w  -  -  -  -  -  -  -
pdmp_checked        w  -  -  -  w  -  -  -  -  -  -  -
letter_sent         w  w  w  -  w  w  w  -  -  -  -  -
safety_plan         w  w  w  -  w  -  w  -  w  -  -  -
safety_plan_reviewed w  w  w  -  w  -  w  -  -  -  -  -
safety_plan_given   w  w  w  -  w  -  w  -  w  -  -  -
warning_sign        w  w  w  -  w  -  w  -  w  -  -  -
change_watch        w  w  w  -  w  -  w  -  w  -  -  -
event_reported      w  w  w  w  w  w  w  -  -  -  -  -
raised              -  -  -  -  -  -  -  -  -  -  -  w
acknowledged        w  w  w  -  w  -  w  -  -  -  -  -
contact_attempted   w  w  w  w  w  w  w  -  -  -  -  -
outreach_ended      w  w  w  w  w  w  w  -  -  -  -  -
welfare_check_decided w  w  -  -  -  -  -  -  -  -  -  -
contact_bounced     -  -  -  -  -  -  -  -  -  -  -  w
handed_over         w  w  w  -  w  -  w  -  -  -  -  -
closed              w  w  -  -  -  -  -  -  -  -  -  -
access_opened       -  -  -  -  -  -  -  -  -  -  -  -
expunged            -  -  -  -  -  -  w  w  -  -  -  -
message             w  w  w  w  w  w  w  -  w  -  -  -
team_joined         w  w  w  -  -  -  w  w  -  -  -  -
team_left           w  w  w  -  -  -  w  w  -  -  -  -
retracted           w  w  w  -  -  -  w  w  -  -  -  -
consent_given       w  w  w  -  w  w  w  -  w  -  -  -
consent_revoked     w  w  w  -  w  w  w  -  w  -  -  -
relabelled          w  w  -  -  w  -  -  -  -  -  -  -
huddle_noted        w  w  w  w  w  -  w  -  -  -  -  -
huddle_done         w  w  w  w  w  -  w  -  -  -  -  -
case_reviewed       w  w  w  w  w  -  w  -  -  -  -  -
supervision_noted   w  w  -  -  -  -  w  -  -  -  -  -
referral_made       w  w  w  w  w  -  w  -  -  -  -  -
referral_moved      w  w  w  w  w  -  w  -  -  -  -  -
disclosed           w  w  w  -  w  w  w  -  -  -  -  -
disclosure_answered w  w  w  -  w  w  w  -  -  -  -  -
guardian_answered   w  w  -  -  w  -  w  -  -  -  -  -
guardian_asked      w  w  -  -  w  -  w  -  -  -  -  -
hospital_admitted   w  w  w  w  w  w  w  -  -  -  -  -
hospital_left       w  w  w  w  w  w  w  -  -  -  -  -
message_followed    w  w  w  w  w  w  w  -  -  -  -  -
"""


def _table(text: str, columns: tuple[str, ...]) -> dict[tuple[str, str], str]:
    rows = [line.split() for line in text.strip().splitlines()[1:]]
    assert all(len(cells) == len(columns) for _, *cells in rows)
    return {(row, column): cell for row, *cells in rows for column, cell in zip(columns, cells, strict=True)}


READING = _table(_READING, READERS)
LABELS = _table(_LABELS, READERS)
NAMED = _table(_NAMED, ("caregiver", "external"))
EMERGENCY = _table(_EMERGENCY, ("prescriber", "therapist", "nurse"))
WRITING = _table(_WRITING, WRITERS)
WORDS = {"F": "full", "S": "summary", "k": "known", ".": "hidden"}


def born(kind: str, table: dict[tuple[str, str], str], reader: str) -> str:
    """What the label a kind is born with leaves."""
    return table["part2", reader] if kind in BORN_PART2 else "F"


def stricter(*cells: str) -> str:
    """The level of the strictest cell."""
    return WORDS[min(cells, key=".kSF".index)]
