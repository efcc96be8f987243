from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from medborgarbudget.organisations.models.organisations import Organisation


class SignInService(models.Model):
    """An organisation's own sign-in, by OpenID Connect.

    It may speak for e-mail addresses at ``domains`` and for no others. Its secret is not here:
    see ``organisations.sign_in.secret_of``.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    provider_id = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    issuer = models.URLField(_("issuer"), max_length=500)
    client_id = models.CharField(_("client id"), max_length=200)
    domains = ArrayField(models.CharField(max_length=100), verbose_name=_("e-mail domains"))
    trusted_second_factor = models.BooleanField(_("demands a second factor itself"), default=False)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=~Q(domains=[]), name="sign_in_speaks_for_some_domain"),
        )

    def __str__(self) -> str:
        return self.name
