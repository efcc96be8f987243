"""Every address of a medborgarbudget and its rounds, a file for each group of pages."""

from django.urls import include, path

from medborgarbudget.rounds.urls import (
    news,
    outreach,
    pots,
    public,
    rulebook,
    setup,
    steps,
    workspace,
)

app_name = "rounds"
IN_WORKSPACE = (setup, workspace, steps, news, rulebook, outreach, pots)
urlpatterns = [
    *(
        path("<slug:organisation_slug>/arbetsyta/omgangar/", include(group.urlpatterns))
        for group in IN_WORKSPACE
    ),
    path("<slug:organisation_slug>/", include(public.urlpatterns)),
]
