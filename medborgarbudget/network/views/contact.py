"""Writing to an organisation, and following what one wrote."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from medborgarbudget.network.actions.contact import continue_message, receive_message
from medborgarbudget.network.forms.contact import AdditionForm, ContactForm
from medborgarbudget.network.queries.contact import OPEN, answer_by, message_by
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.web.access import by_link, public
from medborgarbudget.web.acting import carried_out


@public
@within_organisation
def contact(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Write to the organisation, or call or visit it."""
    data = request.POST if request.method == "POST" else None
    form = ContactForm(data, request=request, organisation=organisation)
    if form.is_valid() and carried_out(form, lambda: _receive(form, organisation)):
        sent = _(
            "Thank you. Your message has come in, and we have sent a letter to %(email)s with a "
            "link where you can follow it. A person answers, usually within three working days."
        )
        messages.success(request, sent % {"email": form.cleaned_data["email"]})
        return redirect("network:contact", organisation.slug)
    context = {"organisation": organisation, "form": form}
    return render(request, "network/contact.html", context)


@by_link
@never_cache
@within_organisation
def message(request: HttpRequest, organisation: Organisation, secret: str) -> HttpResponse:
    """My message: whether somebody has answered, and room to add something."""
    mine = get_object_or_404(message_by(secret))
    form = AdditionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(
        form, lambda: continue_message(message=mine, text=form.cleaned_data["text"])
    ):
        messages.success(request, _("Thank you. What you wrote has come in."))
        return redirect("network:message", organisation.slug, secret)
    context = {
        "organisation": organisation,
        "message_of_mine": mine,
        "answers": list(mine.answers.all()),
        "is_open": mine.state in OPEN,
        "answer_by": answer_by(mine),
        "form": form,
    }
    return render(request, "network/message.html", context)


def _receive(form: ContactForm, organisation: Organisation) -> None:
    told = form.cleaned_data
    receive_message(
        organisation=organisation,
        name=told["name"],
        email=told["email"],
        subject=told["subject"],
        text=told["text"],
        caller=form.caller,
    )
