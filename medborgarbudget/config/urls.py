"""Every address of the site: Swedish words, and the language first unless it is Swedish."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("", include("medborgarbudget.web.urls")),
    path("konto/", include("medborgarbudget.people.urls")),
    path("", include("medborgarbudget.people.notice_urls")),
    path("", include("medborgarbudget.organisations.urls")),
    path("<slug:organisation_slug>/", include("medborgarbudget.network.urls")),
    path("", include("medborgarbudget.rounds.urls")),
    path("<slug:organisation_slug>/<slug:round_slug>/", include("medborgarbudget.results.urls")),
    prefix_default_language=False,
)
