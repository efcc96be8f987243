from django.db import models

from medborgarbudget.journal.models import Entry
from medborgarbudget.people.models.users import User


class Notification(models.Model):
    """Tells a person that something in the journal concerns them."""

    user = models.ForeignKey(User, models.CASCADE, related_name="notifications")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-entry__at",)
        constraints = (
            models.UniqueConstraint(fields=("user", "entry"), name="notified_once_of_entry"),
        )

    def __str__(self) -> str:
        return str(self.entry)
