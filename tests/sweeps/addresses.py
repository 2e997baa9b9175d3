"""Every address of the staff and portal faces, from the resolver, with what fills it; and who is let in, by hand."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from .cast import House

FACES = frozenset({"staff", "portal", "signing_in", "kiosk"})
WHO = (
    "prescriber", "therapist", "case_manager", "peer", "nurse", "front_desk", "lead", "admin",
    "other_team", "other_nurse", "other_lead", "client", "other_client", "caregiver", "signed_out",
)  # fmt: skip

# o 200 · x 403 · s on to sign in · m on to /my/ · h on to their own start page · r on to another page of theirs
# n 404 · p 405 (it only takes what is sent) · g 410 (a link that was used)
# OT prescriber of another team, ON nurse and OL lead of another site, CL the client, XC another, CG caregiver, no nobody
_TABLE = """
                             PR TH CM PS NU FD LD AD OT ON OL CL XC CG no
staff:today                  o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:bell                   o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:seen                   p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:notice                 n  n  n  n  n  n  n  n  n  n  n  m  m  m  s
staff:help                   o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:clients                o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:pictures               o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:new_client             o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:client                 o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:story                  o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:plan                   o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:plan_paper             o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:choose                 o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:write                  o  o  o  o  o  x  o  x  x  x  x  m  m  m  s
staff:considered             p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:acknowledge            p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:look_through           p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:answer_offer           p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:entry                  r  r  r  r  r  r  r  r  r  r  r  m  m  m  s
staff:medicine_supply        o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:medicines_review       o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:medicine_week          o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:medicine_effects       o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:medicine_monitoring   o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:how_told               o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:sent                   x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:push_worker            o  o  o  o  o  o  o  o  o  o  o  m  m  m  o
staff:add_device             p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:drop_device            p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:times                  o  o  o  x  o  o  o  x  x  x  x  m  m  m  s
staff:series                 o  o  o  x  o  o  o  x  x  x  x  m  m  m  s
staff:hours                  x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:end_hours              p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:new_room               p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:new_group              o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:day_calendar           o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:day_feed               n  n  n  n  n  n  n  n  n  n  n  m  m  m  n
staff:delays                 x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:offer_place            p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:waiting                o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:drift                  o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:safety_board           o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:outcomes               x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:quality                x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:quality_names          x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:safety_times           x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:intake                 o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:enquiries              x  x  o  x  o  o  o  x  x  o  o  m  m  m  s
staff:peer                   o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:arrivals               o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:supervision            o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:talked                 p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:arrange_supervision    p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:caregivers             x  x  o  x  x  x  o  x  x  x  o  m  m  m  s
staff:caregiver_called       p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:enquiry                p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:openings_to_review     x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:opening_reviewed       p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:labs_due               o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:trials                 o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:options                o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:sealed_note            x  o  x  x  x  x  x  x  x  x  x  m  m  m  s
staff:break_glass            o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:medicine_calendar      o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:medicine_plan          o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:openings               o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:find_medicine          o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:order_medicine         p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:lab_orders             o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:lab_order_paper        o  n  n  n  o  n  n  n  x  x  x  m  m  m  s
staff:result_pictures        o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:result_picture         o  n  n  n  o  n  n  n  x  x  x  m  m  m  s
staff:recovery               o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:bup_start              o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:reconcile              o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:match_line             p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:medicine_cards         o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:medicine_list          o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:emergency_card         o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:hand_over_device       o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:sheets_to_check        o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:hand_over_here         p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
kiosk:enter                  o  o  o  o  o  o  o  o  o  o  o  m  m  m  o
kiosk:start                  r  r  r  r  r  r  r  r  r  r  r  m  m  m  r
kiosk:question               r  r  r  r  r  r  r  r  r  r  r  m  m  m  r
kiosk:look_over              r  r  r  r  r  r  r  r  r  r  r  m  m  m  r
kiosk:hand_in                r  r  r  r  r  r  r  r  r  r  r  m  m  m  r
kiosk:stop                   r  r  r  r  r  r  r  r  r  r  r  m  m  m  r
kiosk:over                   o  o  o  o  o  o  o  o  o  o  o  m  m  m  o
staff:own_wording            x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:end_own_wording        p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:instruments            o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:how_watched            o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:instrument             o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:pathways               o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:pathway                o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:checkpoint             o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:kit                    o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:kit_on_paper           o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
portal:kit                   h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:kit_on_paper          h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:come_back             h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
staff:standing               o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:unanswered             o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:group_session          o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:life_stage             o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:therapy                o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:safety_plan            o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:safety_plan_paper      o  o  o  n  o  n  o  n  x  x  x  m  m  m  s
staff:medicines              o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:drug                   o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:conversations          o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:referrals              o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:letters                o  o  o  o  o  o  o  o  x  x  x  m  m  m  s
staff:letter_paper           o  o  o  n  o  n  o  n  x  x  x  m  m  m  s
staff:worklist               o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:huddle                 o  o  o  o  o  o  o  o  o  o  o  m  m  m  s
staff:portal_code            o  o  o  x  o  o  o  x  x  x  x  m  m  m  s
staff:withdraw_code          p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:people                 x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:invite                 x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:withdraw               p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:rota                   x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:off_call               p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:end_leave              p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:end_cover              p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:places                 x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:clinic                 x  x  x  x  x  x  x  o  x  x  x  m  m  m  s
staff:consent_ages           x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:programme_windows      x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:crisis_lines           x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:person                 x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:end_role               p  p  p  p  p  p  p  p  p  p  p  m  m  m  p
staff:open_or_close          x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
staff:make_recovery          x  x  x  x  x  x  o  o  x  x  o  m  m  m  s
portal:choose_reminders      h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:how_told              h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:add_device            h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:drop_device           h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:today                 h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:take                  h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:check_in              h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:questions             h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:question              h  h  h  h  h  h  h  h  h  h  h  r  r  h  s
portal:late_answer           h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:late_sheet            h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:offline_sheet         o  o  o  o  o  o  o  o  o  o  o  o  o  o  o
portal:drop                  h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:look_over             h  h  h  h  h  h  h  h  h  h  h  r  r  h  s
portal:hand_in               h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:receipt               h  h  h  h  h  h  h  h  h  h  h  n  n  h  s
portal:ask                   o  o  o  o  o  o  o  o  o  o  o  o  o  o  o
portal:packet                h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:packet_question       h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:plan                  h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:answer_line           h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:comment_line          h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:plan_paper            h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:add_step              h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:tell_step             h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:add_milestone         h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:reach_milestone       h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:add_goal              h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:my_story              h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:story_note            h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:signs                 h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:add_sign              h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:choose_watch              h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:end_sign              h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:report_side_effect    h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:report_medicine       h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:practice              h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:night                 h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:kept_practice         h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:sheet                 h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:step_tried            h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:offline_practice      o  o  o  o  o  o  o  o  o  o  o  o  o  o  o
portal:tried                 h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:week                  h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:reminder              h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:put_off               h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:my_trials             h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:tried_before          h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:wish                  h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:matters               h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:blood_tests           h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:result_pictures       h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:effects               h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:smaller_dose          h  h  h  h  h  h  h  h  h  h  h  n  n  h  s
portal:my_medicines          h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:my_cards              h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:kept_medicines        h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:answer_list           h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:my_emergency_card     h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:dose_calendar         h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:counts                h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:groups                h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:reading               h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:visit_feed_chosen     h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:visit_feed            n  n  n  n  n  n  n  n  n  n  n  n  n  n  n
portal:dose_feed_chosen      h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:dose_feed             n  n  n  n  n  n  n  n  n  n  n  n  n  n  n
portal:pause_medicine        h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:ready_for_more        h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:recovery              h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:safety_plan           h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:change_safety_plan    h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:safety_plan_kept      h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:safety_plan_paper     h  h  h  h  h  h  h  h  h  h  h  o  n  h  s
portal:messages              h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:call_me               h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:visits                h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:answer_place          h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:move_visit            h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:connection            h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:by_phone              h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:sharing               h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:share_with            h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:change_sharing        h  h  h  h  h  h  h  h  h  h  h  n  n  h  s
portal:as_they_see           h  h  h  h  h  h  h  h  h  h  h  n  n  h  s
portal:new_caregiver_code    h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:stop_sharing          h  h  h  h  h  h  h  h  h  h  h  p  p  h  s
portal:caring                m  m  m  m  m  m  m  m  m  m  m  m  m  o  s
portal:add_person            m  m  m  m  m  m  m  m  m  m  m  m  m  p  s
portal:myself                m  m  m  m  m  m  m  m  m  m  m  m  m  o  s
portal:ask_support           m  m  m  m  m  m  m  m  m  m  m  m  m  p  s
portal:forget_checks         m  m  m  m  m  m  m  m  m  m  m  m  m  p  s
portal:tell                  m  m  m  m  m  m  m  m  m  m  m  m  m  p  s
portal:kept                  m  m  m  m  m  m  m  m  m  m  m  m  m  m  s
portal:let_go                p  p  p  p  p  p  p  p  p  p  p  p  p  p  p
portal:help                  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o
portal:plain_help            o  o  o  o  o  o  o  o  o  o  o  o  o  o  o
portal:kept_help             h  h  h  h  h  h  h  h  h  h  h  o  o  h  s
portal:offline               o  o  o  o  o  o  o  o  o  o  o  o  o  o  o
portal:offline_check_in      o  o  o  o  o  o  o  o  o  o  o  o  o  o  o
portal:worker                o  o  o  o  o  o  o  o  o  o  o  o  o  o  o
portal:manifest              o  o  o  o  o  o  o  o  o  o  o  o  o  o  o
portal:join_as_caregiver     o  o  o  o  o  o  o  o  o  o  o  o  o  o  o
portal:join                  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o
signing_in:second_step       r  r  r  r  r  r  r  r  r  r  r  r  r  r  s
signing_in:go_on             h  h  h  h  h  h  h  h  h  h  h  h  h  h  s
signing_in:where_signed_in   o  o  o  o  o  o  o  o  o  o  o  o  o  o  s
signing_in:set_up            n  n  n  n  n  n  n  n  n  n  n  n  n  n  n
signing_in:invitation        g  g  g  g  g  g  g  g  g  g  g  g  g  g  g
signing_in:invitation_link   r  r  r  r  r  r  r  r  r  r  r  r  r  r  r
signing_in:recovery          g  g  g  g  g  g  g  g  g  g  g  g  g  g  g
signing_in:recovery_link     r  r  r  r  r  r  r  r  r  r  r  r  r  r  r
signing_in:demo              n  n  n  n  n  n  n  n  n  n  n  n  n  n  n
signing_in:be                p  p  p  p  p  p  p  p  p  p  p  p  p  p  p
"""


def _listed(
    patterns: list[URLPattern | URLResolver], space: str, spaces: frozenset[str]
) -> Iterator[tuple[str, URLPattern]]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _listed(one.url_patterns, one.namespace or space, spaces)
        elif space in spaces:
            yield f"{space}:{one.name}", one


def names() -> tuple[str, ...]:
    """The name of every address of the faces."""
    return tuple(name for name in routes() if not name.startswith("fhir:"))


def routes() -> dict[str, str]:
    """Every address by its name, with how its own part of the path reads; those of FHIR too, which are no pages."""
    listed = _listed(get_resolver().url_patterns, "", FACES | {"fhir"})
    return {name: str(pattern.pattern) for name, pattern in listed}


def _mark(house: House, mark: str) -> str:
    return house.marks[mark].entry


_NEITHER = uuid.UUID("0192b1a0-0000-7000-8000-00000000dead")

# What fills an address: a name that is not here, and takes something, fails the sweep.
SAMPLES: dict[str, Callable[[House], tuple[object, ...]]] = {
    "staff:client": lambda h: (h.rosa,),
    "staff:conversations": lambda h: (h.rosa,),
    "staff:referrals": lambda h: (h.rosa,),
    "staff:letters": lambda h: (h.rosa,),
    "staff:letter_paper": lambda h: (h.rosa, _mark(h, "mark-disclosed-plain-")),
    "staff:worklist": lambda h: ("messages",),
    "staff:day_feed": lambda h: ("no-such-token",),
    "staff:choose": lambda h: (h.rosa,),
    "staff:times": lambda h: (h.rosa,),
    "staff:series": lambda h: (h.rosa, _mark(h, "mark-visitbooked-plain-")),
    "staff:story": lambda h: (h.rosa,),
    "staff:plan": lambda h: (h.rosa,),
    "staff:plan_paper": lambda h: (h.rosa, "a4"),
    "portal:tell_step": lambda h: (_mark(h, "mark-weeklystep-plain-"),),
    "portal:reach_milestone": lambda h: (_mark(h, "mark-milestone-plain-"),),
    "portal:plan_paper": lambda h: ("a4",),
    "portal:answer_line": lambda h: (_mark(h, "mark-goal-plain-"),),
    "portal:comment_line": lambda h: (_mark(h, "mark-target-plain-"),),
    "staff:look_through": lambda h: (h.rosa,),
    "staff:write": lambda h: (h.rosa, "note"),
    "staff:considered": lambda h: (h.rosa, "order"),
    "staff:acknowledge": lambda h: (h.rosa, _mark(h, "mark-raised-plain-")),
    "staff:answer_offer": lambda h: (h.rosa,),
    "staff:entry": lambda h: (h.rosa, _mark(h, "mark-goal-plain-")),
    "staff:medicine_effects": lambda h: (h.rosa,),
    "staff:peer": lambda h: (h.rosa,),
    "staff:enquiry": lambda h: (_NEITHER,),
    "staff:caregiver_called": lambda h: (_NEITHER,),
    "portal:packet_question": lambda h: ("strengths", "good_at"),
    "staff:intake": lambda h: (h.rosa,),
    "staff:trials": lambda h: (h.rosa,),
    "staff:options": lambda h: (h.rosa,),
    "staff:medicine_supply": lambda h: (h.rosa,),
    "staff:medicine_week": lambda h: (h.rosa,),
    "staff:medicines_review": lambda h: (h.rosa,),
    "staff:sealed_note": lambda h: (h.rosa, _mark(h, "mark-psychotherapynote-sealed-")),
    "staff:break_glass": lambda h: (h.rosa,),
    "staff:medicine_calendar": lambda h: (h.rosa,),
    "staff:medicine_plan": lambda h: (h.rosa,),
    "staff:openings": lambda h: (h.rosa,),
    "staff:offer_place": lambda h: (h.rosa,),
    "portal:answer_place": lambda h: (_NEITHER,),
    "staff:find_medicine": lambda h: (h.rosa,),
    "staff:order_medicine": lambda h: (h.rosa,),
    "staff:recovery": lambda h: (h.rosa,),
    "staff:lab_orders": lambda h: (h.rosa,),
    "staff:result_pictures": lambda h: (h.rosa,),
    "staff:result_picture": lambda h: (h.rosa, _mark(h, "mark-resultpictured-plain-")),
    "staff:lab_order_paper": lambda h: (h.rosa, _mark(h, "mark-labordered-plain-")),
    "staff:bup_start": lambda h: (h.rosa,),
    "staff:reconcile": lambda h: (h.rosa,),
    "staff:match_line": lambda h: (h.rosa, _mark(h, "mark-medicinelistreceived-plain-")),
    "staff:medicine_monitoring": lambda h: (h.rosa,),
    "staff:medicine_cards": lambda h: (h.rosa,),
    "staff:medicine_list": lambda h: (h.rosa,),
    "staff:emergency_card": lambda h: (h.rosa,),
    "staff:therapy": lambda h: (h.rosa,),
    "staff:safety_plan": lambda h: (h.rosa,),
    "staff:safety_plan_paper": lambda h: (h.rosa, "a4"),
    "portal:safety_plan_paper": lambda h: ("a4",),
    "staff:drug": lambda h: ("sertraline",),
    "staff:quality_names": lambda h: ("aligned",),
    "staff:pathway": lambda h: ("panic",),
    "staff:checkpoint": lambda h: (h.rosa,),
    "staff:kit": lambda h: (h.rosa,),
    "staff:standing": lambda h: (h.rosa,),
    "staff:life_stage": lambda h: (h.rosa,),
    "staff:kit_on_paper": lambda h: (h.rosa, "a4"),
    "portal:kit_on_paper": lambda h: ("a4",),
    "staff:end_own_wording": lambda h: (1,),
    "staff:instrument": lambda h: ("phq_9",),
    "staff:hand_over_device": lambda h: (h.rosa,),
    "staff:sheets_to_check": lambda h: (h.rosa,),
    "kiosk:question": lambda h: (1,),
    "staff:portal_code": lambda h: (h.rosa,),
    "staff:withdraw_code": lambda h: (h.rosa,),
    "staff:notice": lambda h: (_NEITHER,),
    "staff:opening_reviewed": lambda h: (_mark(h, "mark-accessopened-plain-"),),
    "staff:drop_device": lambda h: (_NEITHER,),
    "portal:drop_device": lambda h: (_NEITHER,),
    "staff:withdraw": lambda h: (_NEITHER,),
    "staff:off_call": lambda h: (_NEITHER,),
    "staff:end_leave": lambda h: (_NEITHER,),
    "staff:end_cover": lambda h: (_NEITHER,),
    "staff:person": lambda h: (h.people["nurse"].pk,),
    "staff:end_role": lambda h: (h.people["nurse"].pk, _NEITHER),
    "staff:open_or_close": lambda h: (h.people["nurse"].pk,),
    "staff:make_recovery": lambda h: (h.people["nurse"].pk,),
    "portal:visit_feed": lambda h: ("no-such-token",),
    "portal:dose_feed": lambda h: ("no-such-token",),
    "portal:smaller_dose": lambda h: (_mark(h, "mark-order-plain-"),),
    "portal:pause_medicine": lambda h: (_mark(h, "mark-order-plain-"),),
    "portal:ready_for_more": lambda h: (_mark(h, "mark-order-plain-"),),
    "portal:take": lambda h: (_mark(h, "mark-order-plain-"),),
    "portal:questions": lambda h: ("phq_9",),
    "portal:question": lambda h: ("phq_9", 1),
    "portal:late_answer": lambda h: ("phq_9", 9),
    "portal:late_sheet": lambda h: ("phq_9",),
    "portal:offline_sheet": lambda h: ("phq_9",),
    "portal:drop": lambda h: ("phq_9",),
    "portal:look_over": lambda h: ("phq_9",),
    "portal:hand_in": lambda h: ("phq_9",),
    "portal:receipt": lambda h: ("phq_9", _mark(h, "mark-order-plain-")),
    "portal:sheet": lambda h: ("thought_record",),
    "portal:step_tried": lambda h: (_mark(h, "mark-exposureladder-plain-"), "s1"),
    "portal:tried": lambda h: (_mark(h, "mark-practiceassigned-plain-"),),
    "portal:move_visit": lambda h: (_mark(h, "mark-visitbooked-plain-"),),
    "portal:by_phone": lambda h: (_mark(h, "mark-visitbooked-plain-"),),
    "portal:end_sign": lambda h: (_mark(h, "mark-warningsign-plain-"),),
    "portal:change_sharing": lambda h: (_mark(h, "mark-consentgiven-plain-"),),
    "portal:as_they_see": lambda h: (_mark(h, "mark-consentgiven-plain-"),),
    "portal:new_caregiver_code": lambda h: (_mark(h, "mark-consentgiven-plain-"),),
    "portal:stop_sharing": lambda h: (_mark(h, "mark-consentgiven-plain-"),),
    "signing_in:invitation_link": lambda h: ("no-such-token",),
    "signing_in:recovery_link": lambda h: ("no-such-token",),
    "signing_in:be": lambda h: (_NEITHER,),
}


def address(name: str, house: House) -> str:
    """The address under that name; raises NoReverseMatch when it takes something that nobody gave a sample of."""
    return reverse(name, args=SAMPLES.get(name, lambda _: ())(house))


def expected() -> dict[tuple[str, str], str]:
    """(name, who) to the letter of the table."""
    rows = [line.split() for line in _TABLE.strip().splitlines()[1:]]
    assert all(len(cells) == len(WHO) for _, *cells in rows)
    return {(name, who): cell for name, *cells in rows for who, cell in zip(WHO, cells, strict=True)}
