from django.urls import path

from .after.views import come_back, my_kit, my_kit_on_paper
from .asking_in.views import ask
from .caring.myself import ask_support, forget, myself
from .caring.views import add_person, caring, tell
from .counting.views import counts, groups
from .helping.views import help_now, kept_help, plain_help
from .medicines.blood_tests import blood_tests
from .medicines.calendar import calendar, pause, ready
from .medicines.cards import my_cards
from .medicines.effects import effects
from .medicines.feed import feed, share
from .medicines.putting_off import put_off
from .medicines.recovery import recovery
from .medicines.result_pictures import result_pictures
from .medicines.supply import choose_reminder, my_week
from .medicines.tapering import smaller_dose
from .medicines.telling import report_medicine
from .medicines.trials import matters, my_trials, tried_before, wish
from .medicines.views import answer_list, kept_medicines, my_emergency_card, my_medicines
from .offline.views import manifest, offline, offline_check_in, offline_sheet, worker
from .packet.views import my_packet, packet_question
from .plan.answering import answer_line, comment_line
from .plan.milestones import add_milestone, reach_milestone
from .plan.printing import plan_paper
from .plan.small_steps import add_step, tell_step
from .plan.story import my_story, story_note
from .plan.views import add_goal, plan, report_side_effect, tried
from .posted import kept, let_go
from .practice.night import night
from .practice.views import kept_practice, offline_practice, practice, sheet, step_tried
from .questions.handing_in import hand_in, receipt
from .questions.late import late_answer
from .questions.late_sheet import late_sheet
from .questions.views import drop, look_over, question, start
from .reading.views import reading
from .safety_plan.changing import change_safety_plan
from .safety_plan.printing import safety_plan_paper
from .safety_plan.views import kept as safety_plan_kept
from .safety_plan.views import my_safety_plan
from .sharing.page import sharing, stop_sharing
from .sharing.with_somebody import as_they_see, change_sharing, new_caregiver_code, share_with
from .signs.views import add_sign, choose_watch, end_sign, signs
from .team import visit_feed
from .team.calling import call_me
from .team.connection import by_phone, to_load
from .team.messages import messages
from .team.place_offers import answer_place
from .team.visits import move_visit, visits
from .today.checking_in import check_in
from .today.views import take, today
from .told.views import add_device, choose_reminders, drop_device, how_told

urlpatterns = [
    path("", today, name="today"),
    path("take/<str:order>/", take, name="take"),
    path("check-in/", check_in, name="check_in"),
    path("questions/<slug:name>/", start, name="questions"),
    path("questions/<slug:name>/<int:number>/", question, name="question"),
    path("questions/<slug:name>/<int:number>/late/", late_answer, name="late_answer"),
    path("questions/<slug:name>/late/", late_sheet, name="late_sheet"),
    path("questions/<slug:name>/drop/", drop, name="drop"),
    path("questions/<slug:name>/look-over/", look_over, name="look_over"),
    path("questions/<slug:name>/hand-in/", hand_in, name="hand_in"),
    path("questions/<slug:name>/receipt/<str:entry>/", receipt, name="receipt"),
    path("ask/", ask, name="ask"),
    path("packet/", my_packet, name="packet"),
    path("packet/<slug:section>/<slug:question>/", packet_question, name="packet_question"),
    path("plan/", plan, name="plan"),
    path("counts/", counts, name="counts"),
    path("groups/", groups, name="groups"),
    path("kit/", my_kit, name="kit"),
    path("kit/<slug:size>.pdf", my_kit_on_paper, name="kit_on_paper"),
    path("kit/come-back/", come_back, name="come_back"),
    path("story/", my_story, name="my_story"),
    path("story/note/", story_note, name="story_note"),
    path("plan/<slug:size>.pdf", plan_paper, name="plan_paper"),
    path("plan/step/", add_step, name="add_step"),
    path("plan/step/<str:line>/", tell_step, name="tell_step"),
    path("plan/milestone/", add_milestone, name="add_milestone"),
    path("plan/milestone/<str:line>/", reach_milestone, name="reach_milestone"),
    path("plan/answer/<str:line>/", answer_line, name="answer_line"),
    path("plan/comment/<str:target>/", comment_line, name="comment_line"),
    path("plan/goal/", add_goal, name="add_goal"),
    path("plan/side-effect/", report_side_effect, name="report_side_effect"),
    path("plan/medicine/", report_medicine, name="report_medicine"),
    path("plan/tried/<str:assigned>/", tried, name="tried"),
    path("practice/", practice, name="practice"),
    path("practice/night/", night, name="night"),
    path("practice/kept/", kept_practice, name="kept_practice"),
    path("practice/sheet/<slug:exercise>/", sheet, name="sheet"),
    path("practice/step/<str:ladder>/<slug:step>/", step_tried, name="step_tried"),
    path("offline/practice/", offline_practice, name="offline_practice"),
    path("medicines/tests/", blood_tests, name="blood_tests"),
    path("medicines/tests/picture/", result_pictures, name="result_pictures"),
    path("medicines/effects/", effects, name="effects"),
    path("medicines/week/", my_week, name="week"),
    path("medicines/reminder/", choose_reminder, name="reminder"),
    path("medicines/reminder/later/", put_off, name="put_off"),
    path("medicines/smaller/<str:order>/", smaller_dose, name="smaller_dose"),
    path("medicines/tried/", my_trials, name="my_trials"),
    path("medicines/tried/before/", tried_before, name="tried_before"),
    path("medicines/wish/", wish, name="wish"),
    path("medicines/matters/", matters, name="matters"),
    path("medicines/", my_medicines, name="my_medicines"),
    path("medicines/cards/", my_cards, name="my_cards"),
    path("medicines/kept/", kept_medicines, name="kept_medicines"),
    path("medicines/right/", answer_list, name="answer_list"),
    path("medicines/emergency/", my_emergency_card, name="my_emergency_card"),
    path("medicines/calendar/", calendar, name="dose_calendar"),
    path("medicines/calendar/address/", share, name="dose_feed_chosen"),
    path("medicines/calendar/<str:token>.ics", feed, name="dose_feed"),
    path("medicines/pause/<str:order>/", pause, name="pause_medicine"),
    path("medicines/ready/<str:order>/", ready, name="ready_for_more"),
    path("reading/", reading, name="reading"),
    path("told/", how_told, name="how_told"),
    path("told/reminders/", choose_reminders, name="choose_reminders"),
    path("told/device/", add_device, name="add_device"),
    path("told/device/<uuid:device>/drop/", drop_device, name="drop_device"),
    path("staying-safe/", recovery, name="recovery"),
    path("safety-plan/", my_safety_plan, name="safety_plan"),
    path("safety-plan/change/", change_safety_plan, name="change_safety_plan"),
    path("safety-plan/kept/", safety_plan_kept, name="safety_plan_kept"),
    path("safety-plan/<slug:size>.pdf", safety_plan_paper, name="safety_plan_paper"),
    path("signs/", signs, name="signs"),
    path("signs/add/", add_sign, name="add_sign"),
    path("signs/told/", choose_watch, name="choose_watch"),
    path("signs/<str:sign>/end/", end_sign, name="end_sign"),
    path("messages/", messages, name="messages"),
    path("call-me/", call_me, name="call_me"),
    path("visits/calendar/address/", visit_feed.share, name="visit_feed_chosen"),
    path("visits/calendar/<str:token>.ics", visit_feed.feed, name="visit_feed"),
    path("visits/", visits, name="visits"),
    path("visits/offered/<uuid:offer>/", answer_place, name="answer_place"),
    path("visits/connection/", to_load, name="connection"),
    path("visits/<str:visit>/by-phone/", by_phone, name="by_phone"),
    path("visits/<str:visit>/move/", move_visit, name="move_visit"),
    path("sharing/", sharing, name="sharing"),
    path("sharing/new/", share_with, name="share_with"),
    path("sharing/<str:consent>/", change_sharing, name="change_sharing"),
    path("sharing/<str:consent>/code/", new_caregiver_code, name="new_caregiver_code"),
    path("sharing/<str:consent>/as-they-see/", as_they_see, name="as_they_see"),
    path("sharing/<str:consent>/stop/", stop_sharing, name="stop_sharing"),
    path("caring/", caring, name="caring"),
    path("caring/tell/", tell, name="tell"),
    path("caring/add/", add_person, name="add_person"),
    path("caring/me/", myself, name="myself"),
    path("caring/me/call/", ask_support, name="ask_support"),
    path("caring/me/forget/", forget, name="forget_checks"),
    path("kept/", kept, name="kept"),
    path("kept/let-go/", let_go, name="let_go"),
    path("help/", help_now, name="help"),
    path("help/plain/", plain_help, name="plain_help"),
    path("help/kept/", kept_help, name="kept_help"),
    path("offline/", offline, name="offline"),
    path("offline/questions/<slug:name>/", offline_sheet, name="offline_sheet"),
    path("offline/check-in/", offline_check_in, name="offline_check_in"),
    path("worker.js", worker, name="worker"),
    path("manifest.webmanifest", manifest, name="manifest"),
]
