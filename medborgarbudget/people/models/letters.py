from django.db import models
from django.utils.translation import gettext_lazy as _


class Letter(models.Model):
    """An e-mail on its way. Once it has been sent, address, subject and text are erased."""

    organisation_id = models.BigIntegerField(null=True, blank=True)
    to = models.EmailField(_("to"), blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), blank=True)
    unsubscribe_url = models.URLField(blank=True, max_length=500)
    written_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-written_at",)

    def __str__(self) -> str:
        return str(self.pk)
