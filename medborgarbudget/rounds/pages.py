"""The pages that belong to this room, for later rooms to hang panels on."""

from medborgarbudget.rounds.models import Round
from medborgarbudget.web.panels import Page

round_page: Page[Round] = Page()
