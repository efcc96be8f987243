"""What a person is told: the list, and the link that stops letters."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from medborgarbudget.journal.wording import sentence
from medborgarbudget.people.access import signed_in
from medborgarbudget.people.actions.notifications import choose_rhythm, mark_read
from medborgarbudget.people.queries import notice_of, notices_of, unread_count
from medborgarbudget.people.senders import senders_of
from medborgarbudget.people.states import DigestRhythm
from medborgarbudget.people.unsubscribing import user_behind
from medborgarbudget.web.access import by_link
from medborgarbudget.web.addresses import in_language

PAGE = 50


@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """What I was told, latest first; sending it marks all as read."""
    assert request.user.is_authenticated
    if request.method == "POST":
        mark_read(user=request.user, up_to=_number(request.POST.get("till", "")))
        messages.success(request, _("All notices are marked as read."))
        return redirect("notices:notices")
    before = _number(request.GET.get("fore", ""))
    found = notices_of(request.user, before=before, limit=PAGE + 1)
    senders = senders_of({each.entry.organisation_id for each in found})
    context = {
        "notices": [
            (each, sentence(each.entry), senders.get(each.entry.organisation_id))
            for each in found[:PAGE]
        ],
        "unread": unread_count(request.user),
        "older": found[PAGE - 1].pk if len(found) > PAGE else None,
    }
    return render(request, "people/notices.html", context)


@signed_in
def follow(request: HttpRequest, notification_id: int) -> HttpResponse:
    """Mark a notice as read and go to what it is about."""
    assert request.user.is_authenticated
    notice = notice_of(request.user, notification_id)
    if notice is None:
        raise Http404
    mark_read(user=request.user, one=notification_id)
    return redirect(in_language(notice.entry.address) or "notices:notices")


@by_link
# A mail program sends this without cookies, and the address itself is the secret.
@csrf_exempt
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Stop letters with one click, from the mail program or here, and undo it."""
    user = user_behind(token)
    if user is None:
        raise Http404
    before = user.digest
    if request.method == "POST":
        chosen = request.POST.get("rhythm", DigestRhythm.NEVER)
        if chosen not in DigestRhythm.values:
            return HttpResponse(status=400)
        choose_rhythm(user=user, rhythm=DigestRhythm(chosen))
    context = {"stopped": user.digest == DigestRhythm.NEVER, "undo": _undo(before)}
    return render(request, "people/unsubscribe.html", context)


def _undo(before: str) -> str:
    """The rhythm to go back to: the one before, or the usual one if letters were stopped."""
    return DigestRhythm.DAILY if before == DigestRhythm.NEVER else before


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
