from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from medborgarbudget.organisations.models.organisations import Organisation


class WithoutContent(models.Manager["Document"]):
    """Lists documents without their bytes, which are fetched where somebody opens one."""

    def get_queryset(self) -> models.QuerySet["Document"]:
        """The documents, their content left for later."""
        return super().get_queryset().defer("content")


class Document(models.Model):
    """A file that somebody handed in, kept in the database with all else that is backed up.

    ``content`` is left out of queries on documents; ``select_related`` has to leave it out itself.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    stored_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(WithoutContent, organisation="organisation")

    class Meta:
        ordering = ("-stored_at",)

    def __str__(self) -> str:
        return self.name
