"""What the pages of this room show, and the pages on which later rooms hang panels."""

from medborgarbudget.rounds.models import Round
from medborgarbudget.web.panels import Page

round_page: Page[Round] = Page()
