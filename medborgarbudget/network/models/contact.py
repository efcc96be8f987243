from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from medborgarbudget.network.states import MessageState
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.models import User


class Message(models.Model):
    """A message from anyone to an organisation, followed until somebody has answered.

    ``waits_since`` is when its sender last wrote something that nobody has answered yet, and
    ``staff_told_at`` when staff were told that it has waited too long.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=MessageState, default=MessageState.NEW)
    name = models.CharField(_("your name"), max_length=100, blank=True)
    email = models.EmailField(_("your e-mail address"))
    subject = models.CharField(_("what it is about"), max_length=150)
    text = models.TextField(_("message"))
    secret_digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=10, default="sv")
    received_at = models.DateTimeField(default=timezone.now)
    waits_since = models.DateTimeField(default=timezone.now)
    staff_told_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("-received_at",)

    def __str__(self) -> str:
        return self.subject


class MessageAnswer(models.Model):
    """An answer to a message, sent by letter, or what its sender wrote back."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, models.CASCADE, related_name="answers")
    from_sender = models.BooleanField(default=False)
    text = models.TextField(_("answer"))
    written_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("written_at",)

    def __str__(self) -> str:
        return self.text[:80]


class Knock(models.Model):
    """That somebody used a form of ours, kept for a day to tell people from machines.

    ``digest`` stands for an e-mail address, a computer or a solved riddle; what it stands for
    cannot be read out of it.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        indexes = (models.Index(fields=("organisation", "digest", "at"), name="knock_lately"),)

    def __str__(self) -> str:
        return self.digest[:8]
