"""Pages that people have open, each in a window of their own, and what their browsers send."""

import re
from typing import Any

from django.test import Client

MET = "data-meanwhile"
"""Stands on a page that tells what somebody else has changed meanwhile."""


def text_of(response: Any) -> str:
    """What stands on a page, with plain spaces."""
    return str(response.content.decode().replace("\N{NO-BREAK SPACE}", " "))


def sent_from(response: Any) -> dict[str, Any]:
    """What a browser would send from the form of a page that is as it was opened."""
    forms = re.findall(r"<form.*?</form>", text_of(response), re.S)
    form = next(each for each in forms if 'name="opened"' in each or '-opened"' in each)
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        ticked = given.get("type") in ("checkbox", "radio")
        if not ticked or re.search(r"\schecked", tag):
            found.setdefault(given["name"], []).append(given.get("value", "on" if ticked else ""))
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.S):
        found[name] = [text.strip()]
    for name, choices in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)"[^>]*selected', choices)
        found[name] = [chosen[1] if chosen else ""]
    return found


class Page:
    """A page that somebody has open, with what stands in its inputs."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.inputs = sent_from(client.get(address))

    def save(self, press: str = "", **answers: Any) -> Any:
        """Press its button; what comes back is the page that stands open then."""
        self.inputs |= {name.replace("__", "-"): value for name, value in answers.items()}
        response = self.client.post(self.address, self.inputs | ({press: "1"} if press else {}))
        if response.status_code == 200:
            self.inputs = sent_from(response)
        return response

    def saves_itself(self, **answers: Any) -> Any:
        """What the script does with the answer of the site."""
        self.inputs |= {name.replace("__", "-"): value for name, value in answers.items()}
        told = self.client.post(self.address, self.inputs, headers={"X-Autosave": "1"}).json()
        self.inputs |= told.get("opened", {})
        return told
