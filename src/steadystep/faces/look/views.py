"""The gallery: every piece on one page, to look at. Wire it in debug and demo only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from steadystep.faces.look import gallery as examples


def gallery(request: HttpRequest) -> HttpResponse:
    """`?face=portal` shows the phone's pieces; `?span=28|84|365|1000` the story's presets."""
    span = request.GET.get("span", "365")
    days = int(span) if span in examples.SPANS else 365
    portal = request.GET.get("face") == "portal"
    form = examples.CheckIn(request.POST) if request.method == "POST" else examples.CheckIn()
    context = examples.everything(days) | {"form": form}
    return render(request, "look/gallery_portal.html" if portal else "look/gallery.html", context)
