from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from medborgarbudget.results.file_names import WHAT_IF
from medborgarbudget.results.project_page import project_page
from medborgarbudget.results.queries import (
    count_of,
    file_named,
    public_file,
    published_count_of,
    result_of,
)
from medborgarbudget.results.result_page import result_page
from medborgarbudget.results.states import CountState
from medborgarbudget.results.what_if_page import what_if_page
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.now import steps_told
from medborgarbudget.rounds.scoping import within_round
from medborgarbudget.web.access import public


@public
@within_round
def result(request: HttpRequest, round: Round) -> HttpResponse:
    """What was decided over, who won, and why: or that the count is not done yet."""
    count = count_of(round)
    if count is None:
        raise Http404
    context = {"organisation": round.organisation, "round": round, "steps": steps_told(round)}
    if count.state != CountState.PUBLISHED:
        address = [round.organisation.slug, round.slug]
        context |= {"count": count, "status_url": reverse("results:status", args=address)}
        return render(request, "results/counting.html", context)
    search = request.GET.get("q", "")[:100]
    context["result"] = result_page(count, round, search)
    return render(request, "results/result.html", context)


@public
@within_round
def status(_: HttpRequest, round: Round) -> JsonResponse:
    """Where the count stands, for the page that waits for it."""
    count = count_of(round)
    if count is None:
        raise Http404
    return JsonResponse({"state": count.state})


@public
@within_round
def what_if(request: HttpRequest, round: Round) -> HttpResponse:
    """What other rules would have made of the same votes, once that is worked out."""
    count = published_count_of(round)
    if count is None:
        raise Http404
    file = file_named(count, WHAT_IF)
    context = {
        "organisation": round.organisation,
        "round": round,
        "comparison": what_if_page(count, round, file) if file else None,
    }
    return render(request, "results/what_if.html", context)


@public
@within_round
def project(request: HttpRequest, round: Round, number: int) -> HttpResponse:
    """Why one proposal won, or why it did not."""
    count = published_count_of(round)
    found = result_of(count, number) if count else None
    if count is None or found is None:
        raise Http404
    context = {
        "organisation": round.organisation,
        "round": round,
        "project": project_page(count, round, found),
    }
    return render(request, "results/project.html", context)


@public
@within_round
def file(_: HttpRequest, round: Round, name: str) -> HttpResponse:
    """A published file, byte for byte as it was made."""
    count = published_count_of(round)
    found = public_file(count, round, name) if count else None
    if found is None:
        raise Http404
    disposition = f'attachment; filename="{round.slug}-{found.name}"'
    return HttpResponse(
        bytes(found.content),
        content_type=found.content_type,
        headers={"Content-Disposition": disposition, "ETag": f'"{found.sha256}"'},
    )
