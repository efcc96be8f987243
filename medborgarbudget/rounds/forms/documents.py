"""Forms about the documents of a round."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarbudget.organisations.forms.fields import DocumentField, TextInLanguages
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import RoundDocument
from medborgarbudget.web.forms import PlainForm, PlainModelForm


class DocumentForm(PlainModelForm):
    """A document to add to a round."""

    button = _("Add the document")

    upload = DocumentField(label=_("File"))

    class Meta:
        model = RoundDocument
        fields = ("title", "step", "public")
        labels = {
            "title": _("What is it called?"),
            "step": _("Which step does it belong to?"),
            "public": _("Everyone can read it on the round’s page"),
        }
        help_texts = {"step": _("Leave it empty if it is about the whole round.")}
        widgets = {"step": forms.Select}

    field_order = ("upload", "title", "step", "public")

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, languages=organisation.languages, **kwargs)

    def _post_clean(self) -> None:
        # The action looks at the whole row, which the form knows only a part of.
        pass


class RemoveDocumentForm(PlainForm):
    """Removing a document that only staff can read."""

    button = _("Remove the document")


class WithdrawDocumentForm(RemoveDocumentForm):
    """Removing a document that everyone could read."""

    reason = TextInLanguages(
        label=_("Why is it removed?"),
        long=True,
        help_text=_("Everyone can read this."),
        widget_kwargs={"attrs": {"rows": 3}},
    )
