"""What a browser sends when somebody writes an application."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

COMPLETE = {
    "applicant_kind": "municipality",
    "official_code": "0682",
    "orientations": ["territory", "group"],
    "intention": "Vi vill låta landsbygden bestämma.",
    "learning": "Hur vi når fler.",
    "body": "Kommunstyrelsen",
    "decided_on": "2026-05-12",
    "paragraph": "§ 45",
    "registry_number": "KS 2026-112",
}
OLLE = {"name": "Olle Ek", "email": "olle@nassjo.example", "task": "official", "role": "Leder"}


def a_decision() -> SimpleUploadedFile:
    return SimpleUploadedFile("beslut.pdf", b"%PDF-1.7 beslut", "application/pdf")


def sent(*people: dict[str, str], **fields: Any) -> dict[str, Any]:
    """The fields of the form, with a row for each person."""
    rows = {
        f"people-{row}-{name}": value
        for row, person in enumerate(people)
        for name, value in person.items()
    }
    numbers = {"people-TOTAL_FORMS": len(people), "people-INITIAL_FORMS": 0}
    return numbers | rows | fields
