"""The form for writing news."""

from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.models import NewsItem
from medborgarbudget.web.forms import PlainModelForm


class NewsForm(PlainModelForm):
    """A headline and a text, in each language of the organisation."""

    button = _("Save the news")

    class Meta:
        model = NewsItem
        fields = ("title", "text")
        help_texts = {
            "title": _("What has happened, in a few words."),
            "text": _("May have headings (# Heading), lists (- item) and links."),
        }
