from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from medborgarbudget.web.access import public
from medborgarbudget.web.pages import start_page


@public
def start(request: HttpRequest) -> HttpResponse:
    """What this is, and who takes part."""
    sought = request.GET.get("sok", "").strip()
    return render(request, "web/start.html", {"panels": start_page.panels(sought)})
