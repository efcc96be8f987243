from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from medborgarbudget.organisations.models.organisations import Organisation
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import Role, role_label


class RoleGrant(models.Model):
    """A role that a person has in an organisation, or in one of its rounds alone.

    ``round_id`` is tied to the organisation's rounds by the room of rounds, which lies above.
    A grant counts from ``given_at`` until it is ended or its last day has passed, and is kept.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    round_id = models.BigIntegerField(null=True, blank=True)
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("user__name", "role")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "user", "role", "round_id"),
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="role_given_once",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_known"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("given_at")),
                name="role_ends_after_it_was_given",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_role_display())


class Invitation(models.Model):
    """An invitation to take on roles, sent to an e-mail address as a secret link.

    It is open until it is accepted, withdrawn or has expired; then name and address are erased.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    email = models.EmailField(_("e-mail address"), blank=True)
    name = models.CharField(_("name"), max_length=100, blank=True)
    roles = models.JSONField(_("roles"), default=list)
    round_id = models.BigIntegerField(null=True, blank=True)
    last_day = models.DateField(_("last day of the roles"), null=True, blank=True)
    secret_digest = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    # Known only while it is being sent: what is stored does not tell the secret.
    link: str = ""

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("-sent_at",)
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                "organisation",
                "round_id",
                condition=Q(accepted_at=None, withdrawn_at=None) & ~Q(email=""),
                nulls_distinct=False,
                name="invited_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return ", ".join(role_label(role) for role in self.roles)

    @property
    def expired(self) -> bool:
        """Whether its time has run out."""
        return self.expires_at <= timezone.now()

    @property
    def is_open(self) -> bool:
        """Whether it can be accepted now."""
        return not (self.accepted_at or self.withdrawn_at or self.expired)
