"""Forms about the rules as a whole, and what was learnt for the next ones."""

from django import forms
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nTextarea

from medborgarbudget.rounds.states import RulePart
from medborgarbudget.web.forms import PlainForm


class PublishRulesForm(PlainForm):
    """Say in public why the rules change."""

    button = _("Publish the changes")
    reason = I18nFormField(
        label=_("Why do the rules change?"),
        help_text=_("Everyone can read it on the page with the rules."),
        error_messages={"required": _("Say why the rules change. Everyone can read it.")},
        widget=I18nTextarea,
        widget_kwargs={"attrs": {"rows": 3}},
    )


class LessonForm(PlainForm):
    """Note what should change next time."""

    button = _("Note for the next round")
    about = forms.ChoiceField(label=_("What is it about?"), choices=RulePart.choices)
    text = I18nFormField(
        label=_("What should change, and why?"),
        help_text=_("Everyone can read it beside the rules of the next round."),
        widget=I18nTextarea,
        widget_kwargs={"attrs": {"rows": 3}},
    )
