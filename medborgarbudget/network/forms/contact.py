"""Forms for writing to an organisation, and for answering."""

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarbudget.network.forms.guarded import GuardedForm
from medborgarbudget.web.forms import PlainForm

LONGEST = 5000


class ContactForm(GuardedForm):
    """Write to an organisation."""

    button = _("Send the message")

    subject = forms.CharField(label=_("What is it about?"), max_length=150)
    text = forms.CharField(
        label=_("Your message"),
        help_text=_("Do not write your personal identity number or anything about your health."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We answer there, and send a link where you can follow your message."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class AdditionForm(PlainForm):
    """Add something to one's message."""

    button = _("Send what you wrote")

    text = forms.CharField(
        label=_("Write more"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )


class AnswerForm(PlainForm):
    """Answer a message."""

    button = _("Send the answer by letter")

    text = forms.CharField(
        label=_("Your answer"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8})
    )


class CloseForm(PlainForm):
    """Close a message that needs no answer."""

    button = _("Close without an answer")

    reason = forms.CharField(label=_("Why it needs no answer"), max_length=200)
