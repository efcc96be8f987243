"""Forms that anyone may send, guarded from machines without asking anyone else.

A browser solves a riddle by itself. Without JavaScript a person answers a plain question. A
field that people do not see, and a little time, stop the simplest machines. Nobody is turned
away without a sentence that says so.
"""

import random
from dataclasses import dataclass
from time import time
from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarbudget.network.actions.knocks import other_ways
from medborgarbudget.network.knocking import Caller, caller_of
from medborgarbudget.network.proof_of_work import is_solved, new_challenge, solution_digest
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.web.forms import PlainForm

SHORTEST_SECONDS = 2
LONGEST_SECONDS = 24 * 3600
_signer = Signer(salt="network.guarded_form")


class Trap(forms.CharField):
    """A field that people do not meet, and machines like to fill in."""

    def __init__(self, **options: Any) -> None:
        hidden = forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
        super().__init__(required=False, widget=hidden, **options)
        self.template_name = "network/forms/trap.html"


class Question(forms.CharField):
    """A plain question for people; a browser that solves the riddle need not answer it."""

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "data-riddle": True}
        super().__init__(
            required=False,
            max_length=10,
            widget=forms.TextInput(attrs=attrs),
            help_text=gettext_lazy("The question keeps machines out. Answer with digits."),
            **options,
        )
        self.template_name = "network/forms/question.html"


class GuardedForm(PlainForm):
    """A form with a guard; ``caller`` tells actions who sent it, once it is valid."""

    nickname = Trap(label=gettext_lazy("Leave this empty"))
    answer = Question()
    riddle = forms.CharField(required=False, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, request: HttpRequest, organisation: Organisation) -> None:
        super().__init__(*args)
        self.request, self.organisation = request, organisation
        self._ask()
        self.fields["proof"].widget.attrs["data-proof-of-work"] = new_challenge()
        self.order_fields([name for name in self.fields if name not in GUARDS] + [*GUARDS])

    @property
    def caller(self) -> Caller:
        """Who sent the valid form."""
        proof = self.cleaned_data.get("proof", "")
        return Caller(caller_of(self.request), solution_digest(proof) if proof else "")

    def clean(self) -> dict[str, Any]:
        """Let people through, and say what to do to those we take for machines."""
        cleaned = super().clean() or {}
        if cleaned.get("nickname"):
            self._refuse(_("A field that should be empty was filled in. Empty it and try again."))
        elif self._riddle.age > LONGEST_SECONDS:
            self._refuse(_("The page had been open for long. Please send once more."))
        elif self._riddle.age < SHORTEST_SECONDS:
            self._refuse(_("That was quick. Wait a moment and send once more."))
        elif cleaned.get("proof") and is_solved(cleaned["proof"]):
            pass
        elif cleaned.get("answer", "").strip() != str(self._riddle.first + self._riddle.second):
            cleaned["proof"] = ""
            self.add_error("answer", _("That is not the answer. Count once more."))
        else:
            cleaned["proof"] = ""
        return cleaned

    def _refuse(self, sentence: str) -> None:
        self.add_error(None, f"{sentence} {other_ways(self.organisation)}".strip())

    def _ask(self) -> None:
        """Keep the question that was asked, or ask a new one when the old one is too old."""
        asked = _riddle_in(self.data.get("riddle", ""))
        self._riddle = asked or Riddle(random.randint(1, 5), random.randint(1, 4), 0)  # noqa: S311
        if asked is None or asked.age > LONGEST_SECONDS:
            signed = self._riddle.signed()
            self.initial["riddle"] = signed
            if self.is_bound:
                self.data = self.data.copy()
                self.data["riddle"] = signed
        words = {"first": self._riddle.first, "second": self._riddle.second}
        self.fields["answer"].label = _("How much is %(first)s plus %(second)s?") % words


GUARDS = ("answer", "nickname", "riddle", "proof")


@dataclass(frozen=True, slots=True)
class Riddle:
    """A plain question, and how many seconds ago it was asked."""

    first: int
    second: int
    age: int

    def signed(self) -> str:
        """The question as the form carries it, asked now."""
        return _signer.sign(f"{self.first}+{self.second}+{int(time())}")


def _riddle_in(signed: str) -> Riddle | None:
    try:
        first, second, asked = _signer.unsign(signed).split("+")
    except BadSignature:
        return None
    return Riddle(int(first), int(second), int(time()) - int(asked))
