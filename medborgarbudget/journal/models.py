from django.db import models
from django.utils.translation import gettext_lazy as _

INSTALLATION = 0
"""The chain of what belongs to no organisation."""


class Chain(models.Model):
    """The end of an organisation's chain: how many entries there are, and the last one's hash.

    Whoever adds an entry locks this row. ``organisation_id`` is no foreign key: the journal
    lies under the organisations and outlives them. 0 is the installation's own chain.
    """

    organisation_id = models.BigIntegerField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.length}"


class Entry(models.Model):
    """Something that was done: never changed, never removed; the database refuses both.

    ``role`` is as whom it was done, and no more than that. ``details`` are plain values that
    complete the event's sentence; no name, address or number of a person ever stands in an
    entry. ``address`` is where it can be looked at, as a path in Swedish.

    The hash is its name: there is no column that the hash does not cover.
    """

    hash = models.CharField(max_length=64, primary_key=True)
    organisation_id = models.BigIntegerField(default=INSTALLATION)
    number = models.PositiveBigIntegerField(_("number"))
    at = models.DateTimeField(_("time"))
    role = models.CharField(_("role"), max_length=30)
    event_code = models.CharField(_("event"), max_length=80)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.BigIntegerField(null=True)
    subject = models.CharField(_("what it is about"), max_length=250)
    address = models.CharField(max_length=250, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    details = models.JSONField(default=dict)
    public = models.BooleanField(default=False)
    previous = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("-at", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "number"), name="entry_number_once_in_chain"
            ),
            models.UniqueConstraint(
                fields=("organisation_id", "previous"), name="entry_follows_one_other"
            ),
        )
        indexes = (
            models.Index(fields=("organisation_id", "-at"), name="entry_latest_first"),
            models.Index(fields=("subject_kind", "subject_id"), name="entry_subject"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.event_code} {self.subject}"
