from django.urls import path

from steadystep.faces.staff.signing_in import demo, first_run, going_on, links, sessions

app_name = "signing_in"
urlpatterns = [
    path("accounts/second-step/", going_on.second_step, name="second_step"),
    path("accounts/go-on/", going_on.go_on, name="go_on"),
    path("accounts/signed-in/", sessions.where_signed_in, name="where_signed_in"),
    path("set-up/", first_run.set_up, name="set_up"),
    path("invitation/", links.invitation, name="invitation"),
    path("invitation/<str:token>/", links.receive, {"kind": "invitation"}, name="invitation_link"),
    path("recovery/", links.recovery, name="recovery"),
    path("recovery/<str:token>/", links.receive, {"kind": "recovery"}, name="recovery_link"),
    path("demo/", demo.demo, name="demo"),
    path("demo/<uuid:person_id>/", demo.be, name="be"),
]
