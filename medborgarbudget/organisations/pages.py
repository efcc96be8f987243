"""The pages that belong to this room, for later rooms to hang panels on."""

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.web.panels import Page

organisation_page: Page[Organisation] = Page()
