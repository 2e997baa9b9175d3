from django.urls import path

from .views import enter, hand_in, look_over, over, question, start, stop

urlpatterns = [
    path("", enter, name="enter"),
    path("start/", start, name="start"),
    path("<int:number>/", question, name="question"),
    path("look-over/", look_over, name="look_over"),
    path("hand-in/", hand_in, name="hand_in"),
    path("stop/", stop, name="stop"),
    path("over/", over, name="over"),
]
