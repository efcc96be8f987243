from django.db import models
from django.db.models import ExpressionWrapper, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nTextField

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models.rounds import Round
from medborgarbudget.rounds.models.saying import says_something
from medborgarbudget.rounds.rulebook import Edition, PotTerms, Rules, rules_from_document
from medborgarbudget.rounds.rulebook.document import place_from_document, pots_from_document


class Rulebook(models.Model):
    """A version of a round's rules. The database lets nobody change one that is public.

    ``document`` holds `Rules`, ``pots`` holds `PotTerms` of the round's pots, ``place`` holds
    `Place`, and ``fingerprint`` is made of them all, once the version is published. Until the
    round is public, ``pots`` are those of the template that it began from, as patterns. At most
    one version of a round waits to be published. Later versions tell in ``reason`` why they were
    needed. ``frozen_at`` is when the vote opened by this version.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="rulebooks")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    document = models.JSONField()
    pots = models.JSONField(default=list, blank=True)
    place = models.JSONField(default=dict, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    reason = I18nTextField(_("reason"), blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    # Lists of rounds ask for these alone, and leave the documents where they are.
    has_criteria = models.GeneratedField(
        expression=ExpressionWrapper(~Q(document__criteria=[]), models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    has_pots = models.GeneratedField(
        expression=ExpressionWrapper(~Q(pots=[]), models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("round", "-number")
        constraints = (
            models.UniqueConstraint(fields=("round", "number"), name="rulebook_version_once"),
            models.UniqueConstraint(
                fields=("round",), condition=Q(published_at=None), name="rulebook_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, fingerprint="")
                | Q(published_at__isnull=False, fingerprint__regex=r"^[0-9a-f]{64}$"),
                name="rulebook_published_with_fingerprint",
            ),
            models.CheckConstraint(
                condition=Q(frozen_at=None) | Q(published_at__isnull=False),
                name="rulebook_frozen_is_published",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | Q(published_at=None) | says_something("reason"),
                name="rulebook_change_has_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.round} {self.number}"

    @cached_property
    def rules(self) -> Rules:
        """The rules as typed settings."""
        return rules_from_document(self.document)

    @cached_property
    def pot_terms(self) -> tuple[PotTerms, ...]:
        """The pots as they were when this version was published."""
        return pots_from_document(self.pots)

    @cached_property
    def edition(self) -> Edition:
        """All that a public version says, whatever has been renamed since."""
        return Edition(self.rules, self.pot_terms, place_from_document(self.place))
