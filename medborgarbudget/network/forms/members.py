"""The forms about members."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medborgarbudget.network.models import Membership
from medborgarbudget.web.forms import PlainForm, PlainModelForm


class MemberTextForm(PlainModelForm):
    """What a member tells of what it does."""

    button = _("Save the text")

    class Meta:
        model = Membership
        fields = ("about",)
        labels = {"about": _("What we do")}
        help_texts = {
            "about": _("A few sentences for other members and the public. You can use Markdown.")
        }


class LeaveForm(PlainForm):
    """When and why a member leaves."""

    button = _("Note that the member has left")
    left_on = forms.DateField(label=_("Last day"), initial=timezone.localdate)
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("It stays in the journal, where everyone can read it. Do not name anybody."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
