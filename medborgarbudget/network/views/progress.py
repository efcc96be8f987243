"""The coordinator's overview, and the member's own text in the network."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.network.actions.members import describe_member, leave_programme
from medborgarbudget.network.forms.members import LeaveForm, MemberTextForm
from medborgarbudget.network.progress_table import BY_STEP, COLUMNS, as_rows, in_order
from medborgarbudget.network.queries.members import members_of, memberships_of
from medborgarbudget.network.queries.progress import (
    SILENT_DAYS,
    progress_of,
    totals_of,
    with_steps,
)
from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import ALLOWED, Capability
from medborgarbudget.web.acting import carried_out, in_turn
from medborgarbudget.web.spreadsheets import spreadsheet_response

ON_A_PAGE = 40


@requires(Capability.SEE_PROGRESS)
def progress(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Every member in every programme: how far, and how silent."""
    rows = progress_of(organisation)
    order = request.GET.get("ordning", "")
    if order.removeprefix("-") == BY_STEP:
        rows = with_steps(rows)
    page = Paginator(in_order(rows, order), ON_A_PAGE).get_page(request.GET.get("sida"))
    page.object_list = with_steps(page.object_list)
    context = {
        "organisation": organisation,
        "page": page,
        "totals": totals_of(rows),
        "columns": COLUMNS,
        "order": order if order.removeprefix("-") in COLUMNS else "medlem",
        "silent_days": SILENT_DAYS,
        "may_note_leaving": actor.role in ALLOWED[Capability.HANDLE_APPLICATIONS],
    }
    return render(request, "network/workspace/progress.html", context)


@requires(Capability.SEE_PROGRESS)
def progress_file(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """The same table for a spreadsheet."""
    rows = as_rows(with_steps(progress_of(organisation)))
    return spreadsheet_response(rows, f"medlemmar-{timezone.localdate().isoformat()}.csv")


@requires(Capability.HANDLE_APPLICATIONS)
def leave(request: HttpRequest, organisation: Organisation, actor: Actor, pk: int) -> HttpResponse:
    """Note that a member has left."""
    membership = get_object_or_404(members_of(organisation), pk=pk)
    form = LeaveForm(request.POST or None)
    if form.is_valid() and carried_out(
        form, lambda: leave_programme(membership=membership, by=actor, **form.cleaned_data)
    ):
        done = _("The membership has ended: %(member)s has left the programme.")
        messages.success(request, done % {"member": membership.member})
        return redirect("network:progress", organisation.slug)
    context = {"organisation": organisation, "membership": membership, "form": form}
    return render(request, "network/workspace/leave.html", context)


@requires(Capability.EDIT_MEMBER_PAGE)
def own_memberships(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """The networks that we take part in, and what stands about us there."""
    context = {"organisation": organisation, "memberships": memberships_of(organisation)}
    return render(request, "network/workspace/own_memberships.html", context)


@in_turn
@requires(Capability.EDIT_MEMBER_PAGE)
def own_membership(
    request: HttpRequest, organisation: Organisation, actor: Actor, pk: int
) -> HttpResponse:
    """Change what stands about us in a network."""
    membership = next((each for each in memberships_of(organisation) if each.pk == pk), None)
    if membership is None:
        raise Http404
    form = MemberTextForm(
        request.POST or None, instance=membership, languages=organisation.languages
    )
    if form.is_valid() and carried_out(
        form,
        lambda: describe_member(membership=membership, about=form.cleaned_data["about"], by=actor),
    ):
        messages.success(request, _("The text is saved, and everyone can read it now."))
        return redirect("network:own-memberships", organisation.slug)
    context = {"organisation": organisation, "membership": membership, "form": form}
    return render(request, "network/workspace/own_membership.html", context)
