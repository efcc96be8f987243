"""Doing what a form or a button asks for, and showing the reader what came of it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest


def carried_out(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    """Do what a valid form asks for; tell whether the action did not refuse.

    What it refuses stands in the form: beside the field that it is about, or else above.
    Nothing is done where somebody else has changed the same since the page was opened.
    """
    if getattr(form, "meanwhile", ()):
        return False
    try:
        act()
    except ValidationError as refusal:
        if not hasattr(refusal, "error_dict"):
            form.add_error(None, refusal)
            return False
        for name, errors in refusal.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
        return False
    return True


def done(request: HttpRequest, act: Callable[[], object], said: str) -> bool:
    """Do what a button asks for; the next page says that it is done, or why it was refused."""
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    messages.success(request, said)
    return True
