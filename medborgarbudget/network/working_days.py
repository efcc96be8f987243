"""Working days: Monday to Friday."""

from datetime import datetime, timedelta

FRIDAY = 4


def working_days_after(start: datetime, days: int) -> datetime:
    """The same time of day, so many working days later.

    >>> working_days_after(datetime(2026, 3, 12, 15, 0), 3)  # a Thursday
    datetime.datetime(2026, 3, 17, 15, 0)
    """
    at = start
    while days > 0:
        at += timedelta(days=1)
        if at.weekday() <= FRIDAY:
            days -= 1
    return at
