"""Who may propose, support and vote, each separately."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.forms.rules.fields import NumberField, one_of, some_of
from medborgarbudget.rounds.forms.rules.settings import RulesForm, SettingsForm
from medborgarbudget.rounds.rulebook import AreaChoice, Link, Rules
from medborgarbudget.rounds.rulebook.eligibility import OLDEST
from medborgarbudget.rounds.wording.choices import AREAS, LINKS
from medborgarbudget.web.forms import PlainForm


class EligibilityForm(SettingsForm):
    """Who may do one thing."""

    links = some_of(
        Link,
        LINKS,
        _("Who?"),
        help_text=_("Choose one or more. One of them is enough."),
        error_messages={"required": _("Choose at least one, or nobody may take part.")},
    )
    age_from = NumberField(
        label=_("From age"),
        min_value=0,
        max_value=OLDEST,
        required=False,
        help_text=_("For example 13. Leave it empty if there is no lowest age."),
    )
    age_to = NumberField(
        label=_("Up to and including age"),
        min_value=0,
        max_value=OLDEST,
        required=False,
        help_text=_("For example 20. Leave it empty if there is no highest age."),
    )
    age_on = forms.DateField(
        label=_("Age is counted on"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Leave it empty to count the age on the day when somebody takes part."),
    )
    areas = one_of(AreaChoice, AREAS, _("In which areas?"))
    adult_contact = forms.BooleanField(
        label=_("Those who are under 18 name an adult we can reach"),
        required=False,
        help_text=_("Safer for children, but some of them will not take part."),
    )


class SupportChoice(PlainForm):
    """Whether ideas gather support before they are reviewed."""

    seldom_changed: tuple[str, ...] = ()
    gathers = forms.BooleanField(
        label=_("Ideas gather support"),
        required=False,
        help_text=_(
            "Others can say that they like an idea. You see what people want early on, and can "
            "ask for a number of supporters before an idea is reviewed."
        ),
    )
    # Tells whether the page asked who may support ideas.
    asked = forms.CharField(required=False, widget=forms.HiddenInput)


HEADINGS = {
    "propose": _("Who may propose"),
    "support": _("Who may support ideas"),
    "vote": _("Who may vote"),
}


class WhoForm(RulesForm):
    """The page about who may take part. ``with_areas`` if areas have money of their own."""

    together = ("support-",)

    def ask(self) -> None:
        self.propose = self._about("propose")
        gathers = self.rules.support is not None
        self.choice = SupportChoice(
            self.data, prefix="support", initial={"gathers": gathers, "asked": gathers or ""}
        )
        self.vote = self._about("vote")
        self.parts = {"propose": self.propose, "choice": self.choice, "vote": self.vote}
        asked = gathers if self.data is None else bool(self.data.get("support-asked"))
        self.support = self._about("support") if asked else None
        if self.support and (self.data is None or "support-gathers" in self.data):
            self.parts["support"] = self.support

    def _about(self, act: str) -> EligibilityForm:
        held = getattr(self.rules, act) or self.rules.propose
        form = EligibilityForm(self.data, held=held, prefix=act, languages=self.languages)
        form.heading = HEADINGS[act]
        if not self.known.get("with_areas", True):
            del form.fields["areas"]
        return form

    @property
    def written(self) -> Rules:
        self.is_valid()
        gathers = self.choice.cleaned_data.get("gathers", False)
        support = self.support.written if self.support else self.rules.support
        self.stays = gathers and not self.support
        return replace(
            self.rules,
            propose=self.propose.written,
            vote=self.vote.written,
            support=(support or self.propose.written) if gathers else None,
        )
