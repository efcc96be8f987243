"""Doing what a form or a button asks for, and showing the reader what came of it."""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase


def in_turn(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Read what is stored, compare and save while nobody else saves at the same address.

    For a view that fills a form from what is stored. It stands first of its decorators.
    """

    @wraps(view)
    def waiting(request: HttpRequest, **words: Any) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, **words)
        address = blake2b(request.path.encode(), digest_size=8).digest()
        with transaction.atomic():
            with connection.cursor() as cursor:
                key = int.from_bytes(address, signed=True)
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
            return view(request, **words)

    return waiting


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
