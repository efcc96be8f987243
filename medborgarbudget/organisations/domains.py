"""An organisation may be reached by a domain of its own beside the site's."""

from urllib.parse import urlsplit

from django.conf import settings


def is_the_sites_own(host: str) -> bool:
    """Whether a host is the whole site's, and no organisation's."""
    return host.lower() == (urlsplit(settings.SITE_URL).hostname or "")


def as_hosts_are_written(domain: str) -> str:
    """A domain as browsers send it: in small letters, with å, ä and ö encoded.

    >>> as_hosts_are_written(" Medborgarbudget.Ålvik.se ")
    'medborgarbudget.xn--lvik-poa.se'
    """
    return domain.strip().lower().encode("idna").decode()


def may_be_a_domain(host: str) -> bool:
    """Whether a host could be an organisation's: it has dots and does not end in a number."""
    return "." in host and not host.rpartition(".")[2].isdigit()
