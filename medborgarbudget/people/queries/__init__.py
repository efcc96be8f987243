"""The questions that pages and letters ask about people's notices."""

from medborgarbudget.people.queries.notifications import (
    is_due,
    notice_of,
    notices_of,
    unread_count,
    waiting_for_letter,
)

__all__ = ["is_due", "notice_of", "notices_of", "unread_count", "waiting_for_letter"]
