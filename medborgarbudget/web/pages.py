"""The page that belongs to this room, for later rooms to hang panels on."""

from medborgarbudget.web.panels import Page

start_page: Page[str] = Page()
"""What this is, and who takes part; its subject is whom the visitor looks for, if anybody."""
