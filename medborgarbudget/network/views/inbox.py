"""The messages to an organisation, in its workspace."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.network.actions.contact import answer_message, close_message, take_message
from medborgarbudget.network.forms.contact import AnswerForm, CloseForm
from medborgarbudget.network.models import Message
from medborgarbudget.network.queries.contact import (
    OPEN,
    answer_by,
    has_waited_long,
    open_messages,
    settled_messages,
)
from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.acting import carried_out, done

SETTLED_ON_A_PAGE = 25


@requires(Capability.ANSWER_CONTACT)
def inbox(request: HttpRequest, organisation: Organisation, **_actor: Actor) -> HttpResponse:
    """What waits for an answer, the longest first, and what has been answered."""
    waiting = [(each, answer_by(each), has_waited_long(each)) for each in open_messages()]
    settled = Paginator(settled_messages(), SETTLED_ON_A_PAGE).get_page(request.GET.get("sida"))
    context = {"organisation": organisation, "waiting": waiting, "settled": settled}
    return render(request, "network/workspace/inbox.html", context)


@requires(Capability.ANSWER_CONTACT)
def inbox_message(
    request: HttpRequest, organisation: Organisation, actor: Actor, number: int
) -> HttpResponse:
    """One message, and the answer to it."""
    found = _find(number)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(
        form, lambda: answer_message(message=found, text=form.cleaned_data["text"], by=actor)
    ):
        messages.success(request, _("Your answer is sent as a letter, and kept here."))
        return redirect("network:inbox", organisation.slug)
    return _page(request, organisation, found, form, CloseForm(auto_id="close_%s"))


@require_POST
@requires(Capability.ANSWER_CONTACT)
def take(
    request: HttpRequest, organisation: Organisation, actor: Actor, number: int
) -> HttpResponse:
    """Answer this oneself."""
    done(
        request,
        lambda: take_message(message=_find(number), by=actor),
        _("Your colleagues see that you are answering this one."),
    )
    return redirect("network:inbox-message", organisation.slug, number)


@require_POST
@requires(Capability.ANSWER_CONTACT)
def close(
    request: HttpRequest, organisation: Organisation, actor: Actor, number: int
) -> HttpResponse:
    """Close a message without an answer."""
    found = _find(number)
    form = CloseForm(request.POST, auto_id="close_%s")
    if form.is_valid() and carried_out(
        form, lambda: close_message(message=found, reason=form.cleaned_data["reason"], by=actor)
    ):
        messages.success(request, _("The message is closed without an answer."))
        return redirect("network:inbox", organisation.slug)
    return _page(request, organisation, found, AnswerForm(), form)


def _find(number: int) -> Message:
    return get_object_or_404(Message.objects.select_related("taken_by"), pk=number)


def _page(
    request: HttpRequest,
    organisation: Organisation,
    found: Message,
    form: AnswerForm,
    close_form: CloseForm,
) -> HttpResponse:
    context = {
        "organisation": organisation,
        "incoming": found,
        "answers": list(found.answers.all()),
        "is_open": found.state in OPEN,
        "answer_by": answer_by(found),
        "is_late": has_waited_long(found),
        "form": form,
        "close_form": close_form,
    }
    return render(request, "network/workspace/message.html", context)
