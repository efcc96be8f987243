"""Letters to an applicant, each with a link to the application."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from medborgarbudget.network.links import keep_digest, secret_for
from medborgarbudget.network.models import Application
from medborgarbudget.people.actions import write_letter
from medborgarbudget.web.addresses import absolute


def link_to(application: Application) -> str:
    """The whole address at which whoever holds it reads and writes an application."""
    secret = secret_for("application", application.pk)
    keep_digest(application, secret)
    return absolute(
        reverse("network:own-application", args=[application.organisation.slug, secret])
    )


def write_to_applicant(application: Application, letter: str, **context: Any) -> None:
    """Write one of the letters in ``network/letters``; its first line is the subject."""
    with override(application.language):
        text = render_to_string(
            f"network/letters/{letter}.txt",
            {
                "application": application,
                "programme": application.programme,
                "organisation": application.organisation,
                "link": link_to(application),
                **context,
            },
        )
    subject, body = text.strip().split("\n", 1)
    write_letter(
        to=application.email,
        subject=subject,
        body=body.strip() + "\n",
        organisation_id=application.organisation_id,
    )
