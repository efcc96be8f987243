from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nTextField

from medborgarbudget.organisations.places import LISTS, place
from medborgarbudget.organisations.states import OrganisationKind, Theme

RESERVED_SLUGS = ("en", "fi", "sv", "static", "om", "api", "konto", "arbetsyta")
"""First words of addresses that mean something else than an organisation."""

OWN_COLOUR = "egen"
"""What pages call a colour that is none of the ready ones."""

HEX_COLOUR = r"^#[0-9a-f]{6}$"

PALETTE_EDITION = 1
"""Goes up when the shades of a colour change, so that browsers ask for them anew."""


def usual_languages() -> list[str]:
    """The languages of an organisation that has not chosen: those of the site."""
    return [code for code, _name in settings.LANGUAGES]


class Organisation(models.Model):
    """A municipality, region, institution or association: the tenant that owns its rows.

    ``official_code`` is SCB's: four digits for a municipality, two for a region. ``owner`` is
    the municipality or region that an institution belongs to, where it is known here.
    """

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    official_code = models.CharField(_("code at Statistics Sweden"), max_length=4, blank=True)
    owner = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="institutions"
    )
    presentation = I18nTextField(_("presentation"), blank=True)
    languages = ArrayField(
        models.CharField(max_length=10), verbose_name=_("languages"), default=usual_languages
    )
    domain = models.CharField(
        _("domain of its own"),
        max_length=100,
        unique=True,
        null=True,
        blank=True,
        validators=[DomainNameValidator()],
    )
    website = models.URLField(_("website"), blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_address = models.TextField(_("visiting address"), blank=True)
    theme = models.CharField(_("colour"), max_length=10, choices=Theme, default=Theme.LAKE)
    brand_colour = models.CharField(
        _("colour of your own"), max_length=7, blank=True, validators=[RegexValidator(HEX_COLOUR)]
    )
    logo = models.ForeignKey(
        "organisations.Document", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    logo_description = models.CharField(_("what the logo shows"), max_length=150, blank=True)

    accessibility_checked_on = models.DateField(_("day of the check"), null=True, blank=True)
    accessibility_check = I18nTextField(_("how it was checked"), blank=True)
    accessibility_shortcomings = I18nTextField(_("known shortcomings"), blank=True)
    data_protection_email = models.EmailField(
        _("e-mail address of the data protection officer"), blank=True
    )
    privacy_additions = I18nTextField(_("more about personal data"), blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(slug__in=RESERVED_SLUGS), name="organisation_slug_not_reserved"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(theme__in=Theme.values), name="organisation_theme_known"
            ),
            models.CheckConstraint(
                condition=Q(brand_colour="") | Q(brand_colour__regex=HEX_COLOUR),
                name="organisation_brand_colour_is_one",
            ),
            models.CheckConstraint(
                condition=Q(official_code="")
                | Q(kind=OrganisationKind.MUNICIPALITY, official_code__regex=r"^[0-9]{4}$")
                | Q(kind=OrganisationKind.REGION, official_code__regex=r"^[0-9]{2}$"),
                name="organisation_official_code_formed",
            ),
            models.CheckConstraint(
                condition=Q(owner=None) | Q(kind=OrganisationKind.INSTITUTION),
                name="organisation_owner_of_institution",
            ),
            models.UniqueConstraint(
                fields=("kind", "official_code"),
                condition=~Q(official_code=""),
                name="organisation_official_code_once",
                violation_error_message=_("Another organisation here has this code already."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:organisation", args=[self.slug])

    def clean(self) -> None:
        """Refuse a code that no place has, an owner that cannot own, a language without Swedish."""
        problems = {}
        if self.official_code and not place(self.kind, self.official_code):
            problems["official_code"] = self._which_codes_there_are()
        if self.owner and not self._may_belong_to(self.owner):
            problems["owner"] = _("An institution can belong to a municipality or a region.")
        if settings.LANGUAGE_CODE not in self.languages:
            problems["languages"] = _("Swedish has to be one of the languages.")
        if problems:
            raise ValidationError(problems)

    def _may_belong_to(self, owner: "Organisation") -> bool:
        return self.kind == OrganisationKind.INSTITUTION and owner.kind in LISTS

    def _which_codes_there_are(self) -> Promise:
        if self.kind == OrganisationKind.MUNICIPALITY:
            return _("No municipality has this code. It has four digits, as 1281 for Lund.")
        if self.kind == OrganisationKind.REGION:
            return _("No region has this code. It has two digits, as 12 for Region Skåne.")
        return _("Only municipalities and regions have a code at Statistics Sweden.")

    @property
    def colour(self) -> str:
        """The name of the colour that its pages have: one of the ready ones, or its own."""
        return OWN_COLOUR if self.brand_colour else self.theme

    @property
    def colours_url(self) -> str:
        """The stylesheet of a colour of its own; another address for every colour."""
        path = reverse("organisations:colours", args=[self.slug])
        return f"{path}?v={PALETTE_EDITION}-{self.brand_colour.removeprefix('#')}"

    @property
    def logo_url(self) -> str:
        """The picture of its logo; another address for every picture."""
        return f"{reverse('organisations:logo', args=[self.slug])}?v={self.logo_id}"

    @property
    def reachable(self) -> bool:
        """Whether it has told how it is reached."""
        ways = (self.contact_email, self.contact_phone, self.contact_address, self.website)
        return any(ways) or self.owner_id is not None
