from django.urls import path

from steadystep.faces.staff.people import (
    clinic_page,
    consent_ages_page,
    crisis_page,
    plan_pages,
    portal_pages,
    programme_windows_page,
    staff_pages,
)

urlpatterns = [
    path("clients/<uuid:client>/portal/", portal_pages.portal_code, name="portal_code"),
    path("clients/<uuid:client>/portal/withdraw/", portal_pages.withdraw_code, name="withdraw_code"),
    path("people/", staff_pages.people, name="people"),
    path("people/invite/", staff_pages.invite, name="invite"),
    path("people/invitations/<uuid:invitation_id>/withdraw/", staff_pages.withdraw, name="withdraw"),
    path("people/rota/", plan_pages.on_call, name="rota"),
    path("people/rota/<uuid:on_call_id>/remove/", plan_pages.off_call, name="off_call"),
    path("people/leave/<uuid:leave_id>/end/", plan_pages.end_leave, name="end_leave"),
    path("people/cover/<uuid:cover_id>/end/", plan_pages.end_cover, name="end_cover"),
    path("people/places/", plan_pages.places, name="places"),
    path("people/clinic/", clinic_page.clinic_details, name="clinic"),
    path("people/crisis-lines/", crisis_page.crisis_lines, name="crisis_lines"),
    path("people/consent-of-minors/", consent_ages_page.consent_ages, name="consent_ages"),
    path("people/monitoring-programme/", programme_windows_page.programme_windows, name="programme_windows"),
    path("people/<uuid:person_id>/", staff_pages.one, name="person"),
    path("people/<uuid:person_id>/roles/<uuid:role_id>/end/", staff_pages.end_role, name="end_role"),
    path("people/<uuid:person_id>/sign-in/", staff_pages.open_or_close, name="open_or_close"),
    path("people/<uuid:person_id>/recovery/", staff_pages.recovery, name="make_recovery"),
]
