"""Two who change the same: what a page tells of what it was filled from, and what comes of it."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from i18nfield.strings import LazyI18nString

from medborgarbudget.organisations.forms.fields import TextInLanguages
from medborgarbudget.web.acting import carried_out
from medborgarbudget.web.forms import PlainForm
from medborgarbudget.web.meanwhile import answers_of, fingerprint, written_down


class Plan(PlainForm):
    from_store = True
    title = TextInLanguages(label="Rubrik", required=False)
    text = forms.CharField(label="Text", required=False, widget=forms.Textarea)
    day = forms.DateField(label="Dag", required=False)
    ways = forms.MultipleChoiceField(
        label="Sätt",
        choices=[("a", "Brev"), ("b", "Möte")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    open = forms.BooleanField(label="Öppet", required=False)


STORED: dict[str, Any] = {
    "title": LazyI18nString({"sv": "Hej", "en": "Hello"}),
    "text": "Rad ett\nRad två",
    "day": date(2027, 3, 1),
    "ways": ["b", "a"],
    "open": True,
}
SENT = {
    "title_0": "Hej",
    "title_1": "Hello",
    "text": "Rad ett\r\nRad två\r\n",
    "day": "2027-03-01",
    "open": "on",
}


def sent(form: Plan, **changes: Any) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({**SENT, "opened": written_down(form.stored()), **changes})
    data.setlist("ways", changes.get("ways", ["a", "b"]))
    return data


def test_what_nobody_has_touched_has_the_fingerprint_of_what_is_stored() -> None:
    form = Plan(initial=STORED)
    data = sent(form)
    for name, answer in answers_of(form).items():
        assert fingerprint(data.getlist(name)) == fingerprint(answer.sent), name


def test_a_number_is_the_same_with_and_without_blanks_between_its_digits() -> None:
    assert fingerprint(["1 250\N{NO-BREAK SPACE}000 "]) == fingerprint(["1250000"])
    assert fingerprint(["1 250 000 kr"]) != fingerprint(["1 250 001 kr"])


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("title", LazyI18nString({"sv": "Nytt", "en": "Hello"}), ["Nytt"]),
        ("text", "Annan text", ["Annan text"]),
        ("ways", ["b"], ["Möte"]),
        ("open", False, ["Nej"]),
        ("text", "", []),
    ],
)
def test_what_another_has_changed_is_taken_over_or_told(name: str, value: Any, told: Any) -> None:
    now = STORED | {name: value}
    untouched = Plan(sent(Plan(initial=STORED), title_1="Good day"), initial=now)
    assert untouched.is_valid()
    assert untouched.cleaned_data[name] in (value, LazyI18nString({"sv": "Nytt", "en": "Good day"}))
    mine = {"title": {"title_0": "Mitt"}, "ways": {"ways": []}, "open": {"open": "", "ways": ["a"]}}
    changed = mine.get(name, {name: "Mitt"})
    form = Plan(sent(Plan(initial=STORED), **changed), initial=now)
    if name == "open":
        assert not form.meanwhile, "both have said no"
        return
    assert [each.theirs for each in form.meanwhile] == [told]
    assert not form.is_valid()
    done: list[int] = []
    assert not carried_out(form, lambda: done.append(1))
    assert not done


def test_a_form_that_is_not_filled_from_what_is_stored_tells_nothing() -> None:
    class New(Plan):
        from_store = False

    assert New(initial=STORED).opened == ""
    assert New(sent(Plan(initial={})), initial=STORED).is_valid()
