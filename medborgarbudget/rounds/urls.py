from django.urls import path

from medborgarbudget.rounds import views

app_name = "rounds"
urlpatterns = [
    path("<slug:organisation_slug>/<slug:round_slug>/", views.round_overview, name="round"),
]
