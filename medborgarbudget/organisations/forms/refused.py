"""Showing in a form why an action refused what was filled in."""

from django import forms
from django.core.exceptions import ValidationError


def add_refusal(form: forms.BaseForm, refusal: ValidationError) -> None:
    """Put each sentence beside the field it is about, if the form has it, and else above."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
