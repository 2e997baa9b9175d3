from django.urls import path

from steadystep.faces.staff import (
    bell,
    client_page,
    clients,
    glass,
    looking_through,
    offers,
    outcomes,
    pictures,
    quality,
    safety_board,
    safety_times,
    story_page,
    telling_me,
    today,
    writing,
)
from steadystep.faces.staff import sealed as sealed_notes
from steadystep.faces.staff.emergency_openings import opening_reviewed, openings_to_review
from steadystep.faces.staff.enquiries.page import enquiries, enquiry_done
from steadystep.faces.staff.intake.page import intake_page
from steadystep.faces.staff.letters.page import letter_paper, letters_page
from steadystep.faces.staff.measures.device import hand_over_device, hand_over_here
from steadystep.faces.staff.measures.how_watched import how_watched
from steadystep.faces.staff.measures.instruments import instrument_page, instruments
from steadystep.faces.staff.measures.own_wording import end_own_wording, own_wording
from steadystep.faces.staff.measures.sheets_to_check import sheets_to_check
from steadystep.faces.staff.measures.unanswered import unanswered
from steadystep.faces.staff.medicines import calendar as dose_calendar
from steadystep.faces.staff.medicines import cards, drug_page, ordering, papers, planning, reconcile
from steadystep.faces.staff.medicines.bup_start import bup_start
from steadystep.faces.staff.medicines.effects import effects
from steadystep.faces.staff.medicines.lab_orders import lab_order_paper, lab_orders
from steadystep.faces.staff.medicines.monitoring import labs_due
from steadystep.faces.staff.medicines.monitoring import monitoring as monitoring_page
from steadystep.faces.staff.medicines.options import options
from steadystep.faces.staff.medicines.recovery import recovery
from steadystep.faces.staff.medicines.result_pictures import result_picture, result_pictures
from steadystep.faces.staff.medicines.review import medicines_review
from steadystep.faces.staff.medicines.supply import supply, week_page
from steadystep.faces.staff.medicines.trials import trials
from steadystep.faces.staff.outreach.radar import radar
from steadystep.faces.staff.pathways.checkpoint import checkpoint
from steadystep.faces.staff.pathways.kit import kit, kit_on_paper
from steadystep.faces.staff.pathways.pages import pathway, pathways
from steadystep.faces.staff.pathways.standing import standing
from steadystep.faces.staff.plan.copies import plan_paper
from steadystep.faces.staff.plan.page import page as plan_page
from steadystep.faces.staff.safety_plan.page import page as safety_plan
from steadystep.faces.staff.safety_plan.printing import safety_plan_paper
from steadystep.faces.staff.stages.page import life_stage
from steadystep.faces.staff.team.caregivers_page import caregiver_called, caregivers
from steadystep.faces.staff.team.conversations import conversations_page
from steadystep.faces.staff.team.huddle import huddle
from steadystep.faces.staff.team.peer_page import peer_page
from steadystep.faces.staff.team.referrals_page import referrals_page
from steadystep.faces.staff.team.supervision import arrange_supervision, supervision, talked
from steadystep.faces.staff.team.worklists import worklist
from steadystep.faces.staff.therapy.groups import group_session
from steadystep.faces.staff.therapy.page import therapy
from steadystep.faces.staff.times import (
    came_free,
    day_feed,
    delays_page,
    finding,
    group_page,
    hours_page,
    series_page,
    waiting_page,
)
from steadystep.faces.staff.times.arrivals import arrivals_page

urlpatterns = [
    path("", today.today, name="today"),
    path("notices/", bell.bell, name="bell"),
    path("notices/seen/", bell.seen, name="seen"),
    path("notices/how/", telling_me.how_told, name="how_told"),
    path("notices/device/", telling_me.add_device, name="add_device"),
    path("notices/device/<uuid:device>/drop/", telling_me.drop_device, name="drop_device"),
    path("notices/worker.js", telling_me.push_worker, name="push_worker"),
    path("notices/sent/", telling_me.sent, name="sent"),
    path("notices/<uuid:notice>/", bell.notice, name="notice"),
    path("help/", today.help_page, name="help"),
    path("clients/", clients.clients, name="clients"),
    path("clients/<uuid:client>/looked/", looking_through.look_through, name="look_through"),
    path("clients/pictures/", pictures.pictures, name="pictures"),
    path("clients/new/", writing.new_client, name="new_client"),
    path("clients/<uuid:client>/", client_page.client, name="client"),
    path("clients/<uuid:client>/plan/<slug:size>.pdf", plan_paper, name="plan_paper"),
    path("clients/<uuid:client>/plan/", plan_page, name="plan"),
    path("clients/<uuid:client>/story/", story_page.story_page, name="story"),
    path("clients/<uuid:client>/write/", writing.choose, name="choose"),
    path("clients/<uuid:client>/write/<slug:slug>/", writing.write_entry, name="write"),
    path("clients/<uuid:client>/write/<slug:slug>/considered/", writing.considered, name="considered"),
    path("clients/<uuid:client>/order/find/", ordering.find_medicine, name="find_medicine"),
    path("clients/<uuid:client>/order/medicine/", ordering.order_medicine, name="order_medicine"),
    path("clients/<uuid:client>/events/<str:raised>/acknowledge/", writing.acknowledge, name="acknowledge"),
    path("clients/<uuid:client>/medicines/supply/", supply, name="medicine_supply"),
    path("clients/<uuid:client>/medicines/review/", medicines_review, name="medicines_review"),
    path("clients/<uuid:client>/medicines/week/", week_page, name="medicine_week"),
    path("clients/<uuid:client>/medicines/trials/", trials, name="trials"),
    path("clients/<uuid:client>/medicines/options/", options, name="options"),
    path("clients/<uuid:client>/medicines/effects/", effects, name="medicine_effects"),
    path("clients/<uuid:client>/offers/", offers.answer, name="answer_offer"),
    path("clients/<uuid:client>/entries/<path:entry>/", client_page.entry, name="entry"),
    path("clients/<uuid:client>/notes/<str:entry>/", sealed_notes.note, name="sealed_note"),
    path("clients/<uuid:client>/medicines/calendar/", dose_calendar.calendar, name="medicine_calendar"),
    path("clients/<uuid:client>/medicines/plan/", planning.plan, name="medicine_plan"),
    path("clients/<uuid:client>/emergency/", glass.break_glass, name="break_glass"),
    path("clients/<uuid:client>/openings/", glass.openings, name="openings"),
    path("clients/<uuid:client>/medicines/reconcile/", reconcile.reconcile, name="reconcile"),
    path(
        "clients/<uuid:client>/medicines/reconcile/<str:entry>/match/",
        reconcile.match_line,
        name="match_line",
    ),
    path("clients/<uuid:client>/medicines/cards/", cards.cards, name="medicine_cards"),
    path("clients/<uuid:client>/medicines/list/", papers.medicine_list, name="medicine_list"),
    path("clients/<uuid:client>/medicines/emergency/", papers.emergency, name="emergency_card"),
    path("clients/<uuid:client>/medicines/orders/", lab_orders, name="lab_orders"),
    path("clients/<uuid:client>/medicines/orders/<str:entry>/", lab_order_paper, name="lab_order_paper"),
    path("clients/<uuid:client>/result-pictures/", result_pictures, name="result_pictures"),
    path("clients/<uuid:client>/result-pictures/<str:entry>.jpg", result_picture, name="result_picture"),
    path("clients/<uuid:client>/medicines/monitoring/", monitoring_page, name="medicine_monitoring"),
    path("clients/<uuid:client>/peer/", peer_page, name="peer"),
    path("arrivals/", arrivals_page, name="arrivals"),
    path("supervision/", supervision, name="supervision"),
    path("supervision/talked/", talked, name="talked"),
    path("supervision/arrange/", arrange_supervision, name="arrange_supervision"),
    path("caregivers/", caregivers, name="caregivers"),
    path("caregivers/<uuid:support>/", caregiver_called, name="caregiver_called"),
    path("enquiries/", enquiries, name="enquiries"),
    path("enquiries/<uuid:enquiry>/", enquiry_done, name="enquiry"),
    path("emergency-openings/", openings_to_review, name="openings_to_review"),
    path("emergency-openings/<str:entry>/", opening_reviewed, name="opening_reviewed"),
    path("drift/", radar, name="drift"),
    path("clients/<uuid:client>/offer-place/", came_free.offer, name="offer_place"),
    path("waiting/", waiting_page.waiting, name="waiting"),
    path("groups/new/", group_page.group, name="new_group"),
    path("day/calendar/", day_feed.day_calendar, name="day_calendar"),
    path("day/calendar/<str:token>.ics", day_feed.day_feed, name="day_feed"),
    path("waiting/how-long/", delays_page.delays_page, name="delays"),
    path("clients/<uuid:client>/times/", finding.times, name="times"),
    path("clients/<uuid:client>/visits/<str:visit>/series/", series_page.series, name="series"),
    path("people/hours/", hours_page.hours_page, name="hours"),
    path("people/hours/end/", hours_page.end_hours, name="end_hours"),
    path("people/rooms/new/", hours_page.new_room, name="new_room"),
    path("labs/", labs_due, name="labs_due"),
    path("safety/", safety_board.board, name="safety_board"),
    path("outcomes/", outcomes.outcomes_page, name="outcomes"),
    path("quality/", quality.panels, name="quality"),
    path("quality/<slug:measure>/", quality.names, name="quality_names"),
    path("safety/times/", safety_times.times, name="safety_times"),
    path("clients/<uuid:client>/medicines/recovery/", recovery, name="recovery"),
    path("clients/<uuid:client>/medicines/start/", bup_start, name="bup_start"),
    path("clients/<uuid:client>/sheets-to-check/", sheets_to_check, name="sheets_to_check"),
    path("clients/<uuid:client>/device/", hand_over_device, name="hand_over_device"),
    path("device/here/", hand_over_here, name="hand_over_here"),
    path("instruments/", instruments, name="instruments"),
    path("instruments/how-watched/", how_watched, name="how_watched"),
    path("instruments/own/", own_wording, name="own_wording"),
    path("instruments/own/<int:row>/end/", end_own_wording, name="end_own_wording"),
    path("instruments/<slug:name>/", instrument_page, name="instrument"),
    path("unanswered/", unanswered, name="unanswered"),
    path("clients/<uuid:client>/intake/", intake_page, name="intake"),
    path("clients/<uuid:client>/safety-plan/", safety_plan, name="safety_plan"),
    path("clients/<uuid:client>/safety-plan/<slug:size>.pdf", safety_plan_paper, name="safety_plan_paper"),
    path("pathways/", pathways, name="pathways"),
    path("pathways/<slug:name>/", pathway, name="pathway"),
    path("clients/<uuid:client>/checkpoint/", checkpoint, name="checkpoint"),
    path("clients/<uuid:client>/kit/", kit, name="kit"),
    path("clients/<uuid:client>/kit/<slug:size>.pdf", kit_on_paper, name="kit_on_paper"),
    path("clients/<uuid:client>/pathway/", standing, name="standing"),
    path("clients/<uuid:client>/life-stage/", life_stage, name="life_stage"),
    path("clients/<uuid:client>/therapy/", therapy, name="therapy"),
    path("clients/<uuid:client>/messages/", conversations_page, name="conversations"),
    path("clients/<uuid:client>/referrals/", referrals_page, name="referrals"),
    path("clients/<uuid:client>/letters/", letters_page, name="letters"),
    path("clients/<uuid:client>/letters/<str:entry>.pdf", letter_paper, name="letter_paper"),
    path("huddle/", huddle, name="huddle"),
    path("waiting/<slug:name>/", worklist, name="worklist"),
    path("groups/note/", group_session, name="group_session"),
    path("medicines/", drug_page.medicines, name="medicines"),
    path("medicines/<slug:drug>/", drug_page.drug_page, name="drug"),
]
