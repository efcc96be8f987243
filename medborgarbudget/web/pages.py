"""The page that belongs to this room, for later rooms to hang panels on."""

from medborgarbudget.web.panels import Page

start_page: Page[None] = Page()
