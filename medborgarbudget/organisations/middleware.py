"""Organisations that are reached by a domain of their own."""

from collections.abc import Callable
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase, HttpResponseRedirectBase

from medborgarbudget.organisations.domains import is_the_sites_own, may_be_a_domain
from medborgarbudget.organisations.queries import slugs_by_domain

SECONDS_BETWEEN_READINGS = 60
STAYS = {"static", "om", "api"}
"""First words of addresses that are the same on every domain."""
LANGUAGES = {code for code, _name in settings.LANGUAGES}


class SeeOther(HttpResponseRedirectBase):
    """Sends a browser on for now, with whatever it was sending."""

    status_code = 307


class OwnDomain:
    """On a domain of its own an organisation's page is the start page.

    Its other pages keep their addresses. Other organisations, the workspace and accounts are
    on the site's own domain, to which requests for them are sent on: a session and a passkey
    count for one domain.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.slugs: dict[str, str] = {}
        self.read_at = -float("inf")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the name of the organisation whose domain it is, if it is one's."""
        host, _port = split_domain_port(request.get_host())
        if not is_the_sites_own(host) and may_be_a_domain(host) and (slug := self.slug_at(host)):
            return self.answer_for(slug, request)
        return self.get_response(request)

    def answer_for(self, slug: str, request: HttpRequest) -> HttpResponseBase:
        """Show the organisation's pages, or send on to the site's domain."""
        words = request.path_info.strip("/").split("/")
        language = f"/{words.pop(0)}" if words[0] in LANGUAGES else ""
        if words in ([], [""]):
            request.path_info = request.path = f"{language}/{slug}/"
        elif words[0] not in STAYS and (words[0] != slug or "arbetsyta" in words[1:2]):
            return _sent_on(request)
        return self.get_response(request)

    def slug_at(self, host: str) -> str:
        """The slug of the organisation at a domain, from a table read once a minute."""
        if monotonic() - self.read_at > SECONDS_BETWEEN_READINGS:
            self.slugs, self.read_at = slugs_by_domain(), monotonic()
        return self.slugs.get(host, "")


def _sent_on(request: HttpRequest) -> HttpResponse:
    return SeeOther(f"{settings.SITE_URL}{request.get_full_path()}")
