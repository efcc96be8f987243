"""Forms: one look, texts in several languages, errors that lead to their field."""

from typing import Any

from django import forms
from django.template import Context, Template
from django.utils.translation import override
from django_cotton.compiler_regex import CottonCompiler
from i18nfield.strings import LazyI18nString

from medborgarbudget.organisations.forms.fields import TextInLanguages
from medborgarbudget.web.forms import TOO_LONG, PlainForm


class Invitation(PlainForm):
    button = "Bjud in"
    title = TextInLanguages(label="Rubrik")
    text = TextInLanguages(label="Text", long=True, required=False)
    day = forms.DateField(label="Dag")
    way = forms.ChoiceField(
        label="Sätt", choices=[("a", "Ja"), ("b", "Nej")], widget=forms.RadioSelect
    )


def shown(form: PlainForm) -> str:
    template = CottonCompiler().process('<c-form :form="form" />')
    return Template(template).render(Context({"form": form}))


def a_form(data: dict[str, str] | None = None, **options: Any) -> Invitation:
    return Invitation(data, **options)


def test_a_text_has_a_labelled_input_for_each_language() -> None:
    page = shown(a_form(languages=["sv", "en"]))
    assert '<label class="ds-label" data-weight="regular" for="id_title_0">Svenska</label>' in page
    assert '<label class="ds-label" data-weight="regular" for="id_title_1">English</label>' in page
    assert 'name="title_1"' in page
    assert 'lang="en"' in page


def test_a_text_in_one_language_looks_like_any_other() -> None:
    page = shown(a_form(languages=["sv"]))
    assert 'for="id_title_0"' in page
    assert "title_1" not in page
    assert "Svenska" not in page


def test_what_stands_in_a_language_that_is_not_asked_for_is_kept() -> None:
    initial = {"title": LazyI18nString({"sv": "Möte", "en": "Meeting"})}
    page = shown(a_form(languages=["sv"], initial=initial))
    assert '<input type="hidden" name="title_1" value="Meeting">' in page


def test_only_what_may_be_left_out_is_called_optional() -> None:
    page = shown(a_form())
    assert page.count('class="optional"') == 1


def test_a_required_text_is_needed_in_one_language() -> None:
    rest = {"day": "2026-03-12", "way": "a"}
    assert a_form({"title_0": "", "title_1": "Meeting", **rest}).is_valid()
    assert "title" in a_form({"title_0": "", "title_1": "", **rest}).errors


def test_days_are_picked_in_the_browsers_own_way() -> None:
    page = shown(a_form({"day": "2026-03-12"}))
    assert '<input type="date" name="day" value="2026-03-12"' in page


def test_every_error_leads_to_an_input() -> None:
    page = shown(a_form({}))
    for target in ("id_title_0", "id_day", "id_way_0"):
        assert f'<a href="#{target}">' in page
        assert f'id="{target}"' in page


def test_choices_are_labelled_inputs() -> None:
    page = shown(a_form())
    assert '<label class="ds-label" data-weight="regular" for="id_way_1">Nej</label>' in page


def test_a_long_text_fits_on_a_telephone() -> None:
    page = shown(a_form(languages=["sv"]))
    assert "cols=" not in page
    assert 'rows="5"' in page


def test_a_text_that_is_too_long_is_answered_in_plain_words_and_kept() -> None:
    class Note(PlainForm):
        title = forms.CharField(max_length=5)

    form = Note({"title": "Sjuttio"})
    assert form.errors == {"title": [TOO_LONG % {"show_value": 7, "limit_value": 5}]}
    assert 'value="Sjuttio"' in shown(form)


def test_a_number_that_does_not_fit_is_answered_in_plain_words() -> None:
    class Money(PlainForm):
        amount = forms.IntegerField(min_value=1, max_value=50_000)

    def said(amount: str) -> str:
        (told,) = Money({"amount": amount}).errors["amount"]
        return str(told)

    with override("en"):
        assert said("0") == "Write at least 1."
        assert said("60000") == "Write at most 50\N{NO-BREAK SPACE}000."
        assert said("much") == "Write a whole number with digits."
