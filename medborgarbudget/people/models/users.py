from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from medborgarbudget.people.states import DigestRhythm


class UserManager(BaseUserManager["User"]):
    """Makes accounts; they are found by e-mail address, however it is written."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make and store an account; without a password it cannot be used to sign in with one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A member of staff or an elected member. Residents have no account, and need none.

    What a person may do is not here but in the roles that organisations gave them.
    """

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    language = models.CharField(_("language"), max_length=10, default="sv")
    digest = models.CharField(
        _("letters about what happened"),
        max_length=10,
        choices=DigestRhythm,
        default=DigestRhythm.DAILY,
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(
                condition=models.Q(digest__in=DigestRhythm.values), name="user_digest_known"
            ),
        )

    def __str__(self) -> str:
        return self.name
