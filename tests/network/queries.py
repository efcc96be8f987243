"""Counting what a page asks the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_for(browser: Client, address: str) -> int:
    """How many queries a page makes."""
    with CaptureQueriesContext(connection) as made:
        browser.get(address)
    return len(made.captured_queries)
